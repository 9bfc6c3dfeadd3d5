"""A company on each kind of database, founded once and copied for every test."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from qadtui.models.database import Database
from qadtui.models.operator import Operator
from tests.rules.company import Company, founded


@pytest.fixture(scope="session")
def sqlite_pattern(sqlite_pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Here all databases are copies of a company that is founded already."""
    file = tmp_path_factory.mktemp("founded") / "company.db"
    file.write_bytes(sqlite_pattern.read_bytes())
    found(str(file))
    return file


@pytest.fixture(scope="session")
def founded_postgres(postgres_server: Any) -> Any:
    """The same on the server, as the database `founded`."""
    run_sql(postgres_server, "create database founded template pattern strategy file_copy")
    found(postgres_server.url("founded"))
    return postgres_server


@pytest.fixture
def new_postgres(request: pytest.FixtureRequest, _numbers: Iterator[int]) -> Iterator[str]:
    server = request.getfixturevalue("founded_postgres")
    name = f"rules{next(_numbers)}"
    run_sql(server, f"create database {name} template founded strategy file_copy")
    yield str(server.url(name))
    run_sql(server, f"drop database {name} with (force)")


@pytest.fixture
def company(database: Database, operator: Operator) -> Company:
    """A small company, on SQLite and on PostgreSQL."""
    return Company(database, operator)


@pytest.fixture
def small_company(new_sqlite: str, open_database: Callable[..., Any], operator: Operator) -> Company:
    """The same on SQLite only, for what does not depend on the database."""
    return Company(open_database(new_sqlite), operator)


def found(target: str) -> None:
    """Make the company that all others are copied from."""
    database = Database.open(target)
    database.write(Operator("founder", date(2026, 1, 1)), founded)
    database.close()


def run_sql(server: Any, statement: str) -> None:
    """Let the server do what is no work of a database."""
    engine = create_engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
