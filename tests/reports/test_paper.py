"""Printed reports as people approved them, one text file each, to be read like the paper.

QADTUI_GOLDEN=rewrite python -m pytest tests/reports/test_paper.py     writes them anew; read the difference first
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qadtui.formats import cells
from qadtui.reports.paper import pages
from qadtui.reports.request import Range, Request
from tests.reports.sheets import printed, report_of, row, sheet, written

APPROVED = Path(__file__).parent / "approved"
LINES, PAGE_ENDS = 24, "~" * 20 + "\n"


@pytest.mark.parametrize("columns", [80, 132])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_printed_report(language: str, columns: int) -> None:
    file = APPROVED / f"shipments_{columns}_{language}.txt"
    paper = PAGE_ENDS.join(
        "".join(f"{line.text}\n" for line in page) for page in pages(printed(language, columns), LINES)
    )
    if os.environ.get("QADTUI_GOLDEN") == "rewrite":
        file.parent.mkdir(exist_ok=True)
        file.write_text(paper, encoding="utf-8")
    assert paper == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [80, 132])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_line_is_wider_than_the_paper_and_no_page_longer(language: str, columns: int) -> None:
    for page in pages(printed(language, columns), LINES):
        assert len(page) <= LINES
        assert max(cells(line.text) for line in page) <= columns


def test_every_page_has_its_number_and_the_headings() -> None:
    report = report_of(breaks=None)
    first, *_, criteria = printouts = list(pages(sheet([row(report)] * 50, report), LINES))
    assert len(printouts) == 4  # 18 rows on a page, the last one with the totals and the end; and the criteria
    for number, page in enumerate(printouts, 1):
        assert page[0].text.endswith(f"Page: {number}")
        assert "7.1.20.13 Shipment Report" in page[1].text
    assert all(page[4:6] == first[4:6] for page in printouts[:-1])
    assert criteria[4].text == "Report Selection Criteria:"


def test_a_report_of_nothing_has_its_headings_and_its_end() -> None:
    page, _ = pages(sheet([]), LINES)
    assert [line.text.strip() for line in page[6:]] == ["", "End of Report"]


def test_open_ends_and_switches_are_said_in_words() -> None:
    request = Request((Range("effective", None, None),), {"open": False}, order=1)
    *_, criteria = pages(sheet([], request=request), LINES)
    said = [" ".join(line.text.split()) for line in criteria[6:]]
    assert said == ["Effective: To:", "Open Only: No", "Sort by: Item", "", "Report submitted by: anna"]


def test_rows_are_read_as_pages_are_asked_for() -> None:
    report, read = report_of(breaks=None), list[int]()

    def rows() -> Iterator[tuple[Any, ...]]:
        for number in range(1000):
            read.append(number)
            yield row(report, line=number)

    printing = pages(sheet(rows(), report), LINES)
    next(printing)
    assert len(read) <= LINES


def test_a_form_feed_stands_between_pages() -> None:
    text = written("text", printed("en", 80)).decode()
    assert text.count("\f") == 1
    assert text.index("\f") < text.index("Report Selection Criteria:")
