"""Runs what waits in batches, one request after the other, each as the user who asked for it.

    claim  -->  sign in  -->  perform  -->  keep what is to be looked at  -->  done
                   |             |                      |
                   +-------------+----------------------+-- Refusal, fault:  failed, with the reason
                                 +----------------------+-- told to stop:    waits again

A runner that is killed lets go of its request's lock, and the next one to come sees that it failed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

from qadtui.definitions.delivery import page_length
from qadtui.definitions.faults import DefinitionError
from qadtui.definitions.job import PAGE, TERMINAL, Job, perform, screen_of
from qadtui.definitions.progress import Progress
from qadtui.language.messages import PROGRAM_FAILED, SEE_FILE, Refusal, said
from qadtui.models import users
from qadtui.models.database import Database
from qadtui.models.locks import EditLocks
from qadtui.models.operator import Operator
from qadtui.programs.failures import noted
from qadtui.reports.spool import Spool, SpoolReader
from qadtui.rules import batches
from qadtui.rules.batches import PART, TABLE, Claimed, Wanted
from qadtui.stopping import stoppable

T = TypeVar("T")

KEPT = {"terminal": TERMINAL, "page": PAGE, "text": PAGE}
"""The outputs whose lines are kept for the pager, and as what: nobody is there to see them, or to fetch a file."""


class Stopped(Exception):
    """The runner is to end, and the request it runs is to wait again."""


@dataclass
class Ran:
    """How many requests came to which end."""

    done: int = 0
    failed: int = 0
    stopped: bool = False


class Runner:
    """Works off batches for the operator who started it. `stopping` is asked often whether it is to end.

    `tell` hears how far a request is, `ended` how it ended: with a reason if it failed, else with none.
    """

    def __init__(
        self,
        database: Database,
        operator: Operator,
        *,
        stopping: Callable[[], bool] = lambda: False,
        tell: Callable[[Claimed, Progress], None] = lambda claimed, progress: None,
        ended: Callable[[Claimed, str], None] = lambda claimed, reason: None,
    ) -> None:
        self.database, self.operator = database, operator
        self._stopping, self._tell, self._ended = stopping, tell, ended
        self._locks = EditLocks(database, operator)

    def run(self, wanted: Wanted) -> Ran:
        """Run all that is wanted, in its order, until nothing is left or it is told to stop."""
        ran = Ran()
        while not ran.stopped:
            with self.next(wanted) as claimed:
                if claimed is None:
                    break
                self._see_through(claimed, ran)
            ran.stopped = ran.stopped or self._stopping()
        return ran

    def _see_through(self, claimed: Claimed, ran: Ran) -> None:
        """Run a request to the one end or the other."""
        try:
            self._run(claimed)
        except (Stopped, SystemExit):
            self._write(batches.put_back, claimed)
            ran.stopped = True
            return
        except Exception as failure:
            reason = _reason(failure, claimed)
            self._write(batches.fail, claimed, reason)
            ran.failed += 1
        else:
            reason = ""
            ran.done += 1
        self._ended(claimed, reason)

    @contextmanager
    def next(self, wanted: Wanted) -> Iterator[Claimed | None]:
        """The next request, which nobody else runs until the block ends; None if there is none."""
        for number in self.database.read(self.operator, batches.candidates, wanted):
            if self._locks.acquire(TABLE, str(number)):
                continue
            try:
                if claimed := self._write(batches.begin, number, wanted):
                    yield claimed
                    return
            finally:
                self._locks.release(TABLE, str(number))
        yield None

    def _run(self, claimed: Claimed) -> None:
        operator = self._signed_in(claimed)
        with Spool() as spool:
            job = _job(claimed, str(spool.folder))
            with stoppable(self.database.interrupt):
                self._go_on()  # a signal that came before was heard elsewhere
                outcome = perform(self.database, operator, job, lambda progress: self._tell(claimed, progress))
            if job.output in (TERMINAL, PAGE):
                self._keep(claimed, spool.reader())
                page_lines = page_length(screen_of(job, operator)) if job.output == PAGE else 0
                self._write(batches.end, claimed, outcome.rows, "", page_lines)
            else:
                self._write(batches.end, claimed, outcome.rows, outcome.where)

    def _signed_in(self, claimed: Claimed) -> Operator:
        """Who asked for it, with what they may do today. Refusals: USER_UNKNOWN, USER_INACTIVE."""
        here = self.operator
        today = here.clock.now().astimezone().date()
        language = claimed.translate.language
        operator = Operator(claimed.user, today, here.terminal, "", language, here.clock, here.ids)
        self.database.read(operator, users.authenticate, claimed.user)
        return operator

    def _go_on(self) -> None:
        """Raises Stopped if the runner is to end."""
        if self._stopping():
            raise Stopped

    def _keep(self, claimed: Claimed, spool: SpoolReader) -> None:
        """Part after part in transactions of their own, so that nobody waits long for one."""
        self._write(batches.keep_part, claimed.number, 0, spool.heading)
        for part in count(1):
            lines = spool.lines((part - 1) * PART, PART)
            if not lines:
                return
            self._go_on()
            self._write(batches.keep_part, claimed.number, part, lines)

    def _write(self, rule: Callable[..., T], *arguments: object) -> T:
        return self.database.write(self.operator, rule, *arguments)


def _job(claimed: Claimed, spool: str) -> Job:
    """What was asked for, at this run: a permanent request is about the day it is run on."""
    job = Job.from_json(claimed.job)
    return replace(
        job,
        user=claimed.user,
        number=claimed.function,
        output=KEPT.get(job.output.strip().lower(), job.output),
        batch=claimed.batch,
        spool=spool,
        date="" if claimed.permanent else job.date,
        moment="",
    )


def _reason(failure: Exception, claimed: Claimed) -> str:
    """Why it failed, in the words of who asked for it; what nobody foresaw stands in the log of failures."""
    if isinstance(failure, Refusal):
        return failure.in_words(claimed.translate)
    if isinstance(failure, OSError):
        return f"{failure.filename}: {failure.strerror}" if failure.filename else str(failure)
    if isinstance(failure, DefinitionError):
        return str(failure)
    words = said(PROGRAM_FAILED, claimed.translate, {"program": claimed.function})
    return f"{words}. {said(SEE_FILE, claimed.translate, {'file': noted(failure)})}"
