"""A window over the form that lists records and gives one of them back, however many there are.

    ┌─────────────── Item ────────────────┐
    │ Item Number: WID    Tab=Description │     what is typed is looked for in the column it is sorted by
    │ Item Number        Description   UM │
    │ ------------------ ------------- -- │
    │ WIDGET-1           Widget, small EA │
    └─────────────────────────────────────┘

Only the rows that are shown are ever asked for: so many beyond one that is there, or from a value on. Nothing is
counted, and nothing is kept but a screenful, so a million records open as fast as ten.
"""

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qadtui.formats import FormatError
from qadtui.formats.format import Format
from qadtui.formats.width import cells, pad
from qadtui.language import messages
from qadtui.language.messages import Message
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.console import Console
from qadtui.terminal.frames import Values
from qadtui.terminal.keys import Function, Key, in_list

SORT_KEY = Text("Tab={column}", "lookup")
_FRAME_ROWS = 5  # the border, the search, the headings and their rule
_FIRST_ROW = 2


@dataclass(frozen=True)
class Asked:
    """Which rows are wanted: `count` of them in the order of the column `sort`, beyond the row `beyond`, or from the
    value `start` of that column on, or from the very first. Not `forward`, they come backwards, the last one first.
    """

    sort: str
    count: int
    forward: bool = True
    beyond: Values | None = None
    start: Any = None


Rows = Callable[[Asked], Awaitable[Sequence[Values]]]
"""Where the rows of a window come from. Raises Refusal where nothing can be listed."""


@dataclass(frozen=True)
class ListColumn:
    """A column of a window."""

    name: str
    heading: Text
    format: Format


@dataclass(frozen=True)
class Listing:
    """What a window lists. `sorts` are the columns it can be sorted and searched by, `value` the one that is taken, and
    `fills` those that go into the frame's fields of their names with it; `empty` is said of a list without rows.
    """

    title: Text
    columns: tuple[ListColumn, ...]
    sorts: tuple[str, ...]
    value: str
    rows: Rows
    fills: tuple[str, ...] = ()
    empty: Message = messages.NO_RECORDS

    def column(self, name: str) -> ListColumn:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class Choice:
    """The row the operator took, empty if there was none, and the key that took it."""

    row: Values
    function: Function


class Window:
    """One listing on the screen. `below` is the row of the field it is opened from; `more` are further keys that end
    it; `help` is what F2 does.
    """

    def __init__(
        self,
        console: Console,
        listing: Listing,
        *,
        below: int = 1,
        more: Collection[Function] = (),
        legend: Text = legends.LOOK_UP,
        help: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.console, self.listing = console, listing
        self._below, self._more, self._legend, self._help = below, more, legend, help
        self.sort, self.search = listing.sorts[0], ""
        self.rows: list[Values] = []
        self.at = 0
        self._all = False

    async def run(self, search: str = "", at: Any = None) -> Choice | None:
        """Let the operator choose; None is F4. It opens at what is searched for already, or at a value."""
        self.search = search if self._meant(search) else ""
        await self._open(self._wanted(search) if self.search else at)
        if not self.rows:
            self.console.say(self.listing.empty)
        with self.console.over(self._paint):
            while (ended := await self._take(await self.console.next_key("look_up"))) is None:
                self._paint()
        if ended is Function.END:
            return None
        return Choice(self.rows[self.at] if self.rows else {}, ended)

    async def _take(self, key: Key) -> Function | None:
        self.console.status.hush()
        if key.function in self._more:
            return key.function
        match in_list(key.function):
            case Function.END:
                return Function.END
            case Function.GO | Function.RETURN if self.rows:
                return key.function
            case Function.HELP if self._help:
                await self._help()
            case Function.UP | Function.DOWN as way:
                await self._step(way is Function.DOWN)
            case Function.PAGE_UP | Function.PAGE_DOWN as way:
                await self._turn(way is Function.PAGE_DOWN)
            case Function.HOME:
                await self._open(None)
            case Function.LINE_END:
                await self._open_at_end()
            case Function.TAB if len(self.listing.sorts) > 1:
                await self._sort_next()
            case Function.BACKSPACE if self.search:
                await self._look_for(self.search[:-1])
            case None:
                await self._look_for(self.search + key.text)
            case _:
                self.console.grid.ring()
        return None

    # the rows

    async def _ask(self, count: int, **which: Any) -> list[Values]:
        return list(await self.listing.rows(Asked(self.sort, count, **which)))

    async def _open(self, start: Any) -> None:
        """Show the rows from a value on; where there are too few, those before it fill the window."""
        room = self._room
        found = await self._ask(room, start=start)
        before: list[Values] = []
        if start is not None and len(found) < room:
            beyond = found[0] if found else None
            before = await self._ask(room - len(found), forward=False, beyond=beyond)
            if not found:
                self.console.grid.ring()
        self.rows = [*reversed(before), *found]
        self.at = min(len(before), max(len(self.rows) - 1, 0))
        self._all = len(self.rows) < room

    async def _open_at_end(self) -> None:
        self.search = ""
        self.rows = (await self._ask(self._room, forward=False))[::-1]
        self.at = max(len(self.rows) - 1, 0)

    async def _step(self, forward: bool) -> None:
        """One row on or back; beyond the edge of the window the next row comes in."""
        self.search = ""
        at = self.at + (1 if forward else -1)
        if 0 <= at < len(self.rows):
            self.at = at
        elif not await self._bring(1, forward):
            self.console.grid.ring()

    async def _turn(self, forward: bool) -> None:
        """One page on or back; at the end to the very last row, or the first."""
        self.search = ""
        at = self.at
        if await self._bring(self._room, forward):
            self.at = min(at, len(self.rows) - 1)
            return
        self.at = max(len(self.rows) - 1, 0) if forward else 0
        if self.at == at:
            self.console.grid.ring()

    async def _bring(self, count: int, forward: bool) -> bool:
        """Let rows in at one edge, and out at the other; False if there are none."""
        if not self.rows:
            return False
        room = self._room
        found = await self._ask(count, forward=forward, beyond=self.rows[-1 if forward else 0])
        if forward:
            self.rows = [*self.rows, *found][-room:]
        else:
            self.rows = [*reversed(found), *self.rows][:room]
        self.at = len(self.rows) - 1 if forward else 0
        return bool(found)

    async def _sort_next(self) -> None:
        """Sort by the next column, at the same place as far as there is one."""
        sorts = self.listing.sorts
        current = self.rows[self.at] if self.rows else {}
        self.sort, self.search = sorts[(sorts.index(self.sort) + 1) % len(sorts)], ""
        await self._open(current.get(self.sort))

    async def _look_for(self, text: str) -> None:
        if not self._meant(text) or cells(text) > self.listing.column(self.sort).format.width:
            self.console.grid.ring()
            return
        self.search = text
        await self._open(self._wanted(text))

    def _meant(self, text: str) -> bool:
        """Whether a text can be a value of the column: what is typed in a wide field may be too wide for it."""
        try:
            self._wanted(text)
        except FormatError:
            return False
        return True

    def _wanted(self, text: str) -> Any:
        return self.listing.column(self.sort).format.parse(text) if text else None

    # the picture

    @property
    def _first(self) -> int:
        """The window's first row: below the field, if that leaves most of the screen."""
        return self._below + 1 if self._below <= self.console.grid.rows // 3 else _FIRST_ROW

    @property
    def _room(self) -> int:
        """How many records there is room for."""
        return self.console.status.row - self._first - _FRAME_ROWS

    def _paint(self) -> None:
        grid, columns = self.console.grid, self._columns()
        width = min(max(self._widths(columns)) + 4, grid.columns)
        row, column = self._first, (grid.columns - width) // 2 + 1
        height = min(self._room, len(self.rows) or 1) if self._all else self._room
        grid.clear(row, column, height + _FRAME_ROWS, width)
        grid.box(row, column, height + _FRAME_ROWS, width, self.console.translate(self.listing.title))
        self._paint_search(row + 1, column + 2, width - 4)
        top = max(0, self.at - height + 1)
        self._paint_rows(row + 2, column + 2, columns, self.rows[top : top + height], self.at - top)
        self.console.status.legend(self._legend)

    def _columns(self) -> list[tuple[ListColumn, int]]:
        """The columns there is room for, each with its width."""
        shown: list[tuple[ListColumn, int]] = []
        left = self.console.grid.columns - 3
        for column in self.listing.columns:
            width = max(column.format.width, cells(self._heading(column.name)))
            left -= width + 1
            if shown and left < 0:
                break
            shown.append((column, width))
        return shown

    def _widths(self, columns: Sequence[tuple[ListColumn, int]]) -> Iterator[int]:
        """How wide each part of the window wants it to be."""
        yield sum(width + 1 for _, width in columns) - 1
        yield cells(self.console.translate(self.listing.title)) + 2
        for name in self.listing.sorts:
            typed = self.listing.column(name).format.width
            yield cells(self._heading(name)) + 2 + typed + 1 + cells(self._other_sort())

    def _paint_search(self, row: int, column: int, width: int) -> None:
        """The sort column, what is typed of it with the cursor behind, and what Tab would sort by."""
        grid, asked, other = self.console.grid, f"{self._heading(self.sort)}: ", self._other_sort()
        grid.put(row, column, asked, Role.LABEL)
        grid.put(row, column + cells(asked), self.search, Role.ACTIVE)
        grid.put(row, column + width - cells(other), other, Role.LABEL)
        grid.cursor = (row, column + cells(asked + self.search))

    def _paint_rows(
        self, row: int, column: int, columns: Sequence[tuple[ListColumn, int]], rows: Sequence[Values], selected: int
    ) -> None:
        for shown, width in columns:
            right = shown.format.right
            heading = pad(self._heading(shown.name), width, right=right)
            self.console.grid.put(row, column, heading, Role.BOLD if shown.name == self.sort else Role.HEADING)
            self.console.grid.put(row + 1, column, "-" * width, Role.HEADING)
            for index, record in enumerate(rows):
                text = pad(shown.format.show(record.get(shown.name)), width, right=right)
                role = Role.SELECTED if index == selected else Role.VALUE
                self.console.grid.put(row + 2 + index, column, text, role)
            column += width + 1

    def _heading(self, name: str) -> str:
        return self.console.translate(self.listing.column(name).heading)

    def _other_sort(self) -> str:
        """What Tab would sort by."""
        sorts = self.listing.sorts
        if len(sorts) < 2:
            return ""
        following = sorts[(sorts.index(self.sort) + 1) % len(sorts)]
        return self.console.translate(SORT_KEY, column=self._heading(following))


def known_rows(records: Sequence[Values], keys: Mapping[str, Callable[[Values], Any]] | None = None) -> Rows:
    """The rows of a short list that is known already, in the order of its values, or of `keys` where they sort
    otherwise; a search goes to the first whose text begins so.
    """

    async def rows(asked: Asked) -> Sequence[Values]:
        key = (keys or {}).get(asked.sort, lambda record: record[asked.sort])
        ordered = sorted(records, key=key)
        first, last = 0, len(ordered)
        if asked.beyond is not None:
            at = next(index for index, record in enumerate(ordered) if record is asked.beyond)
            first, last = (at + 1, last) if asked.forward else (0, at)
        elif asked.start is not None:
            begins = str(asked.start).casefold()
            first = next((i for i, r in enumerate(ordered) if str(r[asked.sort]).casefold().startswith(begins)), last)
        found = ordered[first:last]
        return (found if asked.forward else found[::-1])[: asked.count]

    return rows
