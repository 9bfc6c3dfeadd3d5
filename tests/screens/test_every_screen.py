"""What every screen file inherits the day it is added: the checks of the product, on our own files."""

import pytest

from qadtui import locator
from qadtui.definitions.checks import faults_of_menus, faults_of_screen

FILES = locator.screens()


@pytest.mark.parametrize("path", FILES)
def test_a_screen_file_has_no_fault(path: str) -> None:
    assert faults_of_screen(path, FILES[path]) == []


def test_every_menu_line_opens_something() -> None:
    assert faults_of_menus(locator.menus()) == []
