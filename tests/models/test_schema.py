"""The migrations and the tables say the same, on both databases, and no number is a float."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, Float, MetaData, Numeric, String, Table, text
from sqlmodel import SQLModel

import qadtui.models.tables  # noqa: F401
from qadtui.models.columns import CodeText
from qadtui.models.database import Database
from qadtui.models.engines import database_url, server_engine, sqlite_engine
from qadtui.models.migrate import upgrade
from qadtui.models.numbers import Amount, Price, Scaled
from qadtui.models.versions import known_versions

pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index")  # compared by `definitions` instead


def differences(engine: Engine, metadata: MetaData) -> list[Any]:
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))


@pytest.fixture
def migrated(target: str) -> Iterator[Engine]:
    """An engine on a database that the migrations built, from nothing to the newest."""
    url = database_url(target)
    if url.get_backend_name() == "sqlite":
        Path(target).unlink()
        engine = sqlite_engine(url)
    else:
        engine = server_engine(url)
        with engine.begin() as connection:
            connection.execute(text("drop schema public cascade"))
            connection.execute(text("create schema public"))
    upgrade(engine, known_versions()[-1])
    yield engine
    engine.dispose()


def definitions(engine: Engine) -> set[str]:
    """All the database says about its tables and indexes; SQLite quotes the name of a table that was renamed."""
    if engine.dialect.name == "sqlite":
        query = "select tbl_name || ' ' || sql from sqlite_master where sql is not null"
    else:
        query = (
            "select indexdef from pg_indexes where schemaname = 'public' union all "
            "select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid <> 0"
        )
    with engine.begin() as connection:
        found = connection.execute(text(query)).scalars()
        return {" ".join(sorted(re.findall(r"[^\s,()\"]+", line))) for line in found if "alembic_version" not in line}


def test_the_migrations_build_what_the_tables_say(migrated: Engine, database: Database) -> None:
    assert differences(migrated, SQLModel.metadata) == []


def test_a_new_database_and_a_migrated_one_are_the_same(migrated: Engine, tmp_path: Path, request: Any) -> None:
    created = request.getfixturevalue("sqlite_pattern" if migrated.dialect.name == "sqlite" else "new_postgres")
    engine = sqlite_engine(database_url(created)) if isinstance(created, Path) else server_engine(database_url(created))
    assert definitions(migrated) == definitions(engine)
    engine.dispose()


def test_a_change_of_scale_shows_as_a_change(database: Database) -> None:
    before, after = MetaData(), MetaData()
    Table("rate_card", before, Column("value", Amount))
    Table("rate_card", after, Column("value", Price))
    with database.engine.begin() as connection:
        before.create_all(connection)
    shown = [change for change in differences(database.engine, after) if "rate_card" in str(change)]
    assert len(shown) == 1
    assert "modify" in str(shown[0])


def test_no_column_is_a_float_or_a_database_decimal() -> None:
    columns = [column for table in SQLModel.metadata.tables.values() for column in table.c]
    assert [str(c) for c in columns if isinstance(c.type, (Float, Numeric))] == []
    assert [c for c in columns if isinstance(c.type, Scaled)]


def test_every_text_compares_by_code_point() -> None:
    columns = [column for table in SQLModel.metadata.tables.values() for column in table.c]
    assert [str(c) for c in columns if isinstance(c.type, String) and repr(c.type) != repr(CodeText)] == []
