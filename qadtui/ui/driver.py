"""What Textual needs of a terminal, and no more: raw keys in, text out, the size, and an orderly end.

Textual's own driver asks the terminal for the mouse, focus reports, the kitty keyboard and a few answers, hides the
cursor and suspends on Ctrl+Z. This one asks for nothing, and first switches off what a broken session may have left on.
"""

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

from textual.app import App
from textual.constants import ESCAPE_DELAY
from textual.driver import Driver
from textual.events import Event, Key, Resize
from textual.geometry import Size

from qadtui.ui.keyboard import Press
from qadtui.ui.line import Line
from qadtui.ui.modes import START, STOP
from qadtui.ui.output import Output
from qadtui.ui.raw import raw_terminal

HANG_UP_SECONDS = 5
SEQUENCE_SECONDS = 1.0  # until the rest of a sequence that has surely begun is no longer waited for
A_PAINTING = 500  # characters; anything shorter, such as a bell, is always sent


class HangUp(Event, bubble=False):
    """The terminal is gone, or the system asks the program to end."""


class TerminalDriver(Driver):
    """The operator's terminal, on standard input and output."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=False, size=size)
        self._fileno = sys.__stdin__.fileno() if sys.__stdin__ else 0
        line: Line = getattr(app, "terminal_line", None) or Line()
        self._output = Output(sys.__stdout__.fileno() if sys.__stdout__ else 1, line.charset)
        self._keyboard = line.keyboard()
        self._escape_timer: asyncio.TimerHandle | None = None
        self._held = ExitStack()
        self._last_written = ""
        self._hanging_up = False

    def write(self, data: str) -> None:
        """Send text to the terminal, but no painting twice: Textual paints the first screen three times."""
        if len(data) < A_PAINTING or data != self._last_written:
            self._output.write(data)
        self._last_written = data

    async def settle(self) -> None:
        """Wait until all that was written has reached the terminal, then read what was typed before it had."""
        written = asyncio.Event()
        self._output.when_written(partial(self._loop.call_soon_threadsafe, written.set))
        await written.wait()
        while not self._hanging_up and select.select([self._fileno], [], [], 0)[0]:
            self._read()

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        typed_ahead = self._held.enter_context(raw_terminal(self._fileno))
        self._output.start()
        self.write(START)
        self._handle(signal.SIGTSTP, signal.SIG_IGN)
        self._handle(signal.SIGHUP, self._hang_up)
        self._handle(signal.SIGTERM, self._hang_up)
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)
        self._press(self._keyboard.feed(typed_ahead))
        self._loop.add_reader(self._fileno, self._read)

    def disable_input(self) -> None:
        """Take no more keys."""
        self._loop.remove_reader(self._fileno)
        self._loop.remove_signal_handler(signal.SIGWINCH)
        if self._escape_timer:
            self._escape_timer.cancel()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self.disable_input()
        self.write(STOP)

    def close(self) -> None:
        """Wait until all is written, then leave raw mode."""
        self._output.finish(HANG_UP_SECONDS)
        self._held.close()

    def _handle(self, number: signal.Signals, handler: signal.Handlers | Callable[..., None]) -> None:
        self._held.callback(signal.signal, number, signal.signal(number, handler))

    def _read(self) -> None:
        try:
            data = os.read(self._fileno, 4096)
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self._fileno)
            self._hang_up()
            return
        self._press(self._keyboard.feed(data))
        self._await_escape()

    def _await_escape(self) -> None:
        if self._escape_timer:
            self._escape_timer.cancel()
        if self._keyboard.pending:
            patience = ESCAPE_DELAY if self._keyboard.lone_escape else SEQUENCE_SECONDS
            self._escape_timer = self._loop.call_later(patience, self._escaped)

    def _escaped(self) -> None:
        self._press(self._keyboard.give_up())

    def _press(self, presses: list[Press]) -> None:
        for name, character in presses:
            self._app.post_message(Key(name, character))

    def _resized(self) -> None:
        self._size = os.get_terminal_size(self._fileno)
        size = Size(*self._size)
        self._app.post_message(Resize(size, size))

    def _hang_up(self, *_: object) -> None:
        """Let the session save what it holds. If it takes too long, the alarm ends the program, busy or not."""
        if not self._hanging_up:
            self._hanging_up = True
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(HANG_UP_SECONDS)
            self._loop.call_soon_threadsafe(self._app.post_message, HangUp())
