"""Who works, where, at which program, on which day: what every transaction knows about its author.

Clock and ids are given from outside, so that tests and replay decide what time it is and what a posting is called.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from uuid import uuid4


class Clock(Protocol):
    """Tells the time; stamps always take it from here, whatever the session's business date says."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class GivenClock:
    """A clock that somebody else sets."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now


def new_id() -> str:
    """An id nobody else makes, for sessions and postings."""
    return uuid4().hex


@dataclass
class Operator:
    """One person (or batch job) at one terminal. `date` is the business date, `session` the id of this login."""

    user: str
    date: date
    terminal: str = ""
    program: str = ""
    language: str = "en"
    clock: Clock = SystemClock()
    ids: Callable[[], str] = new_id
    session: str = ""

    def __post_init__(self) -> None:
        self.session = self.session or self.ids()
