"""Screens are files: what menus.toml and screens/ say, bound to the dictionary, and the programs that need nothing
else.
"""
