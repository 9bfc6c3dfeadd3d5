"""The screens as an operator of each language meets them."""

import pytest

from qadtui import locator
from qadtui.definitions.menus import MenuTree, load_menus
from qadtui.language.text import LANGUAGES, Translator


@pytest.fixture(params=LANGUAGES)
def translate(request: pytest.FixtureRequest) -> Translator:
    """What an operator of each language reads."""
    return Translator(request.param)


@pytest.fixture
def menus() -> MenuTree:
    return load_menus(locator.menus())
