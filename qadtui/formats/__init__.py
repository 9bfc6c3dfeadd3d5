"""Data formats as QAD writes them, exact decimals and cell widths: text to value and back."""
