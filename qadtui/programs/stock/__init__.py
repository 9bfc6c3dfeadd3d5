"""The conversations of screens/stock."""
