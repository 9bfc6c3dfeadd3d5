"""The character terminal: keys go in, cells come out. It knows no Textual, no database and no clock."""
