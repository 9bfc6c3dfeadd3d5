"""Named locks that live as long as their holder: a process that dies lets go of them at once.

    "database"      shared by everybody who has the database open; alone by an upgrade
    <session id>    held by a session that edits documents, so that others can tell a living editor from a dead one

On SQLite a latch is an operating system lock on a file in `company.db.locks/`; on PostgreSQL an advisory lock of a
connection that is kept open (and never inside a transaction).
"""

import fcntl
import os
from abc import ABC, abstractmethod
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import Engine, text

DATABASE = "database"


class Latches(ABC):
    """The latches one opened database holds."""

    @abstractmethod
    def take(self, name: str, *, shared: bool = False, wait: bool = False) -> bool:
        """Take a latch; False when somebody else holds it and `wait` is not wanted. Taken twice, it is held once."""

    @abstractmethod
    def drop(self, name: str) -> None:
        """Let go of a latch; one that is not held is no error."""

    @abstractmethod
    def close(self) -> None:
        """Let go of all."""


class FileLatches(Latches):
    """Latches of an SQLite database."""

    def __init__(self, database: Path) -> None:
        self._folder = Path(f"{database}.locks")
        self._held: dict[str, int] = {}
        self._folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, *, shared: bool = False, wait: bool = False) -> bool:
        if name in self._held:
            return True
        file = os.open(self._folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        mode = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
        try:
            fcntl.flock(file, mode)
        except BlockingIOError:
            os.close(file)
            return False
        self._held[name] = file
        return True

    def drop(self, name: str) -> None:
        if name not in self._held:
            return
        if name != DATABASE:  # session names never come back; the one everybody meets at must stay the same file
            with suppress(FileNotFoundError):
                (self._folder / name).unlink()
        os.close(self._held.pop(name))

    def close(self) -> None:
        for name in list(self._held):
            self.drop(name)


class ServerLatches(Latches):
    """Latches of a PostgreSQL database."""

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._held: dict[str, str] = {}

    def take(self, name: str, *, shared: bool = False, wait: bool = False) -> bool:
        if name in self._held:
            return True
        kind = "_shared" if shared else ""
        function = f"pg_advisory_lock{kind}" if wait else f"pg_try_advisory_lock{kind}"
        if self._call(function, name) is False:
            return False
        self._held[name] = kind
        return True

    def drop(self, name: str) -> None:
        if name in self._held:
            self._call(f"pg_advisory_unlock{self._held.pop(name)}", name)

    def close(self) -> None:
        self._connection.invalidate()  # ending the server's session frees all of its locks
        self._connection.close()

    def _call(self, function: str, name: str) -> object:
        key = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
        return self._connection.execute(text(f"select {function}(:key)"), {"key": key}).scalar()
