"""What the app asks of a session: the two ends of the terminal, and a few calls. Programs know nothing of the app."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from qadtui.terminal.cells import Grid
from qadtui.terminal.queue import KeyQueue


class Session(Protocol):
    """One operator at one terminal, from the first menu to the exit question."""

    grid: Grid
    keys: KeyQueue
    on_change: Callable[[], None]
    """Set by the app; the session calls it after it has painted."""

    until_painted: Callable[[], Awaitable[None]]
    """Set by the app; when it returns, what was painted is on the terminal and every key typed before is in `keys`."""

    async def run(self) -> None:
        """Talk to the operator until they leave."""

    def resize(self, rows: int, columns: int) -> None:
        """The terminal has this size now, and the grid fits in it."""

    def too_small(self, rows: int, columns: int) -> str:
        """The one line to show while the grid does not fit into the terminal."""

    async def hangup(self) -> None:
        """The terminal is gone: save what is being entered, and let go of every lock."""
