"""Which request is run next, and that nobody else runs it.

A runner takes the request's edit lock, then `begin` turns it from waiting to running in one transaction that looks
again whether it is due: another runner may have run it between. A request that is running while its lock is free was
left by a runner that died.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlmodel import Session

from qadtui.language import messages
from qadtui.language.text import Translator
from qadtui.models.database import operator_of
from qadtui.models.tables import BatchId, BatchRequest
from qadtui.models.view import table_of
from qadtui.rules.batches.results import drop_result
from qadtui.rules.batches.schedule import Schedule

_REQUESTS, _BATCHES = table_of(BatchRequest), table_of(BatchId)


@dataclass(frozen=True)
class Wanted:
    """What a runner is to run: batches from one to another (blank is no limit), what is due by their schedules, or,
    with the moment somebody `asked`, all that waited then.
    """

    first: str = ""
    last: str = ""
    asked: datetime | None = None


@dataclass(frozen=True)
class Claimed:
    """A request that is the runner's; `started` is when it ran the time before."""

    number: int
    user: str
    function: str
    batch: str
    permanent: bool
    job: dict[str, Any]
    started: datetime | None

    @property
    def translate(self) -> Translator:
        """Speaks the language of who asked for it."""
        return Translator(str(self.job.get("language", "en")))


def candidates(session: Session, wanted: Wanted) -> list[int]:
    """The requests that may be due, in the order they are to be run: the batch of the highest priority first.

    Among them are those that are running: whether their runners live is for the lock to say.
    """
    query = _joined().where(_REQUESTS.c.state.in_(("waiting", "running")))
    if wanted.first:
        query = query.where(_BATCHES.c.code >= wanted.first)
    if wanted.last:
        query = query.where(_BATCHES.c.code <= wanted.last)
    rows = session.connection().execute(query.order_by(_BATCHES.c.priority.desc(), _REQUESTS.c.id))
    now = operator_of(session).clock.now()
    return [row.id for row in rows if row.state == "running" or _is_due(row, wanted, now)]


def begin(session: Session, number: int, wanted: Wanted) -> Claimed | None:
    """Make a request, whose lock is held, the runner's; None if it is not to be run after all.

    One that a dead runner left behind becomes failed, or waits for its next time.
    """
    row = session.connection().execute(_joined().where(_REQUESTS.c.id == number)).one_or_none()
    now = operator_of(session).clock.now()
    if row is None:
        return None
    claimed = Claimed(row.id, row.user, row.function, row.code, row.permanent, row.job, row.started_at)
    if row.state == "running":
        fail(session, claimed, claimed.translate(messages.RUNNER_DIED.text))
        return None
    if row.state != "waiting" or not _is_due(row, wanted, now):
        return None
    _change(session, number, state="running", started_at=now, ended_at=None)
    return claimed


def end(session: Session, claimed: Claimed, rows: int, message: str, page_lines: int = 0) -> None:
    """It was run: so many rows, and where they are, or how long the pages are that were kept."""
    _finish(session, claimed, "done", rows, message, page_lines)


def fail(session: Session, claimed: Claimed, message: str) -> None:
    """It could not be run, and why; half a result goes."""
    drop_result(session, claimed.number)
    _finish(session, claimed, "failed", 0, message)


def put_back(session: Session, claimed: Claimed) -> None:
    """It was stopped, and waits as if nobody had begun it."""
    drop_result(session, claimed.number)
    _change(session, claimed.number, state="waiting", started_at=claimed.started)


def _finish(session: Session, claimed: Claimed, state: str, rows: int, message: str, page_lines: int = 0) -> None:
    state = "waiting" if claimed.permanent else state
    now = operator_of(session).clock.now()
    _change(session, claimed.number, state=state, rows=rows, message=message, page_lines=page_lines, ended_at=now)


def _change(session: Session, number: int, **values: Any) -> None:
    session.connection().execute(update(_REQUESTS).where(_REQUESTS.c.id == number).values(values))


def _joined() -> Select[Any]:
    """Requests with what their batches say."""
    columns = (_BATCHES.c.code, _BATCHES.c.permanent, _BATCHES.c.run_at, _BATCHES.c.interval)
    return select(_REQUESTS, *columns).join(_BATCHES, _BATCHES.c.id == _REQUESTS.c.batch_id)


def _is_due(row: Any, wanted: Wanted, now: datetime) -> bool:
    if wanted.asked is None:
        return Schedule(row.run_at, row.interval).is_due(row.queued_at, row.started_at, now)
    return bool(row.queued_at <= wanted.asked and (row.started_at is None or row.started_at < wanted.asked))
