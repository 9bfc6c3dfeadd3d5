"""A small window in which an operator chooses the columns of a browse, and puts them into another order.

┌─────── Columns ────────┐
│ * Order                │     * is shown
│   Bill-To              │     F3 or the space bar shows a column or hides it,
│ * Due Date             │     Left and Right move it towards the front or the end
└────────────────────────┘
"""

from collections.abc import Sequence

from qadtui.formats.width import cells, pad
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.browser.view import BrowseColumn
from qadtui.terminal.cells import Role
from qadtui.terminal.frames import Field
from qadtui.terminal.help import Help
from qadtui.terminal.keys import Function, Key, in_list

COLUMNS = Text("Columns", "browse")
COLUMNS_HELP = Text(
    "F3 or the space bar shows a column or hides it; a star marks what is shown. Left and Right move it towards the"
    " front or the end. F1 takes the columns, F4 leaves them as they were.",
    "help",
)
_TOP = 2


class ColumnChoice:
    """The columns there are, in the order they would stand, and which of them would be shown."""

    def __init__(self, console: Help, columns: Sequence[BrowseColumn], shown: Sequence[str]) -> None:
        self._console = console
        hidden = [column for column in columns if column.name not in shown]
        self._columns = [next(column for column in columns if column.name == name) for name in shown] + hidden
        self._shown = set(shown)
        self._at = 0

    async def run(self) -> tuple[str, ...] | None:
        """The names of the columns to show, in their order; None is F4."""
        with self._console.over(self._paint):
            while True:
                key = await self._console.next_key("columns")
                match in_list(key.function):
                    case Function.GO | Function.RETURN:
                        return tuple(column.name for column in self._columns if column.name in self._shown)
                    case Function.END:
                        return None
                    case Function.HELP:
                        await self._console.help(self._help)
                    case _ if not self._take(key):
                        self._console.grid.ring()
                self._paint()

    @property
    def _help(self) -> Field:
        first = self._columns[0]
        return Field(first.name, COLUMNS, first.format, 1, 1, help=COLUMNS_HELP)

    def _take(self, key: Key) -> bool:
        """A key that changes something here; False if it leads nowhere."""
        match in_list(key.function):
            case Function.LEFT:
                return self._move(-1)
            case Function.RIGHT:
                return self._move(1)
            case Function.INSERT:
                return self._toggle()
            case None if key.text == " ":
                return self._toggle()
            case way:
                return self._go(way)

    def _go(self, way: Function | None) -> bool:
        """To another column of the list; the ends of the list stop it."""
        page, all_ = self._room, len(self._columns)
        steps = {
            Function.UP: -1,
            Function.DOWN: 1,
            Function.PAGE_UP: -page,
            Function.PAGE_DOWN: page,
            Function.HOME: -all_,
            Function.LINE_END: all_,
        }
        before = self._at
        self._at = min(max(before + (steps.get(way, 0) if way else 0), 0), all_ - 1)
        return self._at != before

    def _move(self, step: int) -> bool:
        """Change places with the neighbour."""
        to = self._at + step
        if not 0 <= to < len(self._columns):
            return False
        columns = self._columns
        columns[self._at], columns[to] = columns[to], columns[self._at]
        self._at = to
        return True

    def _toggle(self) -> bool:
        """Show the column or hide it; the last one that is shown stays."""
        name = self._columns[self._at].name
        if self._shown == {name}:
            return False
        self._shown ^= {name}
        return True

    @property
    def _room(self) -> int:
        """How many columns there is room for."""
        return self._console.status.row - _TOP - 2

    def _paint(self) -> None:
        grid, labels = self._console.grid, [self._console.translate(column.field.label) for column in self._columns]
        title = self._console.translate(COLUMNS)
        width = min(max(cells(title) + 2, *map(cells, labels)) + 6, grid.columns)
        height = min(self._room, len(labels))
        left, top = (grid.columns - width) // 2 + 1, max(0, self._at - height + 1)
        grid.clear(_TOP, left, height + 2, width)
        grid.box(_TOP, left, height + 2, width, title)
        for index, label in enumerate(labels[top : top + height], start=top):
            mark = "*" if self._columns[index].name in self._shown else " "
            role = Role.SELECTED if index == self._at else Role.VALUE
            grid.put(_TOP + 1 + index - top, left + 1, pad(f" {mark} {label}", width - 2), role)
        grid.cursor = (_TOP + 1 + self._at - top, left + 2)
        self._console.status.legend(legends.COLUMNS)
