"""Printed pages as a PDF: a grid of cells on A4, upright for 80 columns, across for more.

Courier draws what it has, a Chinese font that is embedded the rest, each character in the middle of its two cells.
Dashes under headings and boxes become lines. The text can be searched and copied.

The library keeps all pages until the last is drawn: a million rows on 18,000 pages take a third of a gigabyte. That is
the one output whose memory grows with the report.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from qadtui.reports.definition import NARROW
from qadtui.reports.outputs.pdf.drawing import Drawing, Look
from qadtui.reports.page import Page
from qadtui.reports.paper import pages
from qadtui.reports.sheet import Sheet

UPRIGHT_LINES, ACROSS_LINES = 60, 46


@dataclass(frozen=True)
class Paper:
    """The pages' size in cells, and what the document says of itself."""

    columns: int
    lines: int
    title: str
    author: str
    language: str
    made: datetime

    @property
    def look(self) -> Look:
        """How large its cells are."""
        return Look.fitting(self.columns, self.lines, upright=self.columns <= NARROW)


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write a report as it is printed. Refusal: no Chinese font, where there are Chinese characters."""
    lines = UPRIGHT_LINES if sheet.width <= NARROW else ACROSS_LINES
    paper = Paper(sheet.width, lines, sheet.heading, sheet.user, sheet.translate.language, sheet.now)
    write_pages(pages(sheet, lines), paper, stream)


def write_pages(printed: Iterable[Page], paper: Paper, stream: BinaryIO) -> None:
    """Write pages of at most `paper.lines` lines. Refusal: see `write`."""
    drawing = Drawing(paper.look)
    drawing.describe(paper.title, paper.author, paper.language, paper.made)
    for page in printed:
        drawing.print_page(page)
    drawing.finish(stream)
