"""Every screen there is, as the programs load it."""

from qadtui import locator
from qadtui.definitions.screens import load_screen

SCREENS = {path: load_screen(path, file) for path, file in locator.screens().items()}
