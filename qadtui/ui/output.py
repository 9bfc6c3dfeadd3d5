"""The way out: a thread that writes to the terminal, so that a slow or stalled line never holds up the keys."""

import os
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

from qadtui.ui.charset import Charset


class Output(Thread):
    """Writes texts in order, in the terminal's characters. Once it has hung up the rest is dropped."""

    def __init__(self, fileno: int, charset: Charset) -> None:
        super().__init__(daemon=True, name="qadtui-output")
        self._fileno, self._charset = fileno, charset
        self._connected = True
        self._waiting: SimpleQueue[str | Callable[[], object] | None] = SimpleQueue()

    def write(self, text: str) -> None:
        """Add a text behind those waiting; never blocks."""
        self._waiting.put(text)

    def when_written(self, tell: Callable[[], object]) -> None:
        """Call `tell`, in this thread, when all that waits now is written."""
        self._waiting.put(tell)

    def finish(self, seconds: float) -> None:
        """Write what is waiting, for so long at most: a stalled line must not keep the program from ending."""
        self._waiting.put(None)
        self.join(seconds)

    def run(self) -> None:
        """Write until told to finish."""
        while (next_one := self._waiting.get()) is not None:
            if callable(next_one):
                next_one()
            elif self._connected:
                self._send(self._charset.encode(next_one))

    def _send(self, data: bytes) -> None:
        try:
            while data:
                data = data[os.write(self._fileno, data) :]
        except OSError:
            self._connected = False
