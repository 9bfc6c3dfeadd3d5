"""A pager reads a report's lines while another process still makes them."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.reports.spool import Spool, SpoolWriter

LINES = [f"line {number} 漢字" for number in range(1200)]


def filled(spool: Spool, lines: list[str], heading: tuple[str, ...] = ("Order", "-----")) -> None:
    with SpoolWriter(spool.folder, heading) as writer:
        for line in lines:
            writer.line(line)


def test_lines_come_back_from_anywhere() -> None:
    with Spool() as spool:
        filled(spool, LINES)
        reader = spool.reader()
        assert (reader.heading, reader.count, reader.complete) == (["Order", "-----"], 1200, True)
        assert reader.lines(0, 3) == LINES[:3]
        assert reader.lines(700, 500) == LINES[700:]
        assert reader.lines(1190, 500) == LINES[1190:]
        assert (reader.lines(1200, 5), reader.lines(-1, 5), reader.lines(5, 0)) == ([], [], [])


@given(
    st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=9), max_size=12),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_any_lines_come_back(lines: list[str], first: int, count: int) -> None:
    with Spool() as spool:
        filled(spool, lines)
        assert spool.reader().count == len(lines)
        assert spool.reader().lines(first, count) == lines[first : first + count]


def test_a_reader_sees_what_there_is_by_now() -> None:
    with Spool() as spool:
        reader = spool.reader()
        assert (reader.heading, reader.count, reader.complete, reader.lines(0, 9)) == ([], 0, False, [])
        with SpoolWriter(spool.folder, ["Order"]) as writer:
            assert reader.heading == ["Order"]
            writer.line("first")
            writer.flush()
            assert (reader.count, reader.complete, reader.lines(0, 9)) == (1, False, ["first"])
            writer.line("second")
        assert (reader.count, reader.complete, reader.lines(0, 9)) == (2, True, ["first", "second"])


def broken_off(spool: Spool) -> None:
    with SpoolWriter(spool.folder) as writer:
        writer.line("first")
        raise KeyboardInterrupt


def test_a_spool_that_was_broken_off_is_not_complete() -> None:
    with Spool() as spool:
        with pytest.raises(KeyboardInterrupt):
            broken_off(spool)
        assert (spool.reader().count, spool.reader().complete) == (1, False)


def test_a_report_of_nothing_is_complete() -> None:
    with Spool() as spool:
        filled(spool, [])
        assert (spool.reader().count, spool.reader().complete, spool.reader().lines(0, 9)) == (0, True, [])


@pytest.mark.parametrize(
    ("text", "first", "forward", "found"),
    [
        ("LINE 7 ", 0, True, 7),
        ("漢字", 5, True, 5),
        ("line 1100", 0, True, 1100),
        ("line 3 ", 1199, False, 3),
        ("line 3 ", 2, False, None),
        ("line 3 ", 4, True, None),
        ("line", 600, False, 600),
        ("nowhere", 0, True, None),
        ("line", 5000, False, 1199),
        ("line", 5000, True, None),
    ],
)
def test_a_text_is_found_from_where_one_is(text: str, first: int, forward: bool, found: int | None) -> None:
    with Spool() as spool:
        filled(spool, LINES)
        assert spool.reader().find(text, first, forward) == found


def test_nobody_else_can_read_it_and_it_goes_with_its_reader() -> None:
    with Spool() as spool:
        filled(spool, LINES)
        folder: Path = spool.folder
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()
