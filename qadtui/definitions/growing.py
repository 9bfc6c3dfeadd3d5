"""The lines of a report that is still being made: what was read at once, then what its own process has made so far.

the first lines     read in the operator's database thread, and there at once
the spool           takes their place with its first line, and grows; it is one picture from its start to its end
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from qadtui.definitions.progress import Progress
from qadtui.definitions.running import Running
from qadtui.language import messages
from qadtui.language.messages import Message
from qadtui.reports.spool import SpoolReader
from qadtui.terminal.pager import KnownLines

Told = tuple[Message, dict[str, Any]]


class GrowingLines:
    """The lines of one running job."""

    def __init__(self, first: KnownLines, spool: SpoolReader, running: Running) -> None:
        self._first, self._spool, self._running = first, spool, running
        self._heading: list[str] = []

    @property
    def heading(self) -> Sequence[str]:
        """The lines that stay."""
        self._heading = self._heading or self._spool.heading
        return self._heading or self._first.heading

    @property
    def count(self) -> int:
        """How many lines there are by now."""
        return self._spool.count if self._filled else self._first.count

    @property
    def complete(self) -> bool:
        """Whether its process has ended."""
        return self._running.over

    @property
    def told(self) -> Told | None:
        """How far it is, or why it ended early."""
        if self._running.refusal:
            return self._running.refusal.message, self._running.refusal.values
        return None if self.complete or not self._running.progress else progress_told(self._running.progress)

    async def grown(self) -> None:
        """Wait until there are more."""
        await self._running.news()

    async def lines(self, first: int, count: int) -> Sequence[str]:
        """Some of them."""
        return self._spool.lines(first, count) if self._filled else await self._first.lines(first, count)

    async def find(self, text: str, first: int) -> int | None:
        """The nearest that has the text in it; a long spool is looked through beside the event loop."""
        if not self._filled:
            return await self._first.find(text, first)
        return await asyncio.to_thread(self._spool.find, text, first)

    @property
    def _filled(self) -> bool:
        return self._spool.count > 0 or self._spool.complete


def progress_told(progress: Progress) -> Told:
    """Progress in words: rows, rate, and the time left where it is known."""
    rows, rate = f"{progress.rows:,}", f"{progress.rate:,.0f}"
    if progress.left is None or progress.total is None:
        return messages.ROWS_SO_FAR, {"rows": rows, "rate": rate}
    left = f"{progress.left // 60:.0f}:{progress.left % 60:02.0f}"
    return messages.ROWS_OF, {"rows": rows, "total": f"{progress.total:,}", "rate": rate, "left": left}
