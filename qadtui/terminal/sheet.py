"""A list that is typed into in place, row after row: the lines of a document on one screen.

    Ln  Item Number        Qty Ordered UM
    --- ------------------ ----------- --
      1 A                         10.0 CS
      2 B                          3.0 EA      Up and Down, F9 and F10, page keys: another row
      4 ____                                   Return: through the row, and at its end it is taken

Rows are known by their numbers. Only those on the screen are ever asked for, so a thousand cost what ten do.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.terminal import legends
from qadtui.terminal.entry import FrameEntry, Leave
from qadtui.terminal.frames import Frame, Values
from qadtui.terminal.keys import Function, Key

if TYPE_CHECKING:
    from qadtui.terminal.dialogue import Dialogue

STEPS = {Function.UP: -1, Function.PREVIOUS: -1, Function.DOWN: 1, Function.NEXT: 1}
PAGES = {Function.PAGE_UP: -1, Function.PAGE_DOWN: 1}

Beyond = Callable[[int, bool], int | None]
Accept = Callable[[Function, Values], Awaitable[None]]


class Sheet:
    """The rows on the screen. `frame` has the columns, and the fields of a row; `at` is the row with the cursor, which
    need not exist yet. `beyond(number, forward)` is the row after or before a number, `record(number)` what is in it.
    """

    def __init__(self, frame: Frame, beyond: Beyond, record: Callable[[int], Values], at: int) -> None:
        self.frame, self.beyond, self.record, self.at = frame, beyond, record, at
        self._top = 0

    def draw(self, dialogue: "Dialogue") -> None:
        """Show the rows around the cursor's."""

        def paint() -> None:
            frame = dialogue.painter.fit(self.frame)
            numbers = self.numbers(len(frame.list_rows))
            dialogue.painter.frame(frame, {})
            dialogue.painter.rows(frame, [self.record(number) for number in numbers])

        dialogue.draw(self.frame.name, paint)

    def numbers(self, height: int) -> list[int]:
        """The numbers of the rows on the screen: the cursor's is among them, and no row stays empty without need."""
        shown = list(islice(self._following(self._top - 1), height))
        if self.at not in shown:
            self._top = self.at if self.at < self._top else self._above(self.at, height - 1)
            shown = list(islice(self._following(self._top - 1), height))
        if shown and len(shown) < height:
            self._top = self._above(shown[0], height - len(shown))
            shown = list(islice(self._following(self._top - 1), height))
        return shown

    def _above(self, number: int, count: int) -> int:
        """The row that is so many rows above another, or as far up as there are any."""
        return [number, *islice(self._preceding(number), count)][-1]

    def step(self, by: int) -> bool:
        """Go so many rows down, or up, as far as there are any; False if there are none."""
        rows = self._following(self.at) if by > 0 else self._preceding(self.at)
        passed = list(islice(rows, abs(by)))
        self.at = passed[-1] if passed else self.at
        return bool(passed)

    def row(self) -> Frame:
        """The cursor's row, as a frame to be filled in."""
        return _Row(self.frame.name, 0, 0, 0, 0, fields=self.frame.fields, sheet=self)

    def _following(self, number: int) -> Iterator[int]:
        while (found := self._next(number, True)) is not None:
            yield (number := found)

    def _preceding(self, number: int) -> Iterator[int]:
        while (found := self._next(number, False)) is not None:
            yield (number := found)

    def _next(self, number: int, forward: bool) -> int | None:
        found = self.beyond(number, forward)
        if not (self.at > number if forward else self.at < number):
            return found
        return self.at if found is None else min(found, self.at) if forward else max(found, self.at)


@dataclass(frozen=True)
class _Row(Frame):
    """A row finds its place anew whenever the screen's height changes."""

    sheet: Sheet | None = None

    def on(self, rows: int) -> Frame:
        sheet = cast(Sheet, self.sheet)
        frame = sheet.frame.on(rows)
        row = frame.list_rows[sheet.numbers(len(frame.list_rows)).index(sheet.at)]
        return Frame(
            self.name, row, frame.column + 1, 1, frame.width - 2, boxed=False,
            fields=tuple(replace(field, row=row) for field in self.fields),
        )  # fmt: skip


class RowEntry(FrameEntry):
    """The entry of a row: what leads to another row ends it too, once what was typed is right."""

    entered: Values

    @property
    def changed(self) -> bool:
        """Is anything in the row not as it was?"""
        return self.values != self.entered

    async def _take(self, key: Key) -> Function | None:
        if key.function in STEPS or key.function in PAGES:
            return await self._leave_by(key.function)
        if key.function is Function.BACK_TAB and self._at == 0 and not self._edit().changed and not self.changed:
            return Function.BACK_TAB
        return await super()._take(key)

    async def _leave_by(self, function: Function) -> Function | None:
        self.dialogue.status.hush()
        if not await self._accept(self.field, check=False):
            return None
        return function if not self.changed or await self._go() else None


async def fill_row(
    dialogue: "Dialogue",
    sheet: Sheet,
    values: Values,
    fields: Sequence[str],
    *,
    accept: Accept,
    leave: Leave | None = None,
    delete: bool = False,
) -> Function:
    """Let the operator fill in the cursor's row; what ended it comes back, Back-Tab meaning before its first field.

    `accept(function, values)` takes a row that was changed or is to be deleted; while it refuses, the row stays open.
    """
    entered: dict[str, Any] = {field.name: field.format.parse("") for field in sheet.frame.fields} | values
    values, start, legend = dict(entered), None, legends.ROW_DELETE if delete else legends.ROW
    while True:
        entry = RowEntry(dialogue, sheet.row(), values, fields, leave=leave, delete=delete, legend=legend, start=start)
        entry.entered = entered
        ended = await entry.run()
        values, start = entry.values, entry.field.name
        if ended is Function.END:
            return ended
        if ended is Function.DELETE and not await dialogue.confirm(messages.CONFIRM_DELETE, fresh=True):
            continue
        try:
            if entry.changed or ended is Function.DELETE:
                await accept(ended, values)
        except Refusal as refusal:
            dialogue.refuse(refusal)
            start = refusal.field if refusal.field in fields else start
            continue
        return ended
