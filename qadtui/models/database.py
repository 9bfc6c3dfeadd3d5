"""The one way in and out of the database.

    with database.reading(operator) as session:  ...          one unchanging picture, nothing can be written
    with database.writing(operator) as session:  ...          committed at the end, undone on any exception
    database.read(operator, function, *args)                  function(session, *args) in such a transaction
    database.write(operator, function, *args)                 the same, repeated when PostgreSQL asks for it

Transactions are short: nobody waits for a person inside one. Nothing above knows whether SQLite or PostgreSQL is below.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from qadtui.language.messages import DATABASE_BUSY, Refusal
from qadtui.models import engines
from qadtui.models.gate import Gate
from qadtui.models.latches import FileLatches, Latches, ServerLatches
from qadtui.models.migrate import bring_up_to_date
from qadtui.models.operator import Operator

T = TypeVar("T")
ATTEMPTS = 10
_REPEATABLE = {"40001", "40P01"}  # PostgreSQL: serialization failure, deadlock


class Database:
    """An open database. Use `open`; one for each process, made after forking."""

    def __init__(self, engine: Engine, latches: Latches, gate: Gate | None) -> None:
        self.engine, self.latches, self._gate = engine, latches, gate
        self._reader = engine.execution_options(**(engines.READING if gate else engines.SERVER_READING))
        self._writer = engine.execution_options(**(engines.WRITING if gate else engines.SERVER_WRITING))
        self._in_use: set[Any] = set()
        event.listen(engine, "checkout", lambda connection, *_: self._in_use.add(connection))
        event.listen(engine, "checkin", lambda connection, *_: self._in_use.discard(connection))

    @classmethod
    def open(cls, target: str | Path, *, backup_made: bool = False) -> "Database":
        """Open a path or URL: a new database is created, an older one upgraded.

        `backup_made` is the administrator's word that PostgreSQL was backed up. Refusals: DATABASE_NEWER,
        DATABASE_IN_USE, BACKUP_NEEDED, NOT_OUR_DATABASE, NO_WAL.
        """
        url = engines.database_url(target)
        if url.get_backend_name() == "sqlite":
            file = Path(url.database or "")
            file.parent.mkdir(parents=True, exist_ok=True)
            database = cls(engines.sqlite_engine(url), FileLatches(file), Gate(file))
        else:
            engine = engines.server_engine(url)
            database = cls(engine, ServerLatches(engine), None)
        try:
            bring_up_to_date(database.engine, database.latches, backup_made=backup_made)
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Let go of every connection and latch."""
        self.latches.close()
        self.engine.dispose()

    def interrupt(self) -> None:
        """End what the database is asked at this moment, from any other thread: it fails with a DBAPIError there."""
        for connection in tuple(self._in_use):
            engines.interrupt(connection)

    @contextmanager
    def reading(self, operator: Operator) -> Iterator[Session]:
        """A session that sees one moment of the database and can change nothing."""
        with Session(self._reader, info={"operator": operator}) as session:
            yield session

    @contextmanager
    def writing(self, operator: Operator) -> Iterator[Session]:
        """A session whose work is committed at the end. Refusal DATABASE_BUSY when a stranger holds the file."""
        with self._turn(), Session(self._writer, info={"operator": operator}, expire_on_commit=False) as session:
            try:
                with session.begin():
                    yield session
            except DBAPIError as error:
                if _is_locked(error):
                    raise Refusal(DATABASE_BUSY) from error
                raise

    def read(self, operator: Operator, function: Callable[..., T], *arguments: Any) -> T:
        """What `function(session, *arguments)` answers."""
        with self.reading(operator) as session:
            return function(session, *arguments)

    def write(self, operator: Operator, function: Callable[..., T], *arguments: Any) -> T:
        """Do `function(session, *arguments)` in one transaction, again from its start after a deadlock."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.writing(operator) as session:
                    return function(session, *arguments)
            except DBAPIError as error:
                if attempt == ATTEMPTS or getattr(error.orig, "sqlstate", None) not in _REPEATABLE:
                    raise
        raise AssertionError("unreachable")

    def _turn(self) -> AbstractContextManager[None]:
        return self._gate.passed() if self._gate else nullcontext()


def operator_of(session: Session) -> Operator:
    """Who works in this session."""
    return cast(Operator, session.info["operator"])


def _is_locked(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlite_errorname", "") == "SQLITE_BUSY"
