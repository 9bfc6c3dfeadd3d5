"""What the operator reads, in the operator's language: lazy texts, their translation and the message catalogue."""
