"""A program on a pseudo-terminal, and when what it wrote arrived.

    with Line(hello()) as line:
        pressed = line.write(b"A")
        seconds = line.until(lambda screen: screen.buffer[2][11].data == "A") - pressed

Unlike tests/pty_terminal.py it has no thread, and looks at what arrived only once the program has gone quiet: to
understand the screen takes longer than to paint it, and would be measured along.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ROOT = Path(__file__).parents[2]
QUIET = 0.02  # seconds without output after which a program is thought to be done for now
PATIENCE = 30.0
_UNWANTED = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "QADTUI_DATABASE", "QADTUI_HOME")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _UNWANTED} | {
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"
}  # fmt: skip


class Line:
    """A terminal of 24x80 and the program on it, which ends with the `with`."""

    def __init__(self, argv: Sequence[str]) -> None:
        self.screen = pyte.Screen(80, 24)
        self.received = 0
        """Bytes the program has written."""
        self._stream = pyte.ByteStream(self.screen)
        self._unread: list[tuple[float, bytes]] = []
        self._unsent = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.set_blocking(self._master, False)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=ENVIRONMENT, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def write(self, keys: bytes) -> float:
        """Press keys, in one burst; when that was comes back."""
        pressed = time.perf_counter()
        self._unsent += keys
        self._send()
        return pressed

    def until(self, holds: Callable[[pyte.Screen], bool]) -> float:
        """When the output arrived that made this true of the screen. AssertionError, with the screen, if none does."""
        deadline = time.perf_counter() + PATIENCE
        while time.perf_counter() < deadline and not self._ended():
            self._gather()
            while self._unread:
                arrived, data = self._unread.pop(0)
                self._stream.feed(data)
                if holds(self.screen):
                    return arrived
        raise AssertionError("it never came to the screen:\n" + "\n".join(self.screen.display))

    def rest(self) -> None:
        """Wait until the program is quiet."""
        self._gather()
        while self._unread:
            self._stream.feed(self._unread.pop(0)[1])

    def _gather(self) -> None:
        while True:
            readable, writable, _ = select.select([self._master], [self._master] if self._unsent else [], [], QUIET)
            if writable:
                self._send()
            if readable and not self._receive():
                return
            if not (readable or writable):
                return

    def _send(self) -> None:
        with suppress(BlockingIOError):
            self._unsent = self._unsent[os.write(self._master, self._unsent) :]

    def _receive(self) -> bool:
        try:
            data = os.read(self._master, 65536)
        except OSError:  # on Linux the last read of a pseudo-terminal fails
            return False
        self._unread.append((time.perf_counter(), data))
        self.received += len(data)
        return True

    def _ended(self) -> bool:
        return self.process.poll() is not None


def shows(*words: str) -> Callable[[pyte.Screen], bool]:
    """A screen with all these words on it."""
    return lambda screen: all(any(word in row for row in screen.display) for word in words)
