"""The way out: a thread that writes to the terminal, so that a slow or stalled line never holds up the keys."""

import os
from queue import SimpleQueue
from threading import Thread


class Output(Thread):
    """Writes texts in order. Once the terminal has hung up the rest is dropped."""

    def __init__(self, fileno: int) -> None:
        super().__init__(daemon=True, name="qadtui-output")
        self._fileno = fileno
        self._waiting: SimpleQueue[str | None] = SimpleQueue()

    def write(self, text: str) -> None:
        """Add a text behind those waiting; never blocks."""
        self._waiting.put(text)

    def finish(self, seconds: float) -> None:
        """Write what is waiting, for so long at most: a stalled line must not keep the program from ending."""
        self._waiting.put(None)
        self.join(seconds)

    def run(self) -> None:
        while (text := self._waiting.get()) is not None:
            try:
                self._write_all(text.encode(errors="replace"))
            except OSError:
                return

    def _write_all(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._fileno, data) :]
