"""Which rows of a long list are on the screen."""

from hypothesis import given
from hypothesis import strategies as st

from qadtui.terminal.frames import Frame
from qadtui.terminal.sheet import Sheet

FRAME = Frame("lines", 5, 1, 17, 80)
NUMBERS = st.sets(st.integers(1, 60))


def sheet_of(numbers: set[int], at: int) -> Sheet:
    def beyond(number: int, forward: bool) -> int | None:
        if forward:
            return min((n for n in numbers if n > number), default=None)
        return max((n for n in numbers if n < number), default=None)

    return Sheet(FRAME, beyond, lambda number: {"line": number}, at)


def test_the_list_moves_no_further_than_the_cursor_needs() -> None:
    sheet = sheet_of(set(range(1, 31)), 1)
    assert sheet.numbers(5) == [1, 2, 3, 4, 5]
    sheet.step(5)
    assert sheet.numbers(5) == [2, 3, 4, 5, 6]
    sheet.step(-3)
    assert sheet.numbers(5) == [2, 3, 4, 5, 6]
    assert sheet.numbers(40) == list(range(1, 31))


def test_a_step_ends_at_the_last_row_and_there_is_none_beyond() -> None:
    sheet = sheet_of({1, 5, 9}, 1)
    assert [sheet.step(13), sheet.at, sheet.step(1), sheet.at] == [True, 9, False, 9]


@given(NUMBERS, st.integers(1, 61), st.lists(st.tuples(st.integers(-20, 20), st.integers(1, 30))))
def test_the_cursor_is_always_among_the_rows_and_no_row_is_empty_without_need(
    numbers: set[int], at: int, moves: list[tuple[int, int]]
) -> None:
    sheet = sheet_of(numbers, at)
    for by, height in moves:
        sheet.step(by)
        shown, everything = sheet.numbers(height), sorted({*numbers, sheet.at})
        assert sheet.at in shown
        assert len(shown) == min(height, len(everything))
        first = everything.index(shown[0])
        assert shown == everything[first : first + height]
