"""F2 has an answer everywhere: each field the cursor can stand in, each program, and the menu."""

from qadtui.definitions.screens import Screen
from qadtui.formats.wrapping import wrapped
from qadtui.language.text import Translator
from qadtui.programs import menu
from tests.language.places import frames_of

HELP_WIDTH, HELP_ROWS = 60, 18


def test_every_field_that_can_be_entered_has_help(screen: Screen) -> None:
    fields = [(frame.name, field) for frame in frames_of(screen) for field in frame.fields if field.enterable]
    assert [f"{frame}: {field.name}" for frame, field in fields if not field.help.message] == []


def test_every_program_has_help(screen: Screen) -> None:
    assert screen.help.message


def test_help_fits_its_box(screen: Screen, translate: Translator) -> None:
    helps = [screen.help, menu.HELP, *(field.help for frame in frames_of(screen) for field in frame.fields)]
    assert [help for help in helps if len(wrapped(translate(help), HELP_WIDTH)) > HELP_ROWS] == []
