"""A replay to look at: what the journal's sessions show is copied to the screen; F4 and Ctrl+C stop it.

When the journal is through, its last screen stands until a key is pressed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from qadtui.language.text import Translator
from qadtui.programs.journal.replay import Player, Watch
from qadtui.programs.journal.steps import Step
from qadtui.programs.session import COLUMNS, ROWS, TOO_SMALL
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid
from qadtui.terminal.keys import Function
from qadtui.terminal.queue import KeyQueue
from qadtui.terminal.status import Status


async def _at_once() -> None:
    """Nothing waits for the screen."""


class Mirror:
    """What `ui` shows of a replay. `play` is given what is to be awaited before each step, `wait` the time it takes.

    `through` tells whether the journal came to its end.
    """

    def __init__(
        self,
        play: Callable[[Watch], Awaitable[object]],
        wait: Callable[[timedelta], Awaitable[None]],
        translate: Translator,
    ) -> None:
        self.grid, self.keys = Grid(), KeyQueue()
        self.on_change: Callable[[], None] = lambda: None
        self.until_painted: Callable[[], Awaitable[None]] = _at_once
        self._play, self._wait, self._translate = play, wait, translate
        self._player: Player | None = None
        self.through = False

    async def run(self) -> None:
        """Replay until the end or until somebody stops it. Raises Difference."""
        replaying = asyncio.ensure_future(self._replay())
        stopping = asyncio.create_task(self._stopped())
        try:
            await asyncio.wait({replaying, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if replaying.done():
                replaying.result()
            await stopping
        finally:
            stopping.cancel()
            replaying.cancel()
            await asyncio.wait({replaying})

    async def _replay(self) -> None:
        await self._play(self._watch)
        self._copy()
        Status(self.grid, self._translate).legend(legends.PAUSE)
        self.through = True
        self.on_change()

    async def _stopped(self) -> None:
        while (await self.keys.get()).function not in (Function.END, Function.BREAK) and not self.through:
            pass

    async def _watch(self, player: Player, step: Step, passed: timedelta) -> None:
        self._player = player
        self._copy()
        await self.until_painted()
        await self._wait(passed)

    def _copy(self) -> None:
        """Paint what the replayed session shows."""
        assert self._player is not None
        shown = self._player.session.grid
        self.grid.paste(shown.copy(1, 1, shown.rows, shown.columns))
        self.grid.cursor = shown.cursor
        if shown.take_bell():
            self.grid.ring()
        self.on_change()

    def resize(self, rows: int, columns: int) -> None:
        """The journal knows how large its screens are."""
        self.grid.resize(max(rows, self.grid.rows), max(columns, self.grid.columns))
        self.on_change()

    def too_small(self, rows: int, columns: int) -> str:
        """What a terminal shows that cannot hold the screen."""
        return self._translate(TOO_SMALL, columns_needed=COLUMNS, rows_needed=ROWS, columns=columns, rows=rows)

    async def hangup(self) -> None:
        """Nobody looks any more; `run` is cancelled and leaves the sessions."""
