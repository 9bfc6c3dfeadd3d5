"""The screen as a grid of cells, each with its character and its role; it knows which cells changed since last painted.

    column   1  2  3  4  5          Rows and columns count from 1, as in QAD's screens.
    row 1    漢 "" 字 "" A          A wide character stands in its first cell, the second holds "".

Overwriting one half of a wide character blanks the other half, so every row is always exactly as wide as the grid.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qadtui.formats.width import cells as cells_of
from qadtui.formats.width import fit, pad
from qadtui.terminal.roles import ASCII, BLANK, UNICODE, Cell, Lines, Role
from qadtui.terminal.spelling import mend, spell

__all__ = ["ASCII", "BLANK", "UNICODE", "Block", "Cell", "Grid", "Lines", "Role", "Saved", "Span"]


class Span(NamedTuple):
    """Cells `start` to `end` of a row, both included."""

    row: int
    start: int
    end: int


class Saved(NamedTuple):
    """A saved piece of one row."""

    row: int
    column: int
    cells: tuple[Cell, ...]


Block = tuple[Saved, ...]
"""What `copy` saves and `paste` puts back."""


class Grid:
    """A screen of `rows` x `columns` cells, with the cursor and the bell."""

    def __init__(self, rows: int = 24, columns: int = 80, lines: Lines = UNICODE) -> None:
        self.rows, self.columns, self.lines = rows, columns, lines
        self.cursor: tuple[int, int] | None = None
        self._cells = [[BLANK] * columns for _ in range(rows)]
        self._painted = [[BLANK] * columns for _ in range(rows)]
        self._touched: set[int] = set()
        self._bell = False

    def put(self, row: int, column: int, text: str, role: Role = Role.NORMAL, width: int | None = None) -> None:
        """Write `text` at a place, cut or padded to `width` cells when given; what falls off the grid is dropped."""
        self._lay(row, column, spell(text if width is None else pad(text, width), role))

    def clear(self, row: int = 1, column: int = 1, height: int | None = None, width: int | None = None) -> None:
        """Blank a block; without a size, all that lies below and to the right of the place."""
        blanks = [BLANK] * (self.columns if width is None else width)
        for line in range(row, self.rows + 1 if height is None else row + height):
            self._lay(line, column, blanks)

    def box(self, row: int, column: int, height: int, width: int, title: str = "") -> None:
        """Draw a border, with its title centred in the top line; what is inside stays."""
        last, inner, lines = row + height - 1, width - 2, self.lines
        self.put(row, column, lines.top_left + lines.horizontal * inner + lines.top_right, Role.BORDER)
        for line in range(row + 1, last):
            self.put(line, column, lines.vertical, Role.BORDER)
            self.put(line, column + width - 1, lines.vertical, Role.BORDER)
        self.put(last, column, lines.bottom_left + lines.horizontal * inner + lines.bottom_right, Role.BORDER)
        if title:
            caption = f" {fit(title, inner - 2)} "
            self.put(row, column + 1 + (inner - cells_of(caption)) // 2, caption, Role.TITLE)

    def copy(self, row: int, column: int, height: int, width: int) -> Block:
        """Save what a pop-up will cover, to the whole character where an edge of the block would halve one."""
        return tuple(self._saved(line, column, column + width - 1) for line in self._rows(row, height))

    def paste(self, block: Block) -> None:
        """Put back what `copy` saved."""
        for saved in block:
            self._lay(saved.row, saved.column, saved.cells)

    def cells(self, row: int) -> Sequence[Cell]:
        """The cells of a row, to be painted from left to right; a "" is the second half of the character before it."""
        return self._cells[row - 1]

    def text(self) -> list[str]:
        """The rows as text, each exactly as wide as the grid."""
        return ["".join(char for char, _ in row) for row in self._cells]

    def screen(self) -> str:
        """The whole screen as one text, without the blanks at the ends of rows."""
        return "\n".join(row.rstrip() for row in self.text())

    def take_changes(self) -> list[Span]:
        """The cells that differ from those at the last call; a changed wide character counts both its cells."""
        spans = [span for row in sorted(self._touched) for span in self._changed(row)]
        for row in self._touched:
            self._painted[row - 1] = list(self._cells[row - 1])
        self._touched.clear()
        return spans

    def ring(self) -> None:
        """Ring the bell at the next painting."""
        self._bell = True

    def take_bell(self) -> bool:
        """Was the bell rung since the last call?"""
        rung, self._bell = self._bell, False
        return rung

    def resize(self, rows: int, columns: int) -> None:
        """Change the size; what still fits stays where it is."""
        self._cells = _resized(self._cells, rows, columns)
        self._painted = _resized(self._painted, rows, columns)
        self.rows, self.columns = rows, columns
        self._touched = set(range(1, rows + 1))

    def _rows(self, row: int, height: int) -> range:
        return range(max(row, 1), min(row + height, self.rows + 1))

    def _lay(self, row: int, column: int, new: Sequence[Cell]) -> None:
        """Replace cells from `column` on, and blank the halves of characters cut by the edges."""
        first, last = max(column, 1), min(column + len(new) - 1, self.columns)
        if not 1 <= row <= self.rows or first > last:
            return
        line = self._cells[row - 1]
        line[first - 1 : last] = new[first - column : last - column + 1]
        for edge in (first - 1, last):
            mend(line, edge)
        self._touched.add(row)

    def _saved(self, row: int, first: int, last: int) -> Saved:
        first, last = max(first, 1), max(min(last, self.columns), 0)
        line = self._cells[row - 1]
        if first <= last:
            first -= line[first - 1][0] == ""
            last += last < self.columns and line[last][0] == ""
        return Saved(row, first, tuple(line[first - 1 : last]))

    def _changed(self, row: int) -> Iterator[Span]:
        new, old = self._cells[row - 1], self._painted[row - 1]
        if new == old:
            return
        start, differs = 0, False
        for column, (now, before) in enumerate(zip(new, old, strict=True), start=1):
            differed, differs = differs, now != before or (differs and now[0] == "")
            if differs and not differed:
                start = column
            elif differed and not differs:
                yield Span(row, start, column - 1)
        if differs:
            yield Span(row, start, len(new))


def _resized(old: list[list[Cell]], rows: int, columns: int) -> list[list[Cell]]:
    new = [(line + [BLANK] * columns)[:columns] for line in old[:rows]]
    for line in new:
        mend(line, columns)
    return new + [[BLANK] * columns for _ in range(rows - len(new))]
