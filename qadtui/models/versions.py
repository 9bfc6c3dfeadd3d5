"""How new a database is, told without Alembic, which would cost a quarter of a second at every start.

Every file in `migrations/versions/` begins with its number (`0001_first_tables.py`), also its revision.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from qadtui.models.engines import READING

VERSIONS = Path(__file__).parent / "migrations" / "versions"


def known_versions() -> list[str]:
    """The versions this program knows, oldest first."""
    return sorted(file.name[:4] for file in VERSIONS.glob("[0-9]*.py"))


def version_of(engine: Engine) -> str | None:
    """The version of a database; None when it is empty, "" when its tables are not ours."""
    options = READING if engine.dialect.name == "sqlite" else {}
    with engine.connect().execution_options(**options) as connection:
        tables = inspect(connection).get_table_names()
        if "alembic_version" in tables:
            return str(connection.execute(text("select version_num from alembic_version")).scalar() or "")
        return "" if tables else None


def write_version(connection: Connection, version: str) -> None:
    """Note the version of a database that was just created, as Alembic would."""
    connection.execute(text("create table alembic_version (version_num varchar(32) not null primary key)"))
    connection.execute(text("insert into alembic_version values (:version)"), {"version": version})
