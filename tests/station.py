"""An operator's station without a terminal: keys in, screens out, over the real programs and a real database.

    async with Station(database_file) as station:
        await station.type("7.1.6<Return>SO1001<F1>")
        assert "Only 4 available" in station.row(22)

Keys are written as people say them: `<F1>`, `<Return>`, `<Tab>`, `<Up>`, `<Ctrl+D>`; everything else is typed.
Waiting is for the program to be ready for its next key, never for a time.
"""

import asyncio
from pathlib import Path
from types import TracebackType
from typing import Self

from qadtui.programs.session import OperatorSession
from qadtui.settings import Settings
from qadtui.terminal.notation import keys_of


class Station:
    """One operator at work."""

    def __init__(self, database: str | Path, *, user: str = "anna", language: str = "en", date: object = None) -> None:
        self.session = OperatorSession(
            Settings(str(database), user, "station", language, business_date=date)  # type: ignore[arg-type]
        )
        self._running: asyncio.Task[None] | None = None

    @classmethod
    def over(cls, session: OperatorSession) -> Self:
        """A station at a session that was made already."""
        station = cls.__new__(cls)
        station.session, station._running = session, None
        return station

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self.session.run())
        await self.settle()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        assert self._running is not None
        self._running.cancel()
        await asyncio.wait([self._running])

    async def type(self, text: str) -> str:
        """Press keys, all at once, and wait until the program wants more; the screen comes back."""
        for key in keys_of(text):
            self.session.keys.put(key)
        await self.settle()
        return self.screen()

    async def settle(self) -> None:
        """Wait until all keys are used up and the program is ready for the next, or has ended."""
        assert self._running is not None
        used_up = asyncio.create_task(self.session.keys.used_up())
        async with asyncio.timeout(30):
            await asyncio.wait({self._running, used_up}, return_when=asyncio.FIRST_COMPLETED)
        used_up.cancel()
        if self._running.done() and not self._running.cancelled():
            await self._running

    @property
    def ended(self) -> bool:
        """Has the operator left?"""
        return self._running is not None and self._running.done()

    def screen(self) -> str:
        """The whole screen as text."""
        return self.session.grid.screen()

    def row(self, number: int) -> str:
        """One row, counted from 1, without its trailing blanks."""
        return self.session.grid.text()[number - 1].rstrip()

    @property
    def messages(self) -> str:
        """Rows 22 and 23."""
        return f"{self.row(22)} {self.row(23)}".strip()

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Row and column of the cursor."""
        return self.session.grid.cursor
