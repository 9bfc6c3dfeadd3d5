"""What is true of every screen file and every program behind it, in both languages."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from qadtui import locator
from qadtui.definitions.menus import load_menus
from qadtui.definitions.screens import Screen, load_screen
from qadtui.formats import cells
from qadtui.language.text import Translator
from qadtui.terminal.frames import Frame
from tests.company import APRIL
from tests.station import Station
from tests.working_company import everything

SCREENS = {path: load_screen(path, file) for path, file in locator.screens().items()}
NUMBERS = {entry.screen: entry.code for entry in load_menus(locator.menus()).root.walk() if entry.screen}
FRAMES = [(path, frame) for path, screen in SCREENS.items() for frame in screen.frames.values()]
LANGUAGES = ("en", "zh_CN")
KEYS = {
    "Go": "<F1>", "Help": "<F2>", "Ins": "<F3>", "End": "<F4>", "Delete": "<F5>", "Rcl": "<F7>", "Clr": "<F8>",
    "Prev": "<F9>", "Next": "<F10>", "Hlp": "<F2>", "Mnu": "<F6>", "Menu": "<F6>", "Buf": "<F11>", "Paste": "<F11>",
    "Recall": "<F7>", "Clear": "<F8>",
}  # fmt: skip

each_screen = pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
each_frame = pytest.mark.parametrize("frame", [frame for _, frame in FRAMES], ids=[f"{p}-{f.name}" for p, f in FRAMES])
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def spans(frame: Frame, language: str) -> Iterator[tuple[int, int, int, str]]:
    """Row, first and last column of everything a frame shows, with its name."""
    translate = Translator(language)
    for field in frame.fields:
        label = field.column
        if field.colon is not None:
            label = field.colon - cells(translate(field.label))
            yield field.row, label, field.colon, f"label {field.name}"
        yield field.row, field.column, field.column + field.format.width - 1, field.name
    for literal in frame.literals:
        yield literal.row, literal.column, literal.column + cells(translate(literal.text)) - 1, literal.text.message


@each_screen
def test_a_screen_is_on_the_menu(screen: Screen) -> None:
    assert screen.path in NUMBERS


@each_frame
def test_a_frame_lies_on_the_screen_between_title_and_messages(frame: Frame) -> None:
    assert frame.row >= 2
    assert frame.row + frame.height - 1 <= 21
    assert frame.column >= 1
    assert frame.column + frame.width - 1 <= 80


@in_each_language
@each_frame
def test_nothing_in_a_frame_overlaps_or_touches_the_border(frame: Frame, language: str) -> None:
    edge = int(frame.boxed)
    for row, first, last, name in spans(frame, language):
        assert frame.row + edge <= row <= frame.row + frame.height - 1 - edge, name
        assert frame.column + edge <= first, name
        assert last <= frame.column + frame.width - 1 - edge, name
    for (row, _, last, name), (next_row, first, _, next_name) in pairwise(sorted(spans(frame, language))):
        assert row != next_row or last < first, f"{name} runs into {next_name}"


@each_frame
def test_list_columns_stand_side_by_side_and_hold_their_values(frame: Frame) -> None:
    for column in frame.columns:
        assert column.column + column.width - 1 < frame.column + frame.width - 1
    for left, right in pairwise(frame.columns):
        assert left.column + left.width < right.column


@each_frame
def test_the_cursor_visits_enterable_fields_only_from_left_to_right_and_down(frame: Frame) -> None:
    visited = [frame.field(name) for name in frame.enterable]
    assert all(field.enterable for field in visited)
    places = [(field.row, field.column) for field in visited]
    assert places == sorted(places)


@in_each_language
@each_screen
async def test_it_opens_from_its_menu_number_and_leaves_with_f4_and_nothing_is_changed(
    company_file: Path, screen: Screen, language: str
) -> None:
    before = everything(company_file)
    async with Station(company_file, date=APRIL, language=language) as station:
        menu = station.screen()
        await station.type(f"{NUMBERS[screen.path]}<Return>")
        translate = Translator(language)
        assert f"{NUMBERS[screen.path]} {translate(screen.title)}" in station.row(1)
        assert station.row(1).startswith(screen.program)
        assert await station.type("<F4>") == menu
    assert everything(company_file) == before


async def to_the_menu(station: Station) -> None:
    for _ in range(8):
        if "Main Menu" in station.row(2):
            return
        await station.type("<F4>")
    raise AssertionError(station.screen())


@each_screen
async def test_every_key_of_the_legend_does_something(station: Station, screen: Screen) -> None:
    grid = station.session.grid
    await station.type(f"{NUMBERS[screen.path]}<Return>")
    legend = station.row(24)
    named = [word.partition("=")[2] for word in legend.removeprefix("F").split() if "=" in word]
    assert named, legend
    for word in named:
        grid.take_bell()
        shown = (station.screen(), station.cursor)
        await station.type(KEYS[word])
        nowhere_to_page = word in ("Prev", "Next") and "file" in station.row(22)
        refused = word == "Go" and station.row(22)
        assert not grid.take_bell() or nowhere_to_page or refused, word
        if word in ("Help", "Hlp", "Ins", "End", "Mnu", "Menu", "Buf", "Paste"):
            assert (station.screen(), station.cursor) != shown, word
        await to_the_menu(station)
        await station.type(f"{NUMBERS[screen.path]}<Return>")


@each_screen
async def test_ctrl_d_and_ctrl_c_in_any_field_end_nothing(station: Station, company_file: Path, screen: Screen) -> None:
    before = everything(company_file)
    await station.type(f"{NUMBERS[screen.path]}<Return>")
    title = station.row(1)
    for _ in range(30):
        await station.type("<Ctrl+D>")
        await station.type("<Ctrl+C>")
        await station.type("<F4>" if "confirm" in station.row(22) else "<Tab>")
        assert not station.ended
        assert station.row(1) == title
    assert everything(company_file) == before
