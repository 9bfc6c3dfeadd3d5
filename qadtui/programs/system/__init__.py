"""The conversations of screens/system."""
