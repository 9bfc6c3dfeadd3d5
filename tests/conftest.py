"""What every test may ask for: a database of each kind, an operator, a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What programs keep in the user's data folder goes to a temporary one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


class FixedClock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def pass_time(self, **time: float) -> None:
        """Move on by `time`, as timedelta takes it."""
        self.moment += timedelta(**time)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def operator(clock: FixedClock) -> Any:
    """Anna at terminal pts/1, on April 1st 2026."""
    from qadtui.models.operator import Operator

    ids = (f"id-{number}" for number in count(1))
    return Operator("anna", date(2026, 4, 1), "pts/1", "sosomt.p", clock=clock, ids=lambda: next(ids))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """One PostgreSQL for the tests of this process, with a database that all others are copied from."""
    from qadtui.models.database import Database
    from tests.postgres import postgres

    with postgres() as server:
        _run_sql(server.url("postgres"), "create database pattern")
        Database.open(server.url("pattern")).close()
        yield server


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty company that all others are copied from."""
    from qadtui.models.database import Database

    file = tmp_path_factory.mktemp("pattern") / "pattern.db"
    Database.open(file).close()
    return file


@pytest.fixture(scope="session")
def _numbers() -> Iterator[int]:
    return count(1)


@pytest.fixture
def new_sqlite(tmp_path: Path, sqlite_pattern: Path) -> str:
    """The path of an SQLite database of one's own."""
    target = tmp_path / "company.db"
    target.write_bytes(sqlite_pattern.read_bytes())
    return str(target)


@pytest.fixture
def new_postgres(request: pytest.FixtureRequest, _numbers: Iterator[int]) -> Iterator[str]:
    """The URL of a PostgreSQL database of one's own."""
    server = request.getfixturevalue("postgres_server")
    name = f"company{next(_numbers)}"
    _run_sql(server.url("postgres"), f"create database {name} template pattern strategy file_copy")
    yield str(server.url(name))
    _run_sql(server.url("postgres"), f"drop database {name} with (force)")


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest) -> str:
    """A path or URL of an empty company, once for each kind of database."""
    return str(request.getfixturevalue("new_sqlite" if request.param == "sqlite" else "new_postgres"))


@pytest.fixture
def open_database() -> Iterator[Callable[..., Any]]:
    """Database.open, closed by itself at the end."""
    from qadtui.models.database import Database

    opened: list[Database] = []

    def open_(target: str | Path, **options: Any) -> Database:
        opened.append(Database.open(target, **options))
        return opened[-1]

    yield open_
    for database in opened:
        database.close()


@pytest.fixture
def database(target: str, open_database: Callable[..., Any]) -> Any:
    """An open, empty company, once for each kind of database."""
    return open_database(target)


def _run_sql(url: str, statement: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
