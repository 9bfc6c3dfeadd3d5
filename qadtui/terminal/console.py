"""The two ends of the terminal as a program holds them: the keys that wait, and the screen with its message rows."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from qadtui.formats import DateOrder
from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.language.text import Translator
from qadtui.terminal.cells import Grid
from qadtui.terminal.frames import Frame, Values
from qadtui.terminal.keys import Key
from qadtui.terminal.painter import Painter
from qadtui.terminal.queue import KeyQueue, Place
from qadtui.terminal.status import Status


async def _at_once() -> None:
    """Nothing has to be painted where there is no screen."""


TITLE = "title"


class Console:
    """One operator's screen and keys.

    `on_change` is called when the screen has changed and the program waits; `until_painted` is awaited where something
    must be on the screen first. Both belong to whoever shows the screen.

    What stands on the screen is remembered by name as the calls that painted it, so that `repaint` can paint it again
    when the terminal's size has changed; `over` does the same for what stands above it for a while.
    """

    number = ""  # the running program's in the menu

    def __init__(self, grid: Grid, keys: KeyQueue, translate: Translator) -> None:
        self.grid, self.keys = grid, keys
        self.on_change: Callable[[], None] = lambda: None
        self.until_painted: Callable[[], Awaitable[None]] = _at_once
        self.drawn: dict[str, Callable[[], None]] = {}
        self._above: list[Callable[[], None]] = []
        self.speak(translate)

    def speak(self, translate: Translator, dates: DateOrder = DateOrder.MDY) -> None:
        """Go on in another language, and write dates in this order."""
        self.translate, self.dates = translate, dates
        self.painter, self.status = Painter(self.grid, translate), Status(self.grid, translate, dates, self.keys.keymap)

    # the screen

    def draw(self, name: str, paint: Callable[[], None]) -> None:
        """Paint something that stays on the screen, in place of what has its name."""
        self.drawn.pop(name, None)
        self.drawn[name] = paint
        paint()

    def show(self, frame: Frame, values: Values | None = None) -> None:
        """Paint a frame with the values there are."""
        self.draw(frame.name, lambda: self.painter.frame(frame, values or {}))

    def wipe(self, *, title: bool = False) -> None:
        """Clear the rows of frames, and the title line with them if asked, and forget what stood there."""
        for name in [name for name in self.drawn if title or name != TITLE]:
            del self.drawn[name]
        first = 1 if title else 2
        self.grid.clear(first, 1, self.status.row - first)

    @contextmanager
    def above(self, paint: Callable[[], None]) -> Iterator[None]:
        """Paint something above the rest for a while; what it changes stays."""
        self._above.append(paint)
        try:
            paint()
            yield
        finally:
            self._above.pop()

    @contextmanager
    def over(self, paint: Callable[[], None]) -> Iterator[None]:
        """Paint something over the screen, and give back what it covered at the end."""
        size, cursor = (self.grid.rows, self.grid.columns), self.grid.cursor
        covered, legend = self.grid.copy(1, 1, *size), self.status.shown
        try:
            with self.above(paint):
                yield
        finally:
            if size == (self.grid.rows, self.grid.columns):
                self.grid.paste(covered)
                self.grid.cursor = cursor
            else:
                self.repaint()
            self.status.legend(*legend)

    def draw_beneath(self, name: str, paint: Callable[[], None]) -> None:
        """Paint something that stays on the screen, beneath what is above it now."""
        self.draw(name, paint)
        for cover in self._above:
            cover()

    def repaint(self) -> None:
        """Paint all that stands on the screen again: the terminal's size has changed."""
        self.grid.clear()
        for paint in (*self.drawn.values(), *self._above):
            paint()
        self.status.repaint()

    def rest(self) -> None:
        """Put the cursor where it waits when there is nothing to type."""
        self.grid.cursor = (self.grid.rows, 79)

    # keys

    async def next_key(self, taker: str = "", *, secret: bool = False) -> Key:
        """The next key, when the program is ready for it; the screen is shown while waiting.

        `taker` says what the key is for: `order.number`, `confirm`. A `secret` one must be told to nobody.
        """
        if not self.keys.waiting():
            self.on_change()
        return await self.keys.get(Place(self.number, taker, secret))

    def drop_keys(self) -> None:
        """Forget what was typed ahead, and say so: it was meant for a place that is not there."""
        if count := self.keys.drop_waiting():
            self.grid.ring()
            self.status.say(messages.KEYS_DROPPED, second=True, count=count)

    # messages

    def say(self, message: Message, *, second: bool = False, **values: Any) -> None:
        """Show a message on the first message row, or the second."""
        self.status.say(message, second=second, **values)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal, ring, and drop the keys typed ahead."""
        self.status.hush()
        self.status.say(refusal.message, **refusal.values)
        self.drop_keys()
