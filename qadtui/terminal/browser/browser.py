"""The keys of a browse.

    a character, Backspace, Del      the filter of the current column: longer, shorter, gone
    Tab, Right, Back-Tab, Left       the next column, the one before
    Up, Down, F7 to F10, Home, End   through the rows
    F3                               sorts by the current column; once more, the other way round
    F2, Ctrl+F                       what there is to know;   F6, F12   another program over this one
    F1, F5, F11 and Return           what the program makes of them

What is typed filters at once, but a burst of keys asks for rows only once: while more keys wait nobody can see the rows
in between, and a question that takes long is given up when the filter is typed on. Whatever is not typed into a filter
waits for the rows that the filter before it leaves.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.browser.columns import ColumnChoice
from qadtui.terminal.browser.filters import FilterLine
from qadtui.terminal.browser.picture import Picture, Scene, room_for_rows
from qadtui.terminal.browser.rows import ShownRows
from qadtui.terminal.browser.view import Browse, BrowseColumn, View, Wanted
from qadtui.terminal.frames import Frame, Values
from qadtui.terminal.keys import Function, Key, in_list

if TYPE_CHECKING:
    from qadtui.terminal.dialogue import Dialogue

Action = Callable[["Browser"], Awaitable[None]]

KEYS_TITLE = Text("Browse", "browse")
KEYS_HELP = Text(
    "What you type filters the column the cursor is in, at once: text by its beginning, *text anywhere in it, =text"
    " just that, = alone what is blank, A..B from A to B; numbers and dates also as >5 or <5. Backspace shortens the"
    " filter, Del takes it away. Tab and the arrows go to other columns and rows, F3 sorts by the column and once more"
    " the other way round, F5 tells the total of all that is shown, F1 opens what the row is about, F11 has more.",
    "help",
)
_FRAME = Frame("browse", 2, 1, 20, 80)
_TYPED = (None, Function.BACKSPACE, Function.DELETE_CHAR)
_OVERTAKING = (*_TYPED, Function.END)
"""The keys that make the rows that are being looked for needless."""
_SIDEWAYS = {Function.TAB: 1, Function.RIGHT: 1, Function.BACK_TAB: -1, Function.LEFT: -1}


class Browser:
    """One browse on the screen, below the title line.

    `actions` are what the program does at a function; it may say `look_again` where that can have changed the rows.
    """

    def __init__(
        self,
        dialogue: "Dialogue",
        browse: Browse,
        view: View,
        actions: Mapping[Function, Action],
        legend: Text = legends.BROWSE,
    ) -> None:
        self.dialogue, self.browse, self.legend, self._actions = dialogue, browse, legend, actions
        self._picture = Picture(dialogue.grid, browse.frozen)
        self._filters, self._rows = FilterLine(), ShownRows(self._ask)
        self._view, self._at = view, 0
        self._due: Callable[[], Awaitable[None]] | None = self._from_the_first

    @property
    def view(self) -> View:
        """What is shown at the moment."""
        return replace(self._view, filters=self._filters.meant)

    @property
    def row(self) -> Values | None:
        """The row the operator is on; None where there are none."""
        return self._rows.row

    @property
    def column(self) -> BrowseColumn:
        """The column the operator is in."""
        return self.browse.column(self._view.columns[self._at])

    async def run(self) -> None:
        """Let the operator browse until F4."""
        while True:
            if not self.dialogue.keys.waiting():
                await self._guard(self._bring_unless_typed_on())
            self._draw()
            key = await self.dialogue.next_key(_FRAME.name)
            self.dialogue.status.hush()
            if key.function is Function.END:
                return
            await self._guard(self._take(key))

    def show(self, view: View) -> None:
        """Show other columns or another order, from the first row on; filters of columns that are gone are gone."""
        current = self.column.name
        self._view, self._at = view, view.columns.index(current) if current in view.columns else 0
        self._filters.clear(column.name for column in self.browse.columns if column.name not in view.columns)
        self._due = self._from_the_first

    def clear_filters(self) -> None:
        """Show all rows again."""
        if self._filters.clear(self._view.columns):
            self._due = self._from_the_first

    def look_again(self) -> None:
        """Ask for the same rows once more: they may be others by now."""
        self._due = self._due or self._where_it_was

    async def choose_columns(self) -> None:
        """Let the operator choose the columns and their order."""
        chosen = await ColumnChoice(self.dialogue, self.browse.columns, self._view.columns).run()
        if chosen and chosen != self._view.columns:
            self.show(replace(self._view, columns=chosen))

    # the keys

    async def _take(self, key: Key) -> None:
        if self._typed(key):
            return
        await self._bring()
        function = in_list(key.function)
        match function:
            case Function.GO | Function.RETURN if Function.GO in self._actions and self.row:
                await self._actions[Function.GO](self)
            case Function.GO | Function.RETURN if Function.GO in self._actions:
                raise Refusal(messages.NO_RECORDS)
            case Function.UP | Function.DOWN:
                self._tell_unless(await self._rows.step(function is Function.DOWN, self._room), function)
            case Function.PAGE_UP | Function.PAGE_DOWN:
                self._tell_unless(await self._rows.turn(function is Function.PAGE_DOWN, self._room), function)
            case Function.HOME:
                await self._rows.first(self._room)
            case Function.LINE_END:
                await self._rows.last(self._room)
            case Function.TAB | Function.BACK_TAB | Function.LEFT | Function.RIGHT:
                self._ring_unless(self._go_sideways(function))
            case Function.INSERT:
                self._sort()
            case Function.HELP:
                await self.dialogue.help(self.column.field, (KEYS_TITLE, KEYS_HELP))
            case Function.INFO:
                self.dialogue.inform(_FRAME, self.column.field)
            case Function.MENU | Function.PROGRAM:
                await self.dialogue.call(function)
                self.look_again()
            case Function.DELETE | Function.BUFFER if function in self._actions:
                await self._actions[function](self)
            case _:
                self.dialogue.grid.ring()

    def _typed(self, key: Key) -> bool:
        """Whether a key belongs to the filter of the current column; it may leave other rows."""
        before = self._filters.meant
        match key.function:
            case None:
                taken = self._filters.type(self.column, key.text)
            case Function.BACKSPACE:
                taken = self._filters.erase(self.column)
            case Function.DELETE_CHAR:
                taken = self._filters.clear([self.column.name])
            case _:
                return False
        self._ring_unless(taken)
        if self._filters.meant != before:
            self._due = self._from_the_first
        return True

    def _go_sideways(self, function: Function) -> bool:
        """To the next column or the one before; Tab goes on from the last to the first, as in a frame."""
        columns, to = len(self._view.columns), self._at + _SIDEWAYS[function]
        if function is Function.TAB:
            to %= columns
        found = 0 <= to < columns
        self._at = to if found else self._at
        return found

    def _sort(self) -> None:
        """By the current column; by the same one once more, the other way round."""
        column, view = self.column, self._view
        if not column.sortable:
            self.dialogue.say(messages.CANNOT_SORT, column=self.dialogue.translate(column.field.label))
            self.dialogue.grid.ring()
            return
        same = view.sort == column.name
        self._view = replace(view, sort=column.name, descending=same and not view.descending)
        self._due = self._from_the_first

    def _tell_unless(self, moved: bool, function: Function) -> None:
        """Say which end of the rows it is."""
        if not moved:
            up = function in (Function.UP, Function.PAGE_UP)
            self.dialogue.say(messages.BEGINNING_OF_FILE if up else messages.END_OF_FILE)
            self.dialogue.grid.ring()

    def _ring_unless(self, done: bool) -> None:
        if not done:
            self.dialogue.grid.ring()

    async def _guard(self, doing: Awaitable[None]) -> None:
        try:
            await doing
        except Refusal as refusal:
            self.dialogue.refuse(refusal)

    # the rows

    @property
    def _room(self) -> int:
        return room_for_rows(self.dialogue.grid.rows)

    async def _ask(self, count: int, **which: Any) -> list[Values]:
        return list(await self.browse.rows(Wanted(self.view, count, **which)))

    async def _bring_unless_typed_on(self) -> None:
        """Have the rows on the screen, but give up looking for them as soon as the filter is typed on, or left."""
        bringing = asyncio.ensure_future(self._bring())
        typed = asyncio.ensure_future(self.dialogue.keys.peek())
        try:
            await asyncio.wait({bringing, typed}, return_when=asyncio.FIRST_COMPLETED)
            if bringing.done() or typed.result().function not in _OVERTAKING:
                await bringing
        finally:
            bringing.cancel()
            typed.cancel()

    async def _bring(self) -> None:
        """Have the rows on the screen that should be there. What was typed is seen while they are looked for."""
        if self._due is not None:
            self._draw()
            await self._due()
            self._due = None
        await self._rows.fill(self._room)

    async def _from_the_first(self) -> None:
        await self._rows.first(self._room)

    async def _where_it_was(self) -> None:
        await self._rows.again(self._room, self.browse.identity)

    # the picture

    def _draw(self) -> None:
        self.dialogue.draw(_FRAME.name, self._paint)
        self.dialogue.status.legend(self.legend)

    def _paint(self) -> None:
        columns = [self.browse.column(name) for name in self._view.columns]
        view = self._view
        scene = Scene(columns, self._at, view.sort, view.descending, self._filters, self._rows)
        self._picture.paint(scene, self.dialogue.translate)
