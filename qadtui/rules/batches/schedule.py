"""When a batch runs: at a time of day, every so many minutes, both, or whenever something waits.

    run at   interval
    22:30         0      once a day at 22:30
                 60      every hour, on the hour
    06:15        30      06:15, 06:45, 07:15 ... round the clock
                  0      a request as soon as it waits; those of a permanent batch after that when they are asked for

A time that passed while no runner was there is made up for, once.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from qadtui.language import messages
from qadtui.language.messages import Refusal

MIDNIGHT = time(0)


@dataclass(frozen=True)
class Schedule:
    """The two fields of a batch that say when it runs."""

    run_at: str
    interval: int

    def is_due(self, queued: datetime, started: datetime | None, now: datetime) -> bool:
        """Whether a request that was queued, and last started, at these moments is due. All moments are aware."""
        if not (self.run_at or self.interval):
            return started is None
        return (started or queued) < self.latest(now)

    def latest(self, now: datetime) -> datetime:
        """The last of the scheduled moments, as of now, on the clock of this machine's place."""
        here = now.astimezone()
        first = datetime.combine(here.date(), time_of_day(self.run_at)).astimezone()
        if first > here:
            first = datetime.combine(here.date() - timedelta(days=1), time_of_day(self.run_at)).astimezone()
        if not self.interval:
            return first
        every = timedelta(minutes=self.interval)
        return first + (here - first) // every * every


def time_of_day(typed: str) -> time:
    """22:30, or midnight where nothing is typed. Refusal NOT_A_TIME, of the field `run_at`."""
    try:
        return datetime.strptime(typed, "%H:%M").time() if typed else MIDNIGHT  # noqa: DTZ007  (no date, no zone)
    except ValueError:
        raise Refusal(messages.NOT_A_TIME, "run_at") from None
