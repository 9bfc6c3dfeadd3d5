"""qadtui: QAD's character screens over a database of your own."""

__version__ = "0.1.0"
