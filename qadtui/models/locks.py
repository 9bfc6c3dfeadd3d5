"""Edit locks: who is working on a document, since when and where, shown to whoever wants it too.

The row tells people; a latch (latches.py) tells whether its session still lives. A session that was killed has lost its
latch with its life, so its locks are taken over at once, and nobody ever has to be asked to delete a lock.

    locks = EditLocks(database, operator)
    if holder := locks.acquire("sales_order", "SO1001"):  ...  being edited by holder.user on holder.terminal
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select, update
from sqlmodel import Session

from qadtui.models.absent import insert_if_absent
from qadtui.models.database import Database, operator_of
from qadtui.models.latches import Latches
from qadtui.models.operator import Operator
from qadtui.models.tables.system import EditLock
from qadtui.models.view import table_of

_LOCKS = table_of(EditLock)


@dataclass(frozen=True)
class Holder:
    """Who holds a document."""

    user: str
    terminal: str
    since: datetime


class EditLocks:
    """The edit locks of one operator's session."""

    def __init__(self, database: Database, operator: Operator) -> None:
        self._database, self._operator = database, operator

    def acquire(self, table: str, key: str) -> Holder | None:
        """Take the lock, or tell who has it. Taking it twice is no error."""
        self._database.latches.take(self._operator.session)
        return self._database.write(self._operator, _acquire, self._database.latches, table, key)

    def release(self, table: str, key: str) -> None:
        """Give the lock back; one that is not ours stays."""
        self._database.write(self._operator, _release, _is(table, key))

    def release_all(self) -> None:
        """Give back all locks of this session."""
        self._database.write(self._operator, _release, None)
        self._database.latches.drop(self._operator.session)

    def held(self) -> dict[tuple[str, str], Holder]:
        """All locks of living sessions, by table and key."""
        return self._database.read(self._operator, _held, self._database.latches)


def _acquire(session: Session, latches: Latches, table: str, key: str) -> Holder | None:
    operator, connection = operator_of(session), session.connection()
    ours: dict[str, Any] = {
        "user": operator.user, "terminal": operator.terminal, "session": operator.session, "since": operator.clock.now()
    }  # fmt: skip
    row = {"table": table, "key": key} | ours
    if connection.execute(insert_if_absent(connection.dialect, _LOCKS, "table", "key"), row).rowcount == 1:
        return None
    found = connection.execute(select(_LOCKS).where(_is(table, key)).with_for_update()).one_or_none()
    if found is None:  # given back this very moment
        return _acquire(session, latches, table, key)
    if found.session == operator.session:
        return None
    if _lives(latches, found.session, operator):
        return Holder(found.user, found.terminal, found.since)
    connection.execute(update(_LOCKS).where(_LOCKS.c.id == found.id).values(ours))
    return None


def _release(session: Session, which: Any) -> None:
    statement = delete(_LOCKS).where(_LOCKS.c.session == operator_of(session).session)
    session.connection().execute(statement if which is None else statement.where(which))


def _held(session: Session, latches: Latches) -> dict[tuple[str, str], Holder]:
    rows = session.connection().execute(select(_LOCKS).order_by(_LOCKS.c.table, _LOCKS.c.key)).all()
    lives = {name: _lives(latches, name, operator_of(session)) for name in {row.session for row in rows}}
    return {(row.table, row.key): Holder(row.user, row.terminal, row.since) for row in rows if lives[row.session]}


def _lives(latches: Latches, session: str, me: Operator) -> bool:
    if session == me.session:
        return True
    if latches.take(session):
        latches.drop(session)
        return False
    return True


def _is(table: str, key: str) -> Any:
    return and_(_LOCKS.c.table == table, _LOCKS.c.key == key)
