"""What is true of every screen file and every program behind it, in both languages."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from qadtui import locator
from qadtui.definitions.menus import load_menus
from qadtui.definitions.screens import Screen, load_screen
from qadtui.formats import cells
from qadtui.language import messages
from qadtui.language.text import Translator
from qadtui.terminal.frames import Frame
from tests.company import APRIL
from tests.station import Station
from tests.working_company import everything

SCREENS = {path: load_screen(path, file) for path, file in locator.screens().items()}
NUMBERS = {entry.screen: entry.code for entry in load_menus(locator.menus()).root.walk() if entry.screen}
FRAMES = [(path, frame) for path, screen in SCREENS.items() for frame in screen.frames.values()]
LANGUAGES = ("en", "zh_CN")
PAGING, ALWAYS_SEEN = {"7", "8", "9", "10"}, {"2", "3", "4"}
"""Keys of the legend, by number: those that may meet an end of the file, and those that always show something else."""

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


@in_each_language
@each_screen
async def test_every_key_of_the_legend_does_something(company_file: Path, screen: Screen, language: str) -> None:
    translate = Translator(language)
    ends = [translate(message.text) for message in (messages.BEGINNING_OF_FILE, messages.END_OF_FILE)]
    async with Station(company_file, date=APRIL, language=language) as station:
        menu = station.screen()
        await station.type(f"{NUMBERS[screen.path]}<Return>")
        keys = legend_keys(station.row(24))
        assert {"2", "4"} <= set(keys)
        assert "1" in keys or screen.kind == "browse", "only what is looked at may have nothing to go to"
        for key in keys:
            station.session.grid.take_bell()
            shown = (station.screen(), station.cursor)
            await station.type(f"<F{key}>")
            at_an_end = key in PAGING and station.row(22) in ends
            refused = key == "1" and station.row(22) != ""
            assert not station.session.grid.take_bell() or at_an_end or refused, key
            assert key not in ALWAYS_SEEN or (station.screen(), station.cursor) != shown, key
            await to_the_menu(station, menu)
            await station.type(f"{NUMBERS[screen.path]}<Return>")


def legend_keys(legend: str) -> list[str]:
    """The numbers of the keys a legend names: `F1=Go 2=Help`, `F1-执行 F2-提示`, `F1执行 2提示`."""
    return re.findall(r"\d+", legend)


async def to_the_menu(station: Station, menu: str) -> None:
    """Press F4 until the menu is there again."""
    for _ in range(8):
        if station.screen() == menu:
            return
        await station.type("<F4>")
    raise AssertionError(station.screen())


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
