"""A program on a real pseudo-terminal, as an operator meets it: keys are written in, and the screen is looked at.

    with PtyTerminal.python("qadtui", "--database", path) as terminal:
        terminal.wait_for("Sales Orders")
        terminal.write(b"7.1.1\\r")

It waits for what the screen shows, never for time to pass, and answers none of the questions a program asks a terminal.
"""

import fcntl
import os
import pty
import selectors
import struct
import subprocess
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Condition, Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

import pyte

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0  # seconds until a wait fails; nothing takes nearly so long


class Chunk(NamedTuple):
    """What one read brought, and when."""

    at: float
    data: bytes


class PtyTerminal:
    """A terminal of 24x80, and the program that runs on it."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        rows: int = 24,
        columns: int = 80,
        encoding: str = "utf-8",
    ) -> None:
        """Start `argv` in the root of the checkout, with `env` on top of a plain environment."""
        self._screen = pyte.Screen(columns, rows)
        self._stream, self._decode = pyte.Stream(self._screen), getincrementaldecoder(encoding)("replace").decode
        self._changed = Condition()
        self._ended = False
        self.chunks: list[Chunk] = []
        self._master, slave = pty.openpty()
        self._set_size(rows, columns)
        self._wake_read, self._wake_write = os.pipe()
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=_environment(env),
            start_new_session=True, preexec_fn=_take_terminal,
        )  # fmt: skip
        os.close(slave)
        self._reader = Thread(target=self._read, daemon=True, name="pty-reader")
        self._reader.start()

    @classmethod
    def python(
        cls, module: str, *arguments: str, env: Mapping[str, str] | None = None, encoding: str = "utf-8"
    ) -> Self:
        """Run `python -m module` with this Python."""
        return cls([sys.executable, "-m", module, *arguments], env=env, encoding=encoding)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def output(self) -> bytes:
        """Every byte the program has written."""
        with self._changed:
            return b"".join(chunk.data for chunk in self.chunks)

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor, counted from 1."""
        with self._changed:
            return self._screen.cursor.y + 1, self._screen.cursor.x + 1

    @property
    def cursor_shown(self) -> bool:
        """Is the cursor to be seen?"""
        with self._changed:
            return not self._screen.cursor.hidden

    def screen(self) -> list[str]:
        """The rows of the screen; a wide character is one character of its row.

        Not pyte's own `display`: that fails where one half of a wide character is overwritten and the other half of the
        same write has not arrived yet.
        """
        with self._changed:
            lines = (self._screen.buffer[row] for row in range(self._screen.lines))
            return ["".join(line[column].data for column in range(self._screen.columns)) for line in lines]

    def text(self) -> str:
        """The screen as one text, without the blanks at the ends of rows."""
        return "\n".join(row.rstrip() for row in self.screen())

    def reversed_cells(self) -> set[tuple[int, int]]:
        """Row and column of every cell shown in reverse."""
        with self._changed:
            cells = ((row, column, cell) for row, line in self._screen.buffer.items() for column, cell in line.items())
            return {(row + 1, column + 1) for row, column, cell in cells if cell.reverse}

    def write(self, keys: bytes) -> None:
        """Type `keys` in one burst."""
        while keys:
            keys = keys[os.write(self._master, keys) :]

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = PATIENCE) -> str:
        """Wait until the screen shows `wanted`, and return the screen; AssertionError with it if time runs out."""
        holds = wanted if callable(wanted) else lambda text: wanted in text
        self._wait(lambda: holds(self.text()), timeout, f"no {wanted!r}")
        return self.text()

    def wait_for_output(self, wanted: bytes, since: int = 0, timeout: float = PATIENCE) -> None:
        """Wait until the program has written `wanted`, after the first `since` bytes of its output."""
        self._wait(lambda: wanted in self.output[since:], timeout, f"no {wanted!r} in the output")

    def wait_for_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended, with all it had to say, and return its exit code."""
        if self._reader.is_alive():
            self._wait(lambda: self._ended, timeout, "it has not ended")
        return self.process.wait(timeout)

    def modes(self) -> list[Any]:
        """The modes of the line, as `termios.tcgetattr` gives them."""
        return termios.tcgetattr(self._master)

    def resize(self, rows: int, columns: int) -> None:
        """Change the size of the terminal, as dragging its window does."""
        with self._changed:
            self._screen.resize(rows, columns)
        self._set_size(rows, columns)

    def hangup(self) -> None:
        """Break the line: the program gets SIGHUP, and neither reads nor writes any more."""
        self._stop_reading()
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def close(self) -> None:
        """End the program, if it still runs, and let go of the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hangup()
        for end in (self._wake_read, self._wake_write):
            os.close(end)

    def _wait(self, holds: Callable[[], bool], timeout: float, complaint: str) -> None:
        deadline = time.monotonic() + timeout
        with self._changed:
            while not holds():
                remaining = deadline - time.monotonic()
                if self._ended or remaining <= 0:
                    break
                self._changed.wait(remaining)
            if not holds():
                why = "the program ended" if self._ended else f"after {timeout:g} s"
                raise AssertionError(f"{complaint} ({why}); the screen:\n{self.text()}")

    def _read(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._master, selectors.EVENT_READ)
            selector.register(self._wake_read, selectors.EVENT_READ)
            while self._take_chunk({key.fd for key, _ in selector.select()}):
                pass
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _take_chunk(self, ready: set[int]) -> bool:
        if self._wake_read in ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # on Linux the last read of a pseudo-terminal fails
            return False
        arrived = time.perf_counter()
        with self._changed:
            self.chunks.append(Chunk(arrived, data))
            self._stream.feed(self._decode(data))
            self._changed.notify_all()
        return bool(data)

    def _stop_reading(self) -> None:
        if self._reader.is_alive():
            os.write(self._wake_write, b"x")
            self._reader.join()

    def _set_size(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    unwanted = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    plain = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHON_COLORS": "0"}  # tracebacks have colours from 3.13 on
    return {**kept, **plain, **(more or {})}
