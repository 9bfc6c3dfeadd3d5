"""The conversations of screens/sales."""
