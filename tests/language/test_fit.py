"""Every text fits its place, in every language: nothing is cut, nothing collides."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import qadtui
from qadtui.definitions.menus import MenuTree
from qadtui.formats import cells
from qadtui.language import messages
from qadtui.language.messages import Message, said
from qadtui.language.text import Translator
from qadtui.programs import menu as menu_screen
from qadtui.programs.menu import MenuScreen
from qadtui.programs.sales.order_entry import FORMATS
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.queue import KeyQueue
from qadtui.terminal.status import INSERT, Status
from tests.language.samples import sample_values
from tests.screens.files import SCREENS

WIDTH, LEGEND_WIDTH, ANSWER_WIDTH = 80, 79, len(" yes")
ON_THE_COMMAND_LINE = {*range(700, 800), *range(904, 911)}
"""Messages of loading, and of a database that does not open: printed as lines, where there is room."""


def test_menus_show_their_titles_whole(menus: MenuTree, translate: Translator) -> None:
    dialogue = Dialogue(Grid(24, WIDTH), KeyQueue(), translate)
    screen, cut = MenuScreen(dialogue, "company"), []
    for menu in [menu for menu in menus.root.walk() if menu.entries]:
        screen.show(menu)
        shown = dialogue.grid.screen()
        wanted = [f"{number:2}. {translate(entry.title)} " for number, entry in menu.entries.items()]
        wanted += [f" {translate(heading)} " for heading in (*menu.headings, menu.title)]
        cut += [words for words in wanted if words not in shown]
    assert cut == []


def test_the_menu_prompt_ends_before_the_answer(translate: Translator) -> None:
    assert 2 + cells(translate(menu_screen.PROMPT)) < menu_screen.FUNCTION.column


def test_legends_fit_the_last_row_beside_the_word_insert(translate: Translator) -> None:
    for legend in legends.LEGENDS:
        assert cells(translate(legend)) + 1 + cells(translate(INSERT)) <= LEGEND_WIDTH


@pytest.mark.parametrize(
    "message", [m for n, m in sorted(Message.by_number.items()) if n not in ON_THE_COMMAND_LINE], ids=repr
)
def test_messages_fit_their_row_with_the_answer_of_a_question(message: Message, translate: Translator) -> None:
    room = WIDTH - ANSWER_WIDTH if message in QUESTIONS else WIDTH
    words = said(message, translate, sample_values(message))
    assert cells(words) <= room
    grid = Grid(24, WIDTH)
    status = Status(grid, translate)
    status.say(message, **sample_values(message))
    assert grid.text()[status.row - 1].rstrip() == words


def test_words_shown_in_a_field_fit_it(translate: Translator) -> None:
    field = SCREENS["sales/order_maintenance"].frames["line_head"].field("line_format")
    assert max(cells(translate(word)) for word in FORMATS.values()) <= field.format.width


def _questions() -> Iterator[Message]:
    """The messages that some program asks with `confirm`, found without running it."""
    for file in Path(qadtui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "confirm":
                asked = node.args[0]
                if isinstance(asked, ast.Attribute):
                    yield getattr(messages, asked.attr)


QUESTIONS = set(_questions())
