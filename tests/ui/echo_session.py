"""A session to try the app with: one field that echoes, a list of what was entered, and a record of every key.

Return enters the field's text; some texts do something: `quit` leaves, `fail` raises, `beep` rings the bell, `busy`
rings it and is busy for ever, `ask` drops the keys typed before it was painted. As a program (`python -m
tests.ui.echo_session [FILE]`) it says in FILE what it was entering when the terminal hung up.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from zlib import crc32

from qadtui.formats.width import cells
from qadtui.terminal.cells import Grid, Role
from qadtui.terminal.keys import Function, Key
from qadtui.terminal.queue import KeyQueue

FIELD_ROW, COUNT_ROW, LAST_ROW, LIST_ROW, LIST_ROWS = 3, 5, 6, 8, 15


def fingerprint(transcript: str) -> str:
    """A short name for a long transcript."""
    return f"{crc32(transcript.encode()):08x}"


class EchoSession:
    """Echoes what is typed; `transcript` is every key it took, as in `AB<backspace>C`."""

    def __init__(self, saved: Path | None = None) -> None:
        self.grid = Grid()
        self.keys = KeyQueue()
        self.on_change: Callable[[], None] = lambda: None
        self.until_painted: Callable[[], Awaitable[None]]
        self.count = 0
        self.transcript = ""
        self.text = ""
        self.entered: list[str] = []
        self._fingerprint = 0
        self.sizes: list[tuple[int, int]] = []
        self._saved = saved

    async def run(self) -> None:
        """Echo until `quit` is entered."""
        self.grid.box(1, 1, 24, 80, "Echo")
        self.grid.put(FIELD_ROW, 3, "Field:", Role.LABEL)
        self._paint()
        while self.entered[-1:] != ["quit"]:
            self._take(await self.keys.get())
            self._paint()
            if self.entered[-1:] == ["ask"]:
                await self._ask()

    async def _ask(self) -> None:
        self.entered.append("asked")
        await self.until_painted()
        self.grid.put(LIST_ROW, 3, f"dropped {self.keys.drop_waiting()}", width=60)
        self._paint()

    def resize(self, rows: int, columns: int) -> None:
        """Remember the size."""
        self.sizes.append((rows, columns))

    def too_small(self, rows: int, columns: int) -> str:
        """Say what is needed."""
        return f"80x24 needed, this is {columns}x{rows}"

    async def hangup(self) -> None:
        """Write down what was being entered; with `hang` in the field, never come to an end."""
        if self._saved:
            self._saved.write_text(f"saved {self.text}")
        if self.text == "hang":
            await asyncio.Event().wait()

    def _take(self, key: Key) -> None:
        self.count += 1
        shown = key.text or f"<{key.function}>"
        self.transcript += shown
        self._fingerprint = crc32(shown.encode(), self._fingerprint)
        match key.function:
            case None:
                self.text += key.text
            case Function.BACKSPACE:
                self.text = self.text[:-1]
            case Function.RETURN:
                self._enter()

    def _enter(self) -> None:
        self.entered.append(self.text)
        if self.text == "fail":
            raise RuntimeError("the session failed")
        if self.text == "busy":
            os.write(1, b"\a")
            while True:
                pass
        if self.text == "beep":
            self.grid.ring()
        self.text = ""
        for number, line in enumerate(self.entered[-LIST_ROWS:]):
            self.grid.put(LIST_ROW + number, 3, line, width=60)

    def _paint(self) -> None:
        grid = self.grid
        grid.put(FIELD_ROW, 10, self.text[-30:], Role.ACTIVE, 60)
        grid.put(COUNT_ROW, 3, f"{self.count} keys {self._fingerprint:08x}", width=60)
        grid.put(LAST_ROW, 3, self.transcript[-70:], width=70)
        grid.cursor = (FIELD_ROW, 10 + cells(self.text[-30:]))
        self.on_change()


if __name__ == "__main__":
    from qadtui.ui.raw import raw_terminal

    with raw_terminal(sys.stdin.fileno()) as typed_ahead:
        from qadtui.ui.app import operate

        operate(EchoSession(Path(sys.argv[1]) if sys.argv[1:] else None), typed_ahead)
