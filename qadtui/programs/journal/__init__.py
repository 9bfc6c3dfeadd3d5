"""The keystroke journal: recorded while somebody works, replayed to see whether everything is still as it was."""
