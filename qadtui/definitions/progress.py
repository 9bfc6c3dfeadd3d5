"""How far a long job is: rows done, how many there are in all, and how fast it goes.

4,000 rows                              the first seconds: nobody is made to wait for a count
124,000 of 1,000,000, 31,000/s, 0:28    then it counts once, and knows what is left
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

COUNT_AFTER = 2.0
"""Seconds of work after which it is worth counting what there is in all."""
TELL_EVERY = 0.25
"""Seconds from one telling to the next."""
_LOOK_EVERY = 64
"""Rows from one look at the clock to the next."""


@dataclass(frozen=True)
class Progress:
    """So many rows are done, of `total` if that is known, in so many seconds."""

    rows: int
    total: int | None
    seconds: float

    @property
    def rate(self) -> float:
        """Rows a second so far."""
        return self.rows / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds it will take from here at this rate; None where nobody can say."""
        if self.total is None or not self.rate:
            return None
        return max(self.total - self.rows, 0) / self.rate


Tell = Callable[[Progress], None]


def tell_nobody(progress: Progress) -> None:
    """For a job that nobody watches: its rows are not counted in advance."""


class Meter:
    """Counts the rows of one job while they go by, and tells how far it is."""

    def __init__(self, tell: Tell = tell_nobody, clock: Callable[[], float] = monotonic) -> None:
        self.rows = 0
        self.total: int | None = None
        self._tell, self._clock = tell, clock
        self._begun = self._told = clock()

    def counted(self, rows: Iterable[T], count: Callable[[], int] | None = None) -> Iterator[T]:
        """The same rows; `count` says how many there are in all, and is asked once the job has become a long one."""
        for row in rows:
            self.rows += 1
            if self.rows % _LOOK_EVERY == 0:
                self._look(count)
            yield row

    def _look(self, count: Callable[[], int] | None) -> None:
        now = self._clock()
        if now - self._told < TELL_EVERY or self._tell is tell_nobody:
            return
        if self.total is None and count and now - self._begun >= COUNT_AFTER:
            self.total = count()
            now = self._clock()
        self._told = now
        self._tell(Progress(self.rows, self.total, now - self._begun))
