"""The Textual app: every key into the session's one queue, every changed cell onto the terminal.

    bytes -> TerminalDriver -> events.Key -+
    pilot.press("f1") ---------------------+-> on_event -> session.keys -> session.run() -> grid -> Surface -> bytes
    BINDINGS -> action_press("GO") --------+

Keys are taken in `on_event`, before Textual looks at bindings or focus: there keys that follow each other quickly would
overtake one another. So no key is lost, reordered or applied to the wrong screen, however fast it arrives.
"""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste, Resize
from textual.geometry import Size

from qadtui.terminal import keys
from qadtui.ui.driver import HangUp, TerminalDriver
from qadtui.ui.line import Line
from qadtui.ui.modes import CURSOR_OFF, CURSOR_ON
from qadtui.ui.session import Session
from qadtui.ui.surface import Surface


def key_bindings() -> list[BindingType]:
    """The key table as Textual's bindings, for whatever of Textual's wants to list them."""
    return [
        Binding(name, f"press('{row.function.name}')", row.name.message, show=False, priority=False)
        for row in keys.KEY_TABLE
        for name in row.keys
    ]


class QadtuiApp(App[None], inherit_bindings=False):
    """Shows one session. When the operator leaves, or the session fails, the app exits; `failure` says why."""

    BINDINGS: ClassVar[list[BindingType]] = key_bindings()
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    AUTO_FOCUS = None
    TITLE = "qadtui"
    CSS = """
    Screen { background: ansi_default; color: ansi_default; overflow: hidden; }
    Surface { width: 100%; height: 100%; }
    """

    def __init__(self, session: Session, typed_ahead: bytes = b"", line: Line | None = None) -> None:
        """Show `session`, for which `typed_ahead` was typed before the app was there, at the terminal of `line`."""
        super().__init__(driver_class=TerminalDriver, ansi_color=True)
        self.terminal_line = line or Line()
        self.animation_level = "none"
        self.failure: Exception | None = None
        self._session = session
        self._typed_ahead = typed_ahead
        self._least = (session.grid.rows, session.grid.columns)
        self._surface = Surface(session.grid, monochrome=self.no_color)
        self._told_size: tuple[int, int] | None = None
        self._painting_due = False
        self._cursor_shown = False
        self._running_session: asyncio.Task[None] | None = None
        self._hanging_up: asyncio.Task[None] | None = None
        session.on_change = self._change
        session.until_painted = self._until_painted

    def compose(self) -> ComposeResult:
        """One widget; screens are the session's business."""
        yield self._surface

    def on_mount(self) -> None:
        """Start the session; its first screen is then the first thing painted."""
        self._fit(self.size)
        self._type(self._typed_ahead)
        self._running_session = asyncio.create_task(self._run_session(), name="session")

    async def on_event(self, event: Event) -> None:
        """Take keys and pasted text before anything else can; leave the rest to Textual."""
        if isinstance(event, Key):
            self._take(event.key, event.character)
        elif isinstance(event, Paste):
            self._type(event.text.encode(self.terminal_line.charset.encoding, "replace"))
        else:
            await super().on_event(event)

    def action_press(self, function: str) -> None:
        """Press a key by its function's name."""
        self._press(keys.Key(keys.Function[function]))

    def on_resize(self, event: Resize) -> None:
        """Show the grid where it fits, else say that it does not."""
        self._fit(event.size)

    def on_hang_up(self, event: HangUp) -> None:
        """Let the session save, then leave. It may need the app for that, so the app does not wait for it."""
        self._hanging_up = self._hanging_up or asyncio.create_task(self._hang_up(), name="hang-up")

    async def on_unmount(self) -> None:
        """The app ends: a session that still waits for a key ends with it."""
        if self._running_session:
            self._running_session.cancel()
            await asyncio.wait([self._running_session])

    def _set_pointer_shape(self, shape: str) -> None:
        """There is no mouse, and some terminals would show the sequence that Textual sends for its pointer."""

    def _type(self, data: bytes) -> None:
        for name, character in self.terminal_line.keyboard().feed(data):
            self._take(name, character)

    def _take(self, name: str, character: str | None) -> None:
        if key := self._session.keys.keymap.key_for(name, character):
            self._press(key)
        else:
            self.bell()

    def _press(self, key: keys.Key) -> None:
        if key.function is keys.Function.ABORT:
            self.post_message(HangUp())  # not through the queue: a program that takes no more keys must end, too
        else:
            self._session.keys.put(key)

    async def _hang_up(self) -> None:
        try:
            await self._session.hangup()
        finally:
            self.exit()

    async def _run_session(self) -> None:
        try:
            await self._session.run()
        except Exception as failure:
            self.failure = failure
        finally:
            self.exit()

    def _fit(self, size: Size) -> None:
        columns, rows = size
        least_rows, least_columns = self._least
        if rows < least_rows or columns < least_columns:
            self._surface.warn(self._session.too_small(rows, columns))
        else:
            self._surface.warn("")
            self._tell_size(rows, columns)
        self._paint()

    def _tell_size(self, rows: int, columns: int) -> None:
        if (rows, columns) != self._told_size:
            self._told_size = (rows, columns)
            self._session.resize(rows, columns)

    def _change(self) -> None:
        """Paint once for all that changes until the loop comes round."""
        if not self._painting_due:
            self._painting_due = True
            self.call_later(self._paint)

    async def _until_painted(self) -> None:
        if not self._surface.painted:
            await _called(self.call_after_refresh)
        self._paint()
        if isinstance(self._driver, TerminalDriver):
            await self._driver.settle()
        await _called(self.call_later)  # which comes behind the keys that have been read

    def _paint(self) -> None:
        self._painting_due = False
        drawn, cursor = self._surface.changes(), self._surface.cursor
        if cursor is None:
            drawn += CURSOR_OFF if self._cursor_shown else ""
        else:
            drawn += f"\x1b[{cursor.y + 1};{cursor.x + 1}H" + ("" if self._cursor_shown else CURSOR_ON)
            self.cursor_position = cursor
        self._cursor_shown = cursor is not None
        if self._driver:
            self._driver.write(drawn + ("\a" if self._session.grid.take_bell() else ""))


async def _called(by: Callable[[Callable[[], None]], object]) -> None:
    called = asyncio.Event()
    by(called.set)
    await called.wait()


def operate(session: Session, typed_ahead: bytes = b"", line: Line | None = None) -> None:
    """Let an operator work at this terminal until they leave; what the session raises is raised once it is restored."""
    app = QadtuiApp(session, typed_ahead, line)
    app.run(mouse=False)
    if app.failure:
        raise app.failure
