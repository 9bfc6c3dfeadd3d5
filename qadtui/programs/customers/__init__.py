"""The conversations of screens/customers."""
