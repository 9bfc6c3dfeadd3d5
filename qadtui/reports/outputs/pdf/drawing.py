"""Pages drawn in a grid of cells.

+--+--+--+--+        left + at * cell, top + row * leading: the corner of a cell
|S |O | 产  |        Courier is 0.6 of its size wide, so a size makes a cell; a Chinese character is drawn a tenth
+--+--+--+--+        larger, and a little wider than it is high, so that it fills two
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import BinaryIO, NamedTuple, Self

from fpdf import FPDF
from fpdf.enums import TextMode
from fpdf.fonts import TTFFont

from qadtui import __version__
from qadtui.formats.width import char_cells
from qadtui.reports.outputs.pdf.chinese_font import chinese_font
from qadtui.reports.outputs.pdf.runs import Kind, Rule, Run, rules, runs
from qadtui.reports.page import Line, Page

A4 = (595.28, 841.89)
MARGIN = 36.0
COURIER, CHINESE_SIZE = 0.6, 1.1
LEADING, LEAST_LEADING = 1.15, 1.05
"""From line to line in sizes: usually, and where many lines must fit."""
BASELINE, MIDDLE = 0.8, 0.55
THIN, THICK, BOLD_STROKE = 0.5, 1.2, 0.35
CHINESE = "chinese"
NOT_THERE = "?"
"""Stands for a character that no font has."""
ARMS = {"─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu"} | {
    "├": "rud", "┤": "lud", "┬": "lrd", "┴": "lru", "┼": "lrud",
}  # fmt: skip
"""Where the lines of a box go from the middle of a cell: left, right, up, down."""


class Look(NamedTuple):
    """How large things are, in points."""

    upright: bool
    cell: float
    size: float
    leading: float

    @classmethod
    def fitting(cls, columns: int, lines: int, upright: bool) -> Self:
        """So that so many columns and lines fit on A4, standing upright or lying across."""
        width, height = A4 if upright else A4[::-1]
        cell, room = (width - 2 * MARGIN) / columns, (height - 2 * MARGIN) / lines
        size = min(cell / COURIER, room / LEAST_LEADING)
        return cls(upright, size * COURIER, size, min(size * LEADING, room))


class Drawing:
    """A PDF that grows page by page."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._pdf = FPDF("portrait" if look.upright else "landscape", "pt", "A4")
        self._pdf.set_auto_page_break(False)
        self._chinese: TTFFont | None = None

    def describe(self, title: str, author: str, language: str, made: datetime) -> None:
        """What the document says of itself."""
        self._pdf.set_title(title)
        self._pdf.set_author(author)
        self._pdf.set_lang(language.replace("_", "-"))
        self._pdf.set_creator(f"qadtui {__version__}")
        self._pdf.set_creation_date(made)

    def print_page(self, page: Page) -> None:
        """Add a page. Refusal: it has characters that need a font there is not."""
        self._pdf.add_page()
        for row, line in enumerate(page):
            ruled = rules(line.text)
            if ruled is None:
                self._print_line(row, line)
            else:
                self._draw_rules(row, ruled)

    def finish(self, stream: BinaryIO) -> None:
        """Write the whole document."""
        self._pdf.output(stream)

    def _print_line(self, row: int, line: Line) -> None:
        for run in runs(line.text):
            if run.kind is Kind.PLAIN:
                self._pdf.set_font("Courier", "B" if line.bold else "", self._look.size)
                self._put(row, run.at, run.text)
            elif run.kind is Kind.BOX:
                self._draw_box(row, run)
            else:
                with self._in_chinese(line.bold):
                    self._print_wide(row, run) if run.kind is Kind.WIDE else self._print_other(row, run)

    def _print_wide(self, row: int, run: Run) -> None:
        """As one text without gaps, so that it is found as one."""
        self._pdf.set_stretching(200 * COURIER / CHINESE_SIZE)
        self._put(row, run.at, self._known(run.text))
        self._pdf.set_stretching(100)

    def _print_other(self, row: int, run: Run) -> None:
        """Each in the middle of its cell; an accent stands on the character before it."""
        at = float(run.at)
        for char in self._known(run.text):
            width = self._pdf.get_string_width(char) / self._look.cell
            cells = char_cells(char)
            self._put(row, at + (cells - width) / 2, char)
            at += cells

    @contextmanager
    def _in_chinese(self, bold: bool) -> Iterator[None]:
        """The font that has one weight only draws bold with a line around."""
        if self._chinese is None:
            self._pdf.add_font(CHINESE, fname=chinese_font())
            font = self._pdf.fonts[CHINESE]
            assert isinstance(font, TTFFont)
            self._chinese = font
        self._pdf.set_font(CHINESE, size=self._look.size * CHINESE_SIZE)
        if bold:
            with self._pdf.local_context(text_mode=TextMode.FILL_STROKE, line_width=BOLD_STROKE):
                yield
        else:
            yield

    def _known(self, text: str) -> str:
        assert self._chinese is not None
        return "".join(char if ord(char) in self._chinese.cmap else NOT_THERE for char in text)

    def _put(self, row: int, at: float, text: str) -> None:
        self._pdf.text(self._x(at), self._y(row) + BASELINE * self._look.size, text)

    def _draw_rules(self, row: int, ruled: list[Rule]) -> None:
        y = self._y(row) + MIDDLE * self._look.size
        for rule in ruled:
            self._pdf.set_line_width(THICK if rule.double else THIN)
            self._pdf.line(self._x(rule.start), y, self._x(rule.stop), y)

    def _draw_box(self, row: int, run: Run) -> None:
        self._pdf.set_line_width(THIN)
        top, half_row, half = self._y(row), self._look.leading / 2, self._look.cell / 2
        for at, char in enumerate(run.text, run.at):
            x, y = self._x(at) + half, top + half_row
            ends = {"l": (x - half, y), "r": (x + half, y), "u": (x, y - half_row), "d": (x, y + half_row)}
            for arm in ARMS[char]:
                self._pdf.line(x, y, *ends[arm])

    def _x(self, at: float) -> float:
        return MARGIN + at * self._look.cell

    def _y(self, row: int) -> float:
        return MARGIN + row * self._look.leading
