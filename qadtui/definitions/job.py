"""A report or document to be made, as a plain value: the same from the screen, the command line, cron and a batch.

    Job  --JSON-->  a process of its own, a batch's row, a file
    perform(database, operator, job, tell)  ->  Outcome: so many rows, and where they went

One function makes them all, so a report is the same whoever asks for it. It reads one picture of the database.
"""

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from qadtui import locator
from qadtui.definitions.progress import Meter, Progress, Tell, tell_nobody
from qadtui.formats import DateOrder
from qadtui.language.messages import NO_ACCESS, Refusal
from qadtui.models import users
from qadtui.models.database import Database
from qadtui.models.operator import Operator

if TYPE_CHECKING:
    from qadtui.definitions.screens import Screen

__all__ = ["Job", "Outcome", "Progress", "Tell", "perform", "tell_nobody"]

TERMINAL, PAGE = "terminal", "page"
"""The outputs that are looked at; their lines go into the job's spool."""
STANDARD_OUTPUT = "-"
"""The command line's own, in the job's `format`."""


@dataclass(frozen=True)
class Job:
    """What is to be made of the program `screen`, whose number in the menus is `number`, and where it goes.

    `request` is what is asked of it, as JSON in the terms of its kind. A blank `date` or `moment` is that of the run.
    """

    screen: str
    number: str
    user: str
    request: Mapping[str, Any] = field(default_factory=dict)
    output: str = TERMINAL
    format: str = "text"
    language: str = "en"
    dates: str = "mdy"
    date: str = ""
    moment: str = ""
    columns: int = 132
    company: str = ""
    batch: str = ""
    spool: str = ""
    """The folder of the spool that takes the lines of `terminal` and `page`."""

    def to_json(self) -> dict[str, Any]:
        """The job as plain JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The job that `to_json` gave; what a later version knows besides is left out."""
        known = {part.name for part in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})

    @property
    def order(self) -> DateOrder:
        """How it writes dates."""
        return DateOrder(self.dates)

    def today(self, operator: Operator) -> datetime.date:
        """The business date it is made for."""
        return datetime.date.fromisoformat(self.date) if self.date else operator.date

    def now(self, operator: Operator) -> datetime.datetime:
        """The moment that is printed on it, on the reader's clock."""
        moment = datetime.datetime.fromisoformat(self.moment) if self.moment else operator.clock.now()
        return moment.astimezone()


@dataclass(frozen=True)
class Outcome:
    """What came of a job: so many rows, and where they are: a file's path, a printer's name, or the output's word."""

    rows: int
    where: str


def perform(database: Database, operator: Operator, job: Job, tell: Tell = tell_nobody) -> Outcome:
    """Make what the job asks for and take it where it goes.

    Refusals: NO_ACCESS, and what outputs and printers refuse. DefinitionError where the screen file is wrong; OSError
    where the file cannot be written. After any exception there is no half file, and nothing was noted as printed.
    """
    from qadtui.definitions.delivery import deliver

    with database.reading(operator) as session:
        if not users.may(session, operator.user, "menu", job.number):
            raise Refusal(NO_ACCESS, number=job.number)
        screen = screen_of(job, operator)
        operator.program = screen.program
        meter = Meter(tell)
        delivered = deliver(session, screen, job, meter)
    delivered.note(database, operator)
    return Outcome(meter.rows, delivered.where)


def screen_of(job: Job, operator: Operator) -> "Screen":
    """The screen file of a job, bound for its reader. Raises DefinitionError."""
    from qadtui.definitions.screens import load_screen

    file = locator.screen(job.screen)
    return load_screen(job.screen, file or Path(job.screen), job.order, lambda: job.today(operator))
