"""The one painted widget: it shows the session's grid, repaints only what changed and keeps the cursor in the field.

Textual paints it whole, at the start and after a resize. Between those only the changed cells are drawn, each run of
them once: Textual would repaint the rectangle around them all, from its left edge, some milliseconds later.

A terminal smaller than the grid shows one line that says so. The grid itself is left alone, so nothing typed is lost.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rich.segment import Segment
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from qadtui.terminal.cells import Cell, Grid, Role, Span
from qadtui.ui.styles import looks


class Surface(Widget):
    """Paints a grid at the top left of the terminal."""

    def __init__(self, grid: Grid, monochrome: bool = False) -> None:
        super().__init__()
        self._grid = grid
        self._looks = looks(monochrome)
        self._notice = ""
        self.painted = False

    def warn(self, notice: str) -> None:
        """Show this line instead of the grid; with "" show the grid again."""
        if notice != self._notice:
            self._notice = notice
            self.refresh()

    @property
    def cursor(self) -> Offset | None:
        """Where the cursor stands, None if it is not to be seen."""
        if self._notice or self._grid.cursor is None:
            return None
        row, column = self._grid.cursor
        return Offset(column - 1, row - 1)

    def changes(self) -> str:
        """The cells that changed since the last call, as the terminal wants them; "" while a whole painting is due."""
        spans = self._grid.take_changes()
        return "" if self._notice or not self.painted else "".join(map(self._drawn, spans))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region. Textual's styles have no say here: a cell looks as its role does, no bytes more."""
        self.painted = True
        return [self._line(y).crop_extend(crop.x, crop.right, None) for y in crop.line_range]

    def _line(self, y: int) -> Strip:
        if self._notice:
            return Strip([Segment(self._notice)] if y == 0 else [])
        if y >= self._grid.rows:
            return Strip([], 0)
        return self._strip(self._grid.cells(y + 1))

    def _drawn(self, span: Span) -> str:
        cells = self._grid.cells(span.row)[span.start - 1 : span.end]
        return f"\x1b[{span.row};{span.start}H{self._strip(cells).render(self.app.console)}"

    def _strip(self, cells: Sequence[Cell]) -> Strip:
        return Strip(list(map(self._segment, groupby(cells, key=itemgetter(1)))), len(cells))

    def _segment(self, run: tuple[Role, Iterator[Cell]]) -> Segment:
        role, cells = run
        return Segment("".join(char for char, _ in cells), self._looks[role])
