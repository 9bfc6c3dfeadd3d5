"""A chart on the screen, below the title line, over what it is drawn from.

                              Shipments by Month
    CNY
    202604   ████████████████████████████████▌      12,345.60
    202605   ██████████████████████▎                 8,420.00

    USD                                                            currencies never share a scale
    202604   ████████████████████████████████▌       1,200.00

What does not fit the screen is a line or a page away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qadtui.formats.width import cells
from qadtui.language import messages
from qadtui.terminal import legends
from qadtui.terminal.bars import SERIES, BarRow, Scale, paint_bars, sample
from qadtui.terminal.cells import Role
from qadtui.terminal.console import Console
from qadtui.terminal.keys import Function, Key, in_list

_TITLE_ROW = 2


@dataclass(frozen=True)
class ChartLine:
    """A line of a chart: a bar on its scale, or a caption."""

    caption: str = ""
    bar: BarRow | None = None
    scale: Scale | None = None


class ChartView:
    """A chart with its title, and with the names of its series where it has two."""

    def __init__(self, console: Console, title: str, series: Sequence[str], lines: Sequence[ChartLine]) -> None:
        self.console, self._title, self._lines = console, title, lines
        self._series = series if len(series) > 1 else ()
        self._top = 0

    async def run(self) -> None:
        """Show it until F4, or F5 that brought it; then the screen is as it was."""
        with self.console.over(self._paint):
            while (key := await self.console.next_key("chart")).function not in (Function.END, Function.DELETE):
                if self._moved(key):
                    self._paint()
                else:
                    self.console.grid.ring()

    def _moved(self, key: Key) -> bool:
        """Go where a key goes; False where there is nothing."""
        body, before = self._body, self._top
        match in_list(key.function):
            case Function.DOWN:
                wanted = before + 1
            case Function.UP:
                wanted = before - 1
            case Function.PAGE_UP:
                wanted = before - body
            case Function.PAGE_DOWN | Function.GO | Function.RETURN:
                wanted = before + body
            case None if key.text == " ":
                wanted = before + body
            case Function.HOME:
                wanted = 0
            case Function.LINE_END:
                wanted = len(self._lines)
            case _:
                return False
        self._top = max(min(wanted, len(self._lines) - body), 0)
        return self._top != before

    def _paint(self) -> None:
        console, grid = self.console, self.console.grid
        console.status.hush()
        grid.clear(_TITLE_ROW, 1, console.status.row - _TITLE_ROW)
        grid.put(_TITLE_ROW, (grid.columns - cells(self._title)) // 2 + 1, self._title, Role.TITLE)
        self._paint_series()
        self._top = max(min(self._top, len(self._lines) - self._body), 0)
        for row, line in enumerate(self._lines[self._top : self._top + self._body], self._first_row):
            if line.bar and line.scale:
                paint_bars(grid, row, [line.bar], line.scale)
            else:
                grid.put(row, 2, line.caption, Role.HEADING)
        if not self._lines:
            console.say(messages.NO_RECORDS)
        elif (pages := -(-len(self._lines) // self._body)) > 1:
            ended = self._top + self._body >= len(self._lines)
            console.say(messages.PAGE_OF_PAGES, page=pages if ended else self._top // self._body + 1, pages=pages)
        console.status.legend(legends.CHART)
        console.rest()

    def _paint_series(self) -> None:
        grid, column = self.console.grid, 2
        for number, name in enumerate(self._series):
            grid.put(_TITLE_ROW + 1, column, sample(number, grid.lines), SERIES[number])
            grid.put(_TITLE_ROW + 1, column + 2, name, Role.LABEL)
            column += cells(name) + 5

    @property
    def _first_row(self) -> int:
        return _TITLE_ROW + (2 if self._series else 1)

    @property
    def _body(self) -> int:
        """The rows that are left for lines."""
        return self.console.status.row - self._first_row
