"""The tables, their dictionary, and the one way in and out of the database.

Importing this package imports nothing: a menu is painted before SQLModel is loaded.
"""
