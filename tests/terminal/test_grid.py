"""The screen of cells: wide characters are never halved, and only what changed is painted."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import cells
from qadtui.terminal.cells import ASCII, Grid, Role, Span

Place = tuple[int, int]
Put = tuple[Place, str, Role, int | None]

ROWS, COLUMNS = 4, 12
texts = st.text(st.sampled_from("ab 漢字e\u0301\u200d\ufe0f👩\t\n"), max_size=16)
roles = st.sampled_from([Role.NORMAL, Role.FIELD])
places = st.tuples(st.integers(-3, ROWS + 2), st.integers(-5, COLUMNS + 3))
sizes = st.integers(0, COLUMNS + 2)
puts = st.tuples(places, texts, roles, st.none() | sizes)


def small(*steps: Put) -> Grid:
    grid = Grid(ROWS, COLUMNS)
    for (row, column), text, role, width in steps:
        grid.put(row, column, text, role, width)
    return grid


def seen(grid: Grid) -> dict[tuple[int, int], tuple[str, str, Role]]:
    """What a person sees in each cell: of a wide character the left or the right half."""
    picture = {}
    for row in range(1, grid.rows + 1):
        for column, (char, role) in enumerate(grid.cells(row), start=1):
            lead = char or grid.cells(row)[column - 2][0]
            picture[row, column] = (lead, "right" if char == "" else "left", role)
    return picture


def marked(spans: list[Span]) -> set[tuple[int, int]]:
    return {(span.row, column) for span in spans for column in range(span.start, span.end + 1)}


def test_rows_and_columns_count_from_one() -> None:
    grid = small(((1, 1), "A", Role.NORMAL, None), ((2, 3), "B", Role.NORMAL, None))
    assert grid.screen() == "A\n  B\n\n"


def test_a_width_pads_a_short_text_and_cuts_a_long_one() -> None:
    grid = small(((1, 1), "XXXXXX", Role.NORMAL, None), ((1, 2), "漢", Role.FIELD, 3), ((2, 1), "AB漢", Role.NORMAL, 3))
    assert grid.screen() == "X漢 XX\nAB\n\n"
    assert [role for _, role in grid.cells(1)[:5]] == [Role.NORMAL, *[Role.FIELD] * 3, Role.NORMAL]


@pytest.mark.parametrize(("column", "row"), [(1, "x 字"), (2, " x字"), (3, "漢x"), (4, "漢 x")])
def test_overwriting_half_a_character_blanks_its_other_half(column: int, row: str) -> None:
    grid = small(((1, 1), "漢字", Role.NORMAL, None), ((1, column), "x", Role.NORMAL, None))
    assert grid.screen().splitlines()[0] == row


def test_a_character_cut_by_the_edge_is_a_blank() -> None:
    grid = small(((1, COLUMNS), "漢", Role.NORMAL, None), ((2, 0), "漢B", Role.NORMAL, None))
    assert grid.text()[:2] == [" " * COLUMNS, " B".ljust(COLUMNS)]


def test_an_accent_shares_the_cell_of_its_letter() -> None:
    assert [char for char, _ in small(((1, 1), "e\u0301漢\u0301a", Role.NORMAL, None)).cells(1)[:4]] == [
        "e\u0301",
        "漢\u0301",
        "",
        "a",
    ]


def test_a_box_carries_its_title_centred_in_its_border() -> None:
    grid = Grid(3, 20)
    grid.box(1, 1, 3, 20, "Sold-To")
    assert grid.screen().splitlines() == ["┌──── Sold-To ─────┐", "│                  │", "└──────────────────┘"]


def test_a_box_can_be_drawn_on_a_plain_terminal() -> None:
    grid = Grid(3, 6, ASCII)
    grid.box(1, 1, 3, 6)
    assert grid.screen().splitlines() == ["+----+", "|    |", "+----+"]


def test_a_title_too_long_for_its_box_is_cut() -> None:
    grid = Grid(2, 8)
    grid.box(1, 1, 2, 8, "漢字漢字")
    assert grid.text()[0] == "┌ 漢字 ┐"


def test_clearing_without_a_size_blanks_what_is_below_and_to_the_right() -> None:
    grid = small(*[((row, 1), "abcd", Role.BOLD, None) for row in (1, 2, 3)])
    grid.clear(2, 3)
    assert grid.screen() == "abcd\nab\nab\n"


def test_clearing_a_block_leaves_the_rest() -> None:
    grid = small(*[((row, 1), "abcd", Role.BOLD, None) for row in (1, 2, 3)])
    grid.clear(1, 2, 2, 2)
    assert grid.screen() == "a  d\na  d\nabcd\n"


@given(st.lists(puts, max_size=8), places, sizes, sizes)
def test_what_a_pop_up_covered_comes_back_when_it_closes(
    steps: list[Put], place: Place, height: int, width: int
) -> None:
    grid = small(*steps)
    before = [list(grid.cells(row)) for row in range(1, ROWS + 1)]
    covered = grid.copy(*place, height, width)
    for row in range(place[0], place[0] + height):
        grid.put(row, place[1], "漢x" * width, Role.FIELD, width)
    grid.paste(covered)
    assert [list(grid.cells(row)) for row in range(1, ROWS + 1)] == before


@pytest.mark.parametrize(("column", "width"), [(2, 1), (2, 2), (3, 1), (2, 4), (1, 5)])
def test_characters_half_covered_by_a_pop_up_come_back_whole(column: int, width: int) -> None:
    grid = small(((1, 1), "漢字漢", Role.NORMAL, None))
    covered = grid.copy(1, column, 1, width)
    grid.put(1, column, "x" * width)
    grid.paste(covered)
    assert grid.screen().splitlines()[0] == "漢字漢"


@given(st.lists(puts), st.lists(st.tuples(places, sizes, sizes)))
def test_every_row_is_always_exactly_as_wide_as_the_screen(
    steps: list[Put], clears: list[tuple[Place, int, int]]
) -> None:
    grid = small(*steps)
    for place, height, width in clears:
        grid.clear(*place, height, width)
    assert [cells(row) for row in grid.text()] == [COLUMNS] * ROWS
    assert [len(grid.cells(row)) for row in range(1, ROWS + 1)] == [COLUMNS] * ROWS


@given(st.lists(puts), st.lists(puts, max_size=4))
def test_exactly_the_cells_that_look_different_are_reported(before: list[Put], after: list[Put]) -> None:
    grid = small(*before)
    grid.take_changes()
    old = seen(grid)
    for (row, column), text, role, width in after:
        grid.put(row, column, text, role, width)
    new = seen(grid)
    assert marked(grid.take_changes()) == {place for place in new if new[place] != old[place]}
    assert grid.take_changes() == []


@given(st.lists(puts), st.lists(puts, max_size=4))
def test_neighbouring_changes_are_one_span(before: list[Put], after: list[Put]) -> None:
    grid = small(*before)
    grid.take_changes()
    for (row, column), text, role, width in after:
        grid.put(row, column, text, role, width)
    spans = grid.take_changes()
    assert spans == sorted(spans)
    assert all(a.row < b.row or a.end + 1 < b.start for a, b in pairwise(spans))


def test_what_was_written_and_taken_back_is_no_change() -> None:
    grid = small()
    grid.put(1, 1, "A")
    grid.put(1, 1, " ")
    assert grid.take_changes() == []


def test_both_halves_of_a_changed_character_are_reported() -> None:
    grid = small(((1, 1), "漢字", Role.NORMAL, None))
    grid.take_changes()
    grid.put(1, 1, "字")
    assert grid.take_changes() == [Span(1, 1, 2)]


@given(st.lists(puts), st.integers(1, 6), st.integers(1, 20))
def test_a_resized_screen_keeps_what_fits(steps: list[Put], rows: int, columns: int) -> None:
    grid = small(*steps)
    before = seen(grid)
    grid.resize(rows, columns)
    assert [cells(row) for row in grid.text()] == [columns] * rows
    whole = {place: cell for place, cell in seen(grid).items() if place in before and place[1] < columns}
    assert whole == {place: before[place] for place in whole}


def test_the_bell_rings_once() -> None:
    grid = Grid()
    grid.ring()
    assert [grid.take_bell(), grid.take_bell()] == [True, False]
