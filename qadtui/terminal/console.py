"""The two ends of the terminal as a program holds them: the keys that wait, and the screen with its message rows."""

from collections.abc import Awaitable, Callable
from typing import Any

from qadtui.formats import DateOrder
from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.language.text import Translator
from qadtui.terminal.cells import Grid
from qadtui.terminal.frames import Frame, Values
from qadtui.terminal.keys import Key
from qadtui.terminal.painter import Painter
from qadtui.terminal.queue import KeyQueue
from qadtui.terminal.status import Status


async def _at_once() -> None:
    """Nothing has to be painted where there is no screen."""


class Console:
    """One operator's screen and keys.

    `on_change` is called when the screen has changed and the program waits; `until_painted` is awaited where something
    must be on the screen first. Both belong to whoever shows the screen.
    """

    def __init__(self, grid: Grid, keys: KeyQueue, translate: Translator) -> None:
        self.grid, self.keys = grid, keys
        self.on_change: Callable[[], None] = lambda: None
        self.until_painted: Callable[[], Awaitable[None]] = _at_once
        self.speak(translate)

    def speak(self, translate: Translator, dates: DateOrder = DateOrder.MDY) -> None:
        """Go on in another language, and write dates in this order."""
        self.translate, self.dates = translate, dates
        self.painter, self.status = Painter(self.grid, translate), Status(self.grid, translate, dates)

    def show(self, frame: Frame, values: Values | None = None) -> None:
        """Paint a frame with the values there are."""
        self.painter.frame(frame, values or {})

    async def next_key(self) -> Key:
        """The next key, when the program is ready for it; the screen is shown while waiting."""
        if not self.keys.waiting():
            self.on_change()
        return await self.keys.get()

    def drop_keys(self) -> None:
        """Forget what was typed ahead, and say so: it was meant for a place that is not there."""
        if count := self.keys.drop_waiting():
            self.grid.ring()
            self.status.say(messages.KEYS_DROPPED, second=True, count=count)

    def say(self, message: Message, *, second: bool = False, **values: Any) -> None:
        """Show a message on row 22, or 23 if `second`."""
        self.status.say(message, second=second, **values)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal, ring, and drop the keys typed ahead."""
        self.status.hush()
        self.status.say(refusal.message, **refusal.values)
        self.drop_keys()
