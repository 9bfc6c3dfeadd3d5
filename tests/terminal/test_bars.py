"""Bars as the operator sees them: as long as their values, beside labels and numbers that line up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import cells
from qadtui.terminal.bars import BarRow, Scale, paint_bars, sample
from qadtui.terminal.cells import ASCII, UNICODE, Grid, Lines, Role

BLOCKS = "█▉▊▋▌▍▎▏▐▕"


def bar(label: str, value: int, series: int = 0) -> BarRow:
    return BarRow(label, Decimal(value), f"{value:,}.00", series)


def painted(rows: list[BarRow], columns: int = 80, lines: Lines = UNICODE) -> Grid:
    grid = Grid(len(rows) + 2, columns, lines)
    paint_bars(grid, 2, rows, Scale.of(rows))
    return grid


def lengths(grid: Grid, drawn: str = BLOCKS) -> list[int]:
    return [sum(row.count(char) for char in drawn) for row in grid.text()[1:-1]]


def test_a_bar_of_half_the_value_is_half_as_long() -> None:
    whole, half, none = lengths(painted([bar("May", 1000), bar("June", 500), bar("July", 0)]))
    assert (half, none) == (whole // 2, 0)
    assert whole > 50


def test_labels_of_chinese_and_of_other_letters_line_up() -> None:
    rows = painted([bar("城北酒家", 10), bar("Corner", 10)]).text()
    assert cells(rows[1].partition("█")[0]) == cells(rows[2].partition("█")[0])
    assert rows[1].rstrip().endswith("10.00")


def test_what_is_less_than_nothing_goes_to_the_left() -> None:
    above, below = painted([bar("Sold", 60), bar("Taken back", -60)]).text()[1:-1]
    assert below.rindex("█") <= above.index("█")
    assert below.rstrip().endswith("-60.00")


def test_the_longest_label_is_cut_where_the_screen_is_narrow() -> None:
    row = painted([bar("A customer with a very long name", 5)], columns=30).text()[1]
    assert row.startswith(" A cust")
    assert "████" in row
    assert row.rstrip().endswith("5.00")


@pytest.mark.parametrize("lines", [UNICODE, ASCII])
def test_two_series_differ_by_their_shape_and_by_their_colour(lines: Lines) -> None:
    grid = painted([bar("A", 7), bar("", 7, series=1)], lines=lines)
    shapes = [{char for char, role in grid.cells(row) if role in (Role.BAR, Role.SECOND_BAR)} - {" "} for row in (2, 3)]
    roles = [{role for _, role in grid.cells(row)} & {Role.BAR, Role.SECOND_BAR} for row in (2, 3)]
    assert not shapes[0] & shapes[1]
    assert shapes[0] == {sample(0, lines)}
    assert sample(1, lines) in shapes[1]
    assert roles == [{Role.BAR}, {Role.SECOND_BAR}]


def test_a_terminal_without_blocks_gets_plain_characters() -> None:
    grid = painted([bar("A", 7), bar("", 5, series=1), bar("B", -3)], lines=ASCII)
    assert grid.screen().isascii()
    assert lengths(grid, "=-")[0] > lengths(grid, "#.")[1] > 0


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=8))
def test_whatever_the_values_no_bar_leaves_its_place(values: list[int]) -> None:
    rows = painted([bar("L", value) for value in values]).text()
    assert all(cells(row) == 80 for row in rows)
    for row, value in zip(rows[1:-1], values, strict=True):
        assert row.rstrip().endswith(f" {value:,}.00")


def test_what_cannot_be_compared_has_a_scale_of_its_own() -> None:
    rows = [bar("Kegs", 3), bar("Caps", 20000)]
    grid, common = Grid(), Scale.of(rows)
    for row, each in enumerate(rows, 2):
        paint_bars(grid, row, [each], common.fitted([each]))
    assert [row.count("█") for row in grid.text()[1:3]] == [grid.text()[2].count("█")] * 2
