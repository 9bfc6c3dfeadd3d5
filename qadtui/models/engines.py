"""Engines as measured: how a connection to SQLite or PostgreSQL is set up, and how its transactions begin.

A transaction says when it begins whether it reads or writes (execution option `begin`) and never changes its mind: a
reader that starts to write after somebody else has committed is refused by SQLite at once, whatever the time-out.

    reading   SQLite: deferred, query_only      PostgreSQL: repeatable read, read only      one unchanging picture
    writing   SQLite: BEGIN IMMEDIATE           PostgreSQL: read committed
"""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from qadtui.language.messages import NO_WAL, SQLITE_FAULT, Refusal

READING = {"begin": "DEFERRED"}
WRITING = {"begin": "IMMEDIATE"}
SERVER_READING: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
SERVER_WRITING: dict[str, Any] = {"isolation_level": "READ COMMITTED"}
BUSY_SECONDS = 10  # for programs that do not know our gate, such as the sqlite3 shell
_PRAGMAS = ("synchronous=FULL", "cache_size=-20000")


def database_url(target: str | Path) -> URL:
    """The URL of `target`, which is a URL already or the path of an SQLite file."""
    if isinstance(target, str) and "://" in target:
        url = make_url(target)
        return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgres", "postgresql") else url
    return URL.create("sqlite", database=str(Path(target).expanduser().absolute()))


def sqlite_driver() -> Any:
    """The SQLite module to use: pysqlite3, which brings a library of its own, where it is installed."""
    return import_module("pysqlite3.dbapi2" if find_spec("pysqlite3") else "sqlite3")


def sqlite_fault() -> Refusal | None:
    """A warning when the SQLite in use can damage a database written by several processes (the WAL-reset fault)."""
    version = sqlite_driver().sqlite_version_info
    return Refusal(SQLITE_FAULT, version=".".join(map(str, version))) if has_wal_fault(version) else None


def has_wal_fault(version: tuple[int, int, int]) -> bool:
    """Whether a version has the fault: those from 3.7.0 on, mended in 3.51.3 and in the lines 3.50.7 and 3.44.6."""
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return version >= (3, 7) and not mended


def sqlite_engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    """An engine on an SQLite file. Foreign keys are off only while an upgrade rebuilds tables."""
    arguments = {"timeout": BUSY_SECONDS, "isolation_level": None}
    engine = create_engine(url, module=sqlite_driver(), connect_args=arguments)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, record: object) -> None:
        (mode,) = connection.execute("pragma journal_mode=wal").fetchone()
        if mode != "wal":
            raise Refusal(NO_WAL, file=url.database)
        for pragma in (*_PRAGMAS, f"foreign_keys={int(foreign_keys)}"):
            connection.execute(f"pragma {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", "IMMEDIATE")
        connection.exec_driver_sql(f"pragma query_only={int(mode == 'DEFERRED')}")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def server_engine(url: URL) -> Engine:
    """An engine on PostgreSQL; connections are tried before use, for a server may have been restarted meanwhile."""
    return create_engine(url, pool_pre_ping=True)


def interrupt(connection: Any) -> None:
    """End what a driver's connection is asked at this moment; one that is idle is not disturbed."""
    stop = connection.interrupt if hasattr(connection, "interrupt") else connection.cancel
    stop()
