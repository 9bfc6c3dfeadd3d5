"""F2 has an answer at the menu, too; that of programs and fields is checked with their screens."""

from qadtui.definitions.checks import HELP_ROWS, HELP_WIDTH
from qadtui.formats.wrapping import wrapped
from qadtui.language.text import Translator
from qadtui.programs import menu


def test_the_menus_help_fits_its_box(translate: Translator) -> None:
    assert menu.HELP.message
    assert len(wrapped(translate(menu.HELP), HELP_WIDTH)) <= HELP_ROWS
