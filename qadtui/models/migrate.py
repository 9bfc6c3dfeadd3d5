"""Bring a database to the version of this program, when it is opened.

empty   created whole, at the newest version
same    nothing to do
older   a backup copy beside the file, then upgraded in one transaction, while nobody else has it open
        (on PostgreSQL the administrator makes the backup and says so)
newer   refused
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from qadtui.language.messages import (
    BACKUP_NEEDED,
    DATABASE_IN_USE,
    DATABASE_NEWER,
    NOT_OUR_DATABASE,
    UPGRADE_BROKE_REFERENCES,
    Refusal,
)
from qadtui.models.engines import sqlite_driver, sqlite_engine
from qadtui.models.latches import DATABASE, Latches
from qadtui.models.versions import VERSIONS, known_versions, version_of, write_version


def bring_up_to_date(engine: Engine, latches: Latches, *, backup_made: bool) -> None:
    """Create or upgrade, and take the shared latch of all who have the database open. Refusals: see `Database.open`."""
    newest = known_versions()[-1]
    if version_of(engine) != newest:
        if not latches.take(DATABASE):
            raise Refusal(DATABASE_IN_USE, database=engine.url.database)
        _create_or_upgrade(engine, version_of(engine), newest, backup_made)
        latches.drop(DATABASE)
    latches.take(DATABASE, shared=True, wait=True)


def _create_or_upgrade(engine: Engine, version: str | None, newest: str, backup_made: bool) -> None:
    name = engine.url.database
    if version is None:
        _create(engine, newest)
    elif version == "":
        raise Refusal(NOT_OUR_DATABASE, database=name)
    elif version not in known_versions():
        raise Refusal(DATABASE_NEWER, database=name, version=version, known=newest)
    elif version != newest:
        if engine.dialect.name == "sqlite":
            back_up(engine, version)
        elif not backup_made:
            raise Refusal(BACKUP_NEEDED, database=name, version=version, known=newest)
        upgrade(engine, newest)


def _create(engine: Engine, version: str) -> None:
    from sqlmodel import SQLModel

    import qadtui.models.tables  # noqa: F401  (all tables, so that the metadata is whole)

    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        write_version(connection, version)


def back_up(engine: Engine, version: str) -> Path:
    """Copy an SQLite database to `name.backup-<version>-<n>.db` beside it and say where."""
    source = Path(engine.url.database or "")
    copies = (source.with_name(f"{source.stem}.backup-{version}-{n}.db") for n in range(1, 1_000_000))
    target = next(copy for copy in copies if not copy.exists())
    connection = sqlite_driver().connect(str(source), isolation_level=None)
    try:
        connection.execute("vacuum into ?", (str(target),))
    finally:
        connection.close()
    return target


def upgrade(engine: Engine, version: str) -> None:
    """Run the migrations up to `version` in one transaction.

    SQLite cannot alter most things, so Alembic builds a table anew, copies it, drops the old one: with foreign keys on,
    the drop would take the rows of other tables with it. They are off meanwhile, and checked before the commit.
    """
    on_file = engine.dialect.name == "sqlite"
    builder = sqlite_engine(engine.url, foreign_keys=False) if on_file else engine
    try:
        with builder.begin() as connection:
            migrate(connection, version)
            if on_file:
                _check_references(connection)
    finally:
        if on_file:
            builder.dispose()


def migrate(connection: Connection, version: str) -> None:
    """Let Alembic bring the database of `connection` to `version`, within the transaction that is open."""
    from alembic import command

    command.upgrade(alembic_config(connection), version)


def alembic_config(connection: Connection) -> Any:
    """Alembic's configuration; all that an ini file would say."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(VERSIONS.parent).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def _check_references(connection: Connection) -> None:
    lost = {row[0] for row in connection.execute(text("pragma foreign_key_check"))}
    if lost:
        raise Refusal(UPGRADE_BROKE_REFERENCES, tables=", ".join(sorted(lost)))
