"""A journal typed again, step by step, at whatever database; it stops where the screen is not what it was.

    session of the head  <-- keys of a step --  journal
            |                                      |
         recorder  ------ step as it came ------>  =?

Every session stays where its steps end until all are through, so one operator meets the locks of another.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, time, timedelta

from qadtui.programs.journal.recorder import Recorder
from qadtui.programs.journal.steps import LINES, Head, Step, Visit, ids_from
from qadtui.programs.session import OperatorSession
from qadtui.settings import Settings
from qadtui.terminal.keys import Key

FILLER = Key(None, " ")
"""What stands for a key that was typed in vain: nobody wrote down which it was."""


class Difference(Exception):
    """A step that came out differently: the screen that was expected, and the one there is."""

    def __init__(self, step: Step, came: Step | None, expected: Sequence[str], shown: Sequence[str]) -> None:
        super().__init__(step.line())
        self.step, self.came, self.expected, self.shown = step, came, expected, shown


class JournalClock:
    """Tells the time that the journal tells."""

    def __init__(self, begun: datetime) -> None:
        self.moment = begun

    def reach(self, at: time | None) -> timedelta:
        """It is so late now; how much time passed comes back. An earlier time of day is the next day's."""
        before = self.moment
        if at is not None:
            self.moment = datetime.combine(before.date(), at, before.tzinfo)
            self.moment += timedelta(days=int(self.moment < before.replace(microsecond=0)))
        return self.moment - before

    def now(self) -> datetime:
        """As operators' clocks tell it: in UTC."""
        return self.moment.astimezone(UTC)


def settings_for(head: Head, clock: JournalClock, database: str, *, backup_made: bool = False) -> Settings:
    """What a session is started with: everything but the database is as the journal says."""
    return Settings(
        database,
        head.user,
        head.terminal,
        language=head.language,
        business_date=head.date,
        date_order=head.dates,
        backup_made=backup_made,
        company=head.company,
        lines=head.boxes == LINES,
        now=clock.now,
        ids=ids_from(head.ids),
    )


class Player:
    """One session, into which steps are typed."""

    def __init__(self, head: Head, make_settings: Callable[[Head, JournalClock], Settings]) -> None:
        self.clock = JournalClock(head.begun)
        self.session = OperatorSession(make_settings(head, self.clock))
        self.came: list[Step] = []
        self._running: asyncio.Task[None] | None = None
        self.recorder = Recorder(self.session.grid, lambda: head, self._told, lambda: self.clock.moment)
        self.session.keys.witness = self.recorder

    def _told(self, told: Head | Step) -> None:
        if isinstance(told, Step):
            self.came.append(told)

    async def type(self, step: Step) -> None:
        """Type the keys of a step and wait until the program is ready for the next; raises what the session raises."""
        if step.size:
            self.session.resize(*step.size)
        if self._running is None:
            self._running = asyncio.create_task(self.session.run())
        for key in (*step.keys, *[FILLER] * step.dropped):
            self.session.keys.put(key)
        await self._settle(self._running)

    async def _settle(self, running: asyncio.Task[None]) -> None:
        used_up = asyncio.create_task(self.session.keys.used_up())
        await asyncio.wait({running, used_up}, return_when=asyncio.FIRST_COMPLETED)
        used_up.cancel()
        if running.done():
            self.recorder.end()
            running.result()

    async def leave(self) -> None:
        """End the session where it is."""
        if self._running:
            self._running.cancel()
            await asyncio.wait({self._running})


Watch = Callable[[Player, Step, timedelta], Awaitable[None]]


async def replay(
    visits: Sequence[Visit], make_settings: Callable[[Head, JournalClock], Settings], watch: Watch
) -> list[Visit]:
    """Type a journal; `watch` is awaited before each step, with the time that passed before it in the journal.

    The journal as it came this time comes back. Raises Difference where that is another one.
    """
    again = []
    async with AsyncExitStack() as open_sessions:
        for visit in visits:
            player = await open_sessions.enter_async_context(_player(visit, make_settings))
            await _play(player, visit, watch)
            again.append(Visit(visit.head, visit.remarks, player.came))
    return again


@asynccontextmanager
async def _player(visit: Visit, make_settings: Callable[[Head, JournalClock], Settings]) -> AsyncIterator[Player]:
    player = Player(visit.head, make_settings)
    try:
        yield player
    finally:
        await player.leave()


async def _play(player: Player, visit: Visit, watch: Watch) -> None:
    compared, expected, first = 0, [""] * 24, with_rows([""] * 24, visit.steps[0])
    for number, step in enumerate(visit.steps, start=1):
        await watch(player, step, player.clock.reach(step.at))
        await player.type(step)
        if number == len(visit.steps):
            player.recorder.end()
        while compared < len(player.came):
            came, wanted = player.came[compared], visit.steps[min(compared, number - 1)]
            expected = first if wanted.first else with_rows(expected, wanted)
            if came != wanted:
                raise Difference(wanted, came, expected, player.recorder.screen)
            compared += 1
    if compared < len(visit.steps):
        raise Difference(visit.steps[compared], None, expected, player.recorder.screen)


def with_rows(screen: Sequence[str], step: Step) -> list[str]:
    """The screen after a step."""
    rows = list(screen) + [""] * (max(step.rows, default=0) - len(screen))
    if step.size:
        rows = (rows + [""] * step.size[0])[: step.size[0]]
    for row, words in step.rows.items():
        rows[row - 1] = words
    return rows
