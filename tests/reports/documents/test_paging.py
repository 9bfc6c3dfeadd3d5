"""Lines become pages: nothing is torn apart that belongs together, and no page is fuller than the paper."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from qadtui.reports.documents.paging import Sheet, paged
from qadtui.reports.page import Line


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def top(number: int, pages: int) -> list[Line]:
    return lines("head", f"page {number} of {pages}") if number == 1 else lines(f"page {number} of {pages}")


def bottom(number: int, pages: int) -> list[Line]:
    return lines("continued") if number < pages else lines("signed", "dated")


SHEET = Sheet(10, top, bottom)


def papers(groups: Sequence[Sequence[Line]], foot: Sequence[Line], sheet: Sheet = SHEET) -> list[list[str]]:
    return [[line.text for line in page] for page in paged(sheet, groups, foot)]


def test_one_page_has_its_bottom_at_the_bottom() -> None:
    assert papers([lines("1"), lines("2")], lines("total")) == [
        ["head", "page 1 of 1", "1", "2", "total", "", "", "", "signed", "dated"]
    ]


def test_a_page_that_is_exactly_full_is_one_page() -> None:
    groups = [lines(str(number)) for number in range(5)]
    assert papers(groups, lines("total")) == [
        ["head", "page 1 of 1", "0", "1", "2", "3", "4", "total", "signed", "dated"]
    ]


def test_the_total_takes_a_line_along() -> None:
    groups = [lines(str(number)) for number in range(6)]
    assert papers(groups, lines("total")) == [
        ["head", "page 1 of 2", "0", "1", "2", "3", "4", "", "", "continued"],
        ["page 2 of 2", "5", "total", "", "", "", "", "", "signed", "dated"],
    ]


def test_the_rows_of_a_line_stay_together() -> None:
    groups = [lines("1", "1a", "1b"), lines("2", "2a", "2b"), lines("3", "3a", "3b")]
    assert papers(groups, lines("total")) == [
        ["head", "page 1 of 2", "1", "1a", "1b", "2", "2a", "2b", "", "continued"],
        ["page 2 of 2", "3", "3a", "3b", "total", "", "", "", "signed", "dated"],
    ]


def test_a_blank_line_between_lines_is_not_at_the_top_of_a_page() -> None:
    groups = [lines(str(number)) for number in range(6)]
    first, second = papers(groups, lines("total"), Sheet(10, top, bottom, gap=1))
    assert first == ["head", "page 1 of 2", "0", "", "1", "", "2", "", "3", "continued"]
    assert second[:4] == ["page 2 of 2", "4", "", "5"]


def test_a_line_longer_than_a_page_goes_on() -> None:
    pages = papers([lines(*(f"{number}" for number in range(20)))], lines("total"))
    assert [text for page in pages for text in page if text.isdigit()] == [str(number) for number in range(20)]
    assert len(pages) == 3


def test_a_foot_longer_than_a_page_goes_on() -> None:
    pages = papers([lines("1")], lines(*(f"{number}" for number in range(20))))
    assert [len(page) for page in pages] == [10, 10, 10, 10]


@given(
    st.lists(st.integers(1, 14), max_size=30),
    st.integers(0, 14),
    st.integers(0, 2),
    st.integers(8, 30),
)
def test_nothing_is_lost_and_no_page_is_too_full(heights: list[int], foot: int, gap: int, height: int) -> None:
    groups = [lines(*(f"{group}/{row}" for row in range(rows))) for group, rows in enumerate(heights)]
    feet = lines(*(f"foot/{row}" for row in range(foot)))
    pages = papers(groups, feet, Sheet(height, top, bottom, gap))
    body = [text for page in pages for text in page if "/" in text]
    assert body == [line.text for group in [*groups, feet] for line in group]
    assert all(len(page) == height for page in pages)
    for number, rows in enumerate(heights):
        if rows <= height - 3:
            assert (
                len({at for at, page in enumerate(pages) if f"{number}/0" in page or f"{number}/{rows - 1}" in page})
                == 1
            )
