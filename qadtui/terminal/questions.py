"""What a program asks besides frames: yes or no, one value, one of a list; the pause, and work that can be stopped.

row 22   Please confirm delete Yes
row 24   Enter data or press F4 to end.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from qadtui.formats import Format, FormatError, make_format
from qadtui.language.messages import Message
from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.console import Console
from qadtui.terminal.editor import FieldEditor
from qadtui.terminal.frames import Frame, Values
from qadtui.terminal.keys import Function, Key, in_list
from qadtui.terminal.queue import Place
from qadtui.terminal.window import Choice, Listing, Window

T = TypeVar("T")

STOPS = frozenset({Function.END, Function.BREAK})
"""What stops long work: F4 and Ctrl+C."""


class Stopped(Exception):
    """The operator stopped the work."""


class Questions(Console):
    """A console that asks."""

    async def confirm(self, message: Message, *, preset: bool = True, fresh: bool = False, **values: Any) -> bool:
        """A yes/no question on row 22. F4 is no. A `fresh` question takes only keys that come after it is on the
        screen.
        """
        self.status.hush()
        column = self.status.say(message, **values) + 1
        editor = FieldEditor(make_format("yes/no", bool), preset)
        if fresh:
            await self._freshly(lambda: self._paint_question(editor, column))
        return bool(await self._answer(editor, column, "confirm"))

    async def ask(self, message: Message, form: Format, preset: Any = None, **values: Any) -> Any | None:
        """One value on row 22, behind the words that ask for it. F4 is None."""
        self.status.hush()
        column = self.status.say(message, **values) + 1
        return await self._answer(FieldEditor(form, preset), column, "ask")

    async def _answer(self, editor: FieldEditor, column: int, taker: str) -> Any | None:
        while True:
            self._paint_question(editor, column)
            key = await self.next_key(taker)
            match key.function:
                case Function.GO | Function.RETURN if (answer := _answered(editor)) is not None:
                    break
                case Function.END:
                    answer = None
                    break
                case _ if not editor.key(key):
                    self.grid.ring()
        self.grid.cursor = None
        self.status.hush()
        return answer

    async def _freshly(self, paint: Callable[[], None]) -> None:
        """Show a question and forget the keys that were pressed before it could be read."""
        paint()
        self.on_change()
        await self.until_painted()
        self.drop_keys()

    def _paint_question(self, editor: FieldEditor, column: int) -> None:
        self.grid.put(self.status.row, column, editor.shown, Role.ACTIVE)
        self.grid.cursor = (self.status.row, column + editor.cursor)
        self.status.legend(legends.PLAIN)

    async def pause(self, message: Message | None = None, second: Message | None = None, **values: Any) -> None:
        """Wait for the space bar, which is used up; any other key ends the pause too and goes where keys go next."""
        if message is not None:
            self.status.hush()
            self.status.say(message, **values)
        if second is not None:
            self.status.say(second, second=True, **values)
        before = self.status.legend(legends.PAUSE)
        self.rest()
        key = await self.next_key("pause")
        if key != Key(None, " "):
            self.keys.put_back(key)
        self.status.hush()
        self.status.legend(before)

    async def warn(self, message: Message, second: Message | None = None, **values: Any) -> None:
        """Ring, show a warning and wait for the space bar: what was entered is taken, but somebody should know."""
        self.grid.ring()
        await self.pause(message, second, **values)

    async def unless_stopped(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work gives. Raises Stopped if F4 or Ctrl+C is pressed before; all other keys wait, and so does an F4
        that was typed ahead, for whoever it was meant for.
        """
        task = asyncio.create_task(work)
        stop = asyncio.create_task(self.keys.urgent(STOPS, Place(self.number, "running")))
        before = self.status.legend(legends.RUNNING)
        self.rest()
        self.on_change()
        try:
            await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise Stopped
            return task.result()
        finally:
            self.status.legend(before)
            for unfinished in (task, stop):
                unfinished.cancel()
            await asyncio.wait({task, stop})

    async def browse(self, listing: Listing, search: str = "", at: Any = None, **options: Any) -> Choice | None:
        """Let the operator take a row of a listing in a window over the screen; None is F4. See `Window`."""
        return await Window(self, listing, **options).run(search, at)

    async def choose(self, frame: Frame, records: Sequence[Values], at: int = 0) -> Values | None:
        """Let the operator take one of the records of a list frame on the screen."""
        while True:
            frame = self.painter.fit(frame)
            shown = len(frame.list_rows)
            top = max(0, at - shown + 1)
            self.painter.rows(frame, records[top : top + shown], at - top)
            self.status.legend(legends.LIST)
            self.grid.cursor = (frame.list_rows[at - top], frame.column + 1)
            match in_list((await self.next_key(frame.name)).function):
                case Function.GO | Function.RETURN if records:
                    return records[at]
                case Function.END:
                    return None
                case Function.UP if at > 0:
                    at -= 1
                case Function.DOWN if at < len(records) - 1:
                    at += 1
                case Function.PAGE_UP if records:
                    at = max(at - shown, 0)
                case Function.PAGE_DOWN if records:
                    at = min(at + shown, len(records) - 1)
                case _:
                    self.grid.ring()


def _answered(editor: FieldEditor) -> Any | None:
    """The value, or None for something that is none."""
    try:
        return editor.value()
    except FormatError:
        return None
