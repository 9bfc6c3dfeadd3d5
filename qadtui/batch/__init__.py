"""Work that comes in files instead of keys, through the same rules as the screens."""
