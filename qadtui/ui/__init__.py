"""The Textual app: bytes of the terminal in, painted cells out. The only room that imports textual."""
