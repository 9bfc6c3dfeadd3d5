"""The terminal in raw mode: every key arrives as it is typed, at once, unechoed, and none of them is a signal.

In the terminal's ordinary mode a Return arrives as a line feed, Ctrl+C kills and a line is held back until it ends.
What is typed while the program still starts would suffer that, so `raw_terminal` comes before slow imports:

    with raw_terminal(sys.stdin.fileno()) as typed_ahead:
        from qadtui.ui.app import operate
        operate(session, typed_ahead)
"""

import fcntl
import os
import struct
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

IFLAG, LFLAG, CC = 0, 3, 6
TRANSLATIONS = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP
LINE_EDITING = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG


@contextmanager
def raw_terminal(fileno: int) -> Iterator[bytes]:
    """Hold the terminal raw, then put it back as it was and drop what was typed ahead, lest the shell run it.

    Gives what was typed before it was raw, with Return as it would have arrived; b"" where there is no terminal.
    """
    try:
        before = termios.tcgetattr(fileno)
    except termios.error:
        yield b""
        return
    termios.tcsetattr(fileno, termios.TCSANOW, _raw(before))
    try:
        yield _typed_before(fileno) if before[LFLAG] & termios.ICANON else b""
    finally:
        _restore(fileno, before)


def _raw(attributes: list[Any]) -> list[Any]:
    raw = [*attributes[:CC], list(attributes[CC])]
    raw[IFLAG] &= ~TRANSLATIONS
    raw[LFLAG] &= ~LINE_EDITING
    raw[CC][termios.VMIN], raw[CC][termios.VTIME] = 1, 0
    return raw


def _typed_before(fileno: int) -> bytes:
    (waiting,) = struct.unpack("i", fcntl.ioctl(fileno, termios.FIONREAD, b"\0" * 4))
    return os.read(fileno, waiting).replace(b"\n", b"\r") if waiting else b""


def _restore(fileno: int, attributes: list[Any]) -> None:
    with suppress(termios.error):  # the terminal has hung up: nothing is left to restore
        termios.tcsetattr(fileno, termios.TCSAFLUSH, attributes)
