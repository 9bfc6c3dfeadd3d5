"""The witness that makes steps of keys and screens.

    asked        the screen is settled: the step before is over if it ended, or if somebody else asks now
    took         one key more
    put back     one key less: whoever asks next takes it
    dropped      typed ahead in vain

It tells each step as soon as it is over, so a journal on disk misses what is being typed at that moment and no more.
"""

import re
from collections.abc import Callable
from datetime import datetime

from qadtui.programs.journal.steps import MENU, NOBODY, Head, Step
from qadtui.terminal.cells import Grid
from qadtui.terminal.editor import EDITING
from qadtui.terminal.keys import Key
from qadtui.terminal.queue import NOWHERE, Place

USUAL = (24, 80)
_HIDDEN = Key(None, "*")
_RELEASE = re.compile(r"(\S+\.p) [\d.]+(?= )")


class Recorder:
    """Watches one session. `head` is asked for when its first screen stands; `tell` gets the steps."""

    def __init__(
        self, grid: Grid, head: Callable[[], Head], tell: Callable[[Head | Step], None], now: Callable[[], datetime]
    ) -> None:
        self.grid, self._head, self._tell, self._now = grid, head, tell, now
        self.screen: list[str] = []
        self._first: list[str] = []
        self._size = USUAL
        self._place = NOWHERE
        self._step: Step | None = None

    def asked(self, place: Place) -> None:
        """A key is asked for by `place`."""
        if not self.screen:
            self._tell(self._head())
            self._size = (self.grid.rows, self.grid.columns)
            self._tell(Step(size=None if self._size == USUAL else self._size, rows=self._changes()))
            self._first = self.screen
        if self._step and (self._ended(self._step) or place != self._place):
            self._close(self._step)
        self._place = place

    def took(self, key: Key) -> None:
        """A key goes to the place that asked."""
        self._note_size()
        if self._step is None:
            self._step = Step(self._place.program or MENU, self._place.taker or NOBODY, at=self._now().time())
        hidden = self._place.secret and key.function is None
        self._step.keys += (_HIDDEN if hidden else key,)

    def put_back(self) -> None:
        """The key taken last is taken again."""
        assert self._step is not None
        self._step.keys = self._step.keys[:-1]
        if not self._step.keys:
            self._step = None

    def dropped(self, count: int) -> None:
        """So many keys were forgotten."""
        if self._step:
            self._step.dropped += count

    def end(self) -> None:
        """The session is over."""
        if self._step:
            self._close(self._step)

    def _ended(self, step: Step) -> bool:
        return step.keys[-1].function not in EDITING

    def _close(self, step: Step) -> None:
        step.rows, self._step = self._changes(), None
        if self.screen == self._first and step.rows:
            step.rows, step.first = {}, True
        self._tell(step)

    def _note_size(self) -> None:
        """A terminal that got another size since the key was asked for begins a step of its own."""
        size = (self.grid.rows, self.grid.columns)
        if size == self._size:
            return
        self._size = size
        if self._step:
            self._tell(self._step)
            self._step = None
        self._tell(Step(size=size, rows=self._changes()))

    def _changes(self) -> dict[int, str]:
        """The rows that differ from those told before."""
        before, self.screen = self.screen, shown(self.grid)
        before += [""] * (len(self.screen) - len(before))
        return {row: now for row, (now, was) in enumerate(zip(self.screen, before, strict=False), 1) if now != was}


def shown(grid: Grid) -> list[str]:
    """The screen's rows without blanks at their ends; the title line is the same in every release."""
    rows = [row.rstrip() for row in grid.text()]
    rows[0] = _RELEASE.sub(lambda found: found[1].ljust(len(found[0])), rows[0])
    return rows
