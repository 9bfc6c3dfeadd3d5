"""The lines around what the screen shows, and the waiting for those that are still to come."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

from qadtui.terminal.pager.lines import Lines

AHEAD = 200
"""Lines that are read at a time: more than any screen shows."""

Grown = Callable[[], Awaitable[None]]


class Reading:
    """Holds the lines from one on, as many as a screen could show."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._first = 0
        self._held: Sequence[str] = ()

    async def fetch(self, first: int) -> None:
        """Hold the lines from one on."""
        self._held = await self.lines.lines(first, AHEAD)
        self._first = first

    def held(self, first: int, count: int) -> Sequence[str]:
        """Some of the lines it holds."""
        at = first - self._first
        return self._held[at : at + count] if at >= 0 else ()

    def reached(self, count: int | None) -> bool:
        """Whether there are so many lines by now, or all of them."""
        return self.lines.complete or (count is not None and self.lines.count >= count)

    async def reach(self, count: int | None, grown: Grown) -> None:
        """Wait for that; `grown` is awaited whenever there are more."""
        while not self.reached(count):
            await self.lines.grown()
            await grown()

    async def find(self, text: str, first: int) -> int | None:
        """The nearest line from `first` on that has the text, also among those that are still to come."""
        while (found := await self.lines.find(text, first)) is None and not self.lines.complete:
            first = max(first, self.lines.count - 1)
            await self.lines.grown()
        return found

    @contextmanager
    def watched(self, grown: Grown) -> Iterator[None]:
        """While the block waits for a key, `grown` is awaited whenever there are more lines."""
        watching = asyncio.create_task(self.reach(None, grown)) if not self.lines.complete else None
        try:
            yield
        finally:
            if watching:
                watching.cancel()
