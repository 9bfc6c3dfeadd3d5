"""The rows that stand on the screen, and how they move through all the rows there are.

        not known        rows           beyond
    ----------------|[ ... at ... ]|--------------      `at` is the row the operator is on

Only rows that are shown are asked for, and nothing is counted: a row has a number while it was counted from the first
row on, and the number of all is known once the last one was seen.
"""

from collections.abc import Awaitable, Callable

from qadtui.terminal.frames import Values

Ask = Callable[..., Awaitable[list[Values]]]
"""`ask(count, forward=..., beyond=..., at=...)`, as `Wanted` has them."""


class ShownRows:
    """A screenful. Every way to move is told how much `room` there is, for terminals change their size."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self.rows: list[Values] = []
        self.at = 0
        self._first: int | None = 1
        self._ended = False

    @property
    def row(self) -> Values | None:
        """The row the operator is on."""
        return self.rows[self.at] if self.rows else None

    @property
    def number(self) -> int | None:
        """Its number, where the rows before it were counted."""
        return None if self._first is None or not self.rows else self._first + self.at

    @property
    def count(self) -> int | None:
        """How many rows there are in all, once that is known."""
        return self._first + len(self.rows) - 1 if self._ended and self._first is not None else None

    async def first(self, room: int) -> None:
        """Show the first rows."""
        self.rows = await self._ask(room)
        self.at, self._first, self._ended = 0, 1, len(self.rows) < room

    async def last(self, room: int) -> None:
        """Show the last rows."""
        self.rows = (await self._ask(room, forward=False))[::-1]
        self.at, self._ended = max(len(self.rows) - 1, 0), True
        self._first = 1 if len(self.rows) < room else None

    async def again(self, room: int, identity: Callable[[Values], object]) -> None:
        """Show the same rows as they are now, with the operator on the same one: others may have changed them."""
        if not self.rows:
            await self.first(room)
            return
        was = identity(self.rows[self.at])
        self.rows = await self._ask(room, at=self.rows[0])
        self._ended = len(self.rows) < room
        identities = [identity(row) for row in self.rows]
        self.at = identities.index(was) if was in identities else min(self.at, max(len(self.rows) - 1, 0))
        await self.fill(room)

    async def fill(self, room: int) -> None:
        """Let rows in where there is room for more than there are: below, then above."""
        if self.rows and len(self.rows) < room and not self._ended:
            at = self.at
            await self._bring(room - len(self.rows), True, room)
            self.at = at
        if self.rows and len(self.rows) < room and self._first != 1:
            at, had = self.at, len(self.rows)
            await self._bring(room - had, False, room)
            self.at = at + len(self.rows) - had
        if not self.rows and self._first != 1:
            await self.last(room)

    async def step(self, forward: bool, room: int) -> bool:
        """One row on or back; at the edge the next row comes in. False at the end."""
        at = self.at + (1 if forward else -1)
        if 0 <= at < len(self.rows):
            self.at = at
            return True
        return bool(await self._bring(1, forward, room))

    async def turn(self, forward: bool, room: int) -> bool:
        """One page on or back; where there is none, to the last row or the first. False at the end."""
        at = self.at
        if await self._bring(room, forward, room):
            self.at = min(at, len(self.rows) - 1)
            return True
        self.at = max(len(self.rows) - 1, 0) if forward else 0
        return self.at != at

    async def _bring(self, count: int, forward: bool, room: int) -> int:
        """Let rows in at one edge, and out at the other; how many came in. Others add rows, so it always asks."""
        if not self.rows:
            return 0
        found = await self._ask(count, forward=forward, beyond=self.rows[-1 if forward else 0])
        if forward:
            self._append(found, count, room)
        else:
            self._prepend(found, count, room)
        return len(found)

    def _append(self, found: list[Values], count: int, room: int) -> None:
        rows = [*self.rows, *found]
        self.rows = rows[-room:]
        self.at, self._ended = len(self.rows) - 1, len(found) < count
        if self._first is not None:
            self._first += len(rows) - len(self.rows)

    def _prepend(self, found: list[Values], count: int, room: int) -> None:
        rows = [*reversed(found), *self.rows]
        self.rows, self.at = rows[:room], 0
        self._ended = self._ended and len(rows) <= room
        before = None if self._first is None else self._first - len(found)
        self._first = 1 if len(found) < count else before if before and before > 0 else None
