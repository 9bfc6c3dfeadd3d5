"""The screens as an operator of each language meets them."""

import pytest

from qadtui import locator
from qadtui.definitions.menus import MenuTree, load_menus
from qadtui.definitions.screens import Screen
from qadtui.language.text import LANGUAGES, Translator
from tests.language.places import SCREENS


@pytest.fixture(params=LANGUAGES)
def translate(request: pytest.FixtureRequest) -> Translator:
    """What an operator of each language reads."""
    return Translator(request.param)


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> Screen:
    """A screen."""
    return SCREENS[request.param]


@pytest.fixture
def menus() -> MenuTree:
    return load_menus(locator.menus())
