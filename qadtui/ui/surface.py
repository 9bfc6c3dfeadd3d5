"""The one painted widget: it shows the session's grid, repaints only what changed and keeps the cursor in the field.

Textual paints it whole, at the start and after a resize. Between those only the changed cells are drawn, each run of
them once: Textual would repaint the rectangle around them all, from its left edge, some milliseconds later. Runs that
are near each other are drawn as one, and blanks up to the end of a row erased, for that is fewer bytes.

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
from qadtui.ui.styles import PLAIN, looks

ERASE_REST = "\x1b[K"
NEAR = 6  # so many cells between two changes cost no more than to go to the second


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
        return "" if self._notice or not self.painted else "".join(map(self._drawn, _joined(spans)))

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
        inked = self._inked(cells) if span.end == self._grid.columns else len(cells)
        erase = ERASE_REST if len(cells) - inked > len(ERASE_REST) else ""
        strip = self._strip(cells[:inked] if erase else cells)
        return f"\x1b[{span.row};{span.start}H{strip.render(self.app.console)}{erase}"

    def _inked(self, cells: Sequence[Cell]) -> int:
        """How many cells there are before the blanks at the end."""
        return next((at for at in range(len(cells), 0, -1) if not self._blank(cells[at - 1])), 0)

    def _blank(self, cell: Cell) -> bool:
        char, role = cell
        return char == " " and self._looks[role] is PLAIN

    def _strip(self, cells: Sequence[Cell]) -> Strip:
        return Strip(list(map(self._segment, groupby(cells, key=itemgetter(1)))), len(cells))

    def _segment(self, run: tuple[Role, Iterator[Cell]]) -> Segment:
        role, cells = run
        return Segment("".join(char for char, _ in cells), self._looks[role])


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Changes of a row that are near each other as one, with the cells between them."""
    last: Span | None = None
    for span in spans:
        if last and span.row == last.row and span.start - last.end <= NEAR + 1:
            span = Span(last.row, last.start, span.end)
        elif last:
            yield last
        last = span
    if last:
        yield last
