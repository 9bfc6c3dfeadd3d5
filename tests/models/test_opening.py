"""Opening a database: a new one is made, an older one upgraded after a copy, a newer or a strange one refused."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.models import migrate, records, versions
from qadtui.models.database import Database
from qadtui.models.engines import database_url, has_wal_fault, sqlite_driver
from qadtui.models.operator import Operator
from qadtui.models.tables import Entity, InventoryStatus, Site

NEWEST = versions.known_versions()[-1]
NEXT = f"{int(NEWEST) + 1:04}"
NEXT_STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{next}", "{newest}"
def upgrade():
    with op.batch_alter_table("entity") as batch:
        batch.add_column(sa.Column("vat", sa.String(), nullable=False, server_default=""))
        batch.alter_column("name", existing_type=sa.String(), nullable=True)
"""
BROKEN_STEP = """
from alembic import op
revision, down_revision = "{next}", "{newest}"
def upgrade():
    op.execute("delete from entity")
"""


def refused(message: Message) -> Any:
    return pytest.raises(Refusal, check=lambda refusal: refusal.message is message)


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the program know one more migration than it does."""

    def publish(step: str) -> None:
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True)
        for file in versions.VERSIONS.parent.glob("*.*"):
            (folder / file.name).write_bytes(file.read_bytes())
        for file in versions.VERSIONS.glob("[0-9]*.py"):
            (folder / "versions" / file.name).write_bytes(file.read_bytes())
        (folder / "versions" / f"{NEXT}_next.py").write_text(step.format(newest=NEWEST, next=NEXT))
        monkeypatch.setattr(versions, "VERSIONS", folder / "versions")
        monkeypatch.setattr(migrate, "VERSIONS", folder / "versions")

    return publish


def fill(session: Session) -> None:
    records.save(session, Entity, {"code": "1000", "name": "Demo"})
    records.save(session, InventoryStatus, {"code": "GOOD"})
    records.save(session, Site, {"code": "EAST", "entity": "1000", "status": "GOOD"})


def set_version(session: Session, version: str) -> None:
    session.connection().execute(text("update alembic_version set version_num = :version"), {"version": version})


@pytest.fixture
def filled(target: str, operator: Operator) -> str:
    """A company of today's version with a site, closed."""
    database = Database.open(target)
    database.write(operator, fill)
    database.close()
    return target


def query(database: Database, operator: Operator, sql: str) -> Any:
    return database.read(operator, lambda session: session.connection().execute(text(sql)).scalar())


def test_an_older_sqlite_file_is_copied_then_upgraded_and_no_child_row_falls(
    new_sqlite: str, next_version: Callable[[str], None], open_database: Callable[..., Database], operator: Operator
) -> None:
    before = Database.open(new_sqlite)
    before.write(operator, fill)
    before.close()
    next_version(NEXT_STEP)
    after = open_database(new_sqlite)
    assert query(after, operator, "select version_num from alembic_version") == NEXT
    assert query(after, operator, "select vat from entity") == ""
    assert query(after, operator, "select count(*) from site join entity on entity.id = site.entity_id") == 1
    copy = Path(new_sqlite).with_name(f"company.backup-{NEWEST}-1.db")
    connection = sqlite_driver().connect(str(copy))
    assert connection.execute("select version_num from alembic_version").fetchone() == (NEWEST,)
    assert connection.execute("select name from entity").fetchone() == ("Demo",)
    connection.close()


def test_on_postgresql_the_administrator_makes_the_backup(
    new_postgres: str, next_version: Callable[[str], None], open_database: Callable[..., Database], operator: Operator
) -> None:
    next_version(NEXT_STEP)
    with refused(messages.BACKUP_NEEDED):
        open_database(new_postgres)
    after = open_database(new_postgres, backup_made=True)
    assert query(after, operator, "select version_num from alembic_version") == NEXT


def test_an_upgrade_that_would_lose_references_does_nothing(
    new_sqlite: str, next_version: Callable[[str], None], operator: Operator, open_database: Callable[..., Database]
) -> None:
    before = Database.open(new_sqlite)
    before.write(operator, fill)
    before.close()
    next_version(BROKEN_STEP)
    with refused(messages.UPGRADE_BROKE_REFERENCES):
        open_database(new_sqlite)
    connection = sqlite_driver().connect(new_sqlite)
    assert connection.execute("select version_num, (select count(*) from entity) from alembic_version").fetchone() == (
        NEWEST,
        1,
    )
    connection.close()


def test_an_upgrade_waits_until_others_have_left(
    target: str, next_version: Callable[[str], None], open_database: Callable[..., Database]
) -> None:
    other = Database.open(target)
    next_version(NEXT_STEP)
    with refused(messages.DATABASE_IN_USE):
        open_database(target, backup_made=True)
    other.close()
    open_database(target, backup_made=True)


def test_a_newer_database_is_refused(filled: str, operator: Operator) -> None:
    database = Database.open(filled)
    database.write(operator, set_version, "9999")
    database.close()
    with refused(messages.DATABASE_NEWER) as told:
        Database.open(filled)
    assert told.value.values["version"] == "9999"
    assert told.value.values["known"] == versions.known_versions()[-1]


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    connection = sqlite_driver().connect(str(file))
    connection.execute("create table songs (title)")
    connection.close()
    with refused(messages.NOT_OUR_DATABASE):
        Database.open(file)


def printed(program: str) -> str:
    """What a fresh Python prints."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_opening_twice_changes_nothing_and_needs_no_alembic(filled: str) -> None:
    opening = f"from qadtui.models.database import Database; Database.open({filled!r}).close()"
    assert printed(f"import sys; {opening}; print('alembic' in sys.modules)") == "False"


def test_importing_the_models_loads_nothing() -> None:
    assert (
        printed("import sys, qadtui.models; print({'sqlalchemy', 'sqlmodel', 'pydantic'} & set(sys.modules))")
        == "set()"
    )


def test_a_path_or_a_url_will_do(tmp_path: Path) -> None:
    assert database_url(tmp_path / "a%b.db").database == str(tmp_path / "a%b.db")
    assert database_url("postgresql://host/company").drivername == "postgresql+psycopg"
    assert database_url("sqlite:////data/company.db").database == "/data/company.db"


@pytest.mark.parametrize(
    ("version", "faulty"),
    [((3, 6, 23), False), ((3, 40, 1), True), ((3, 44, 5), True), ((3, 44, 6), False), ((3, 45, 0), True),
     ((3, 50, 7), False), ((3, 51, 2), True), ((3, 51, 3), False), ((3, 53, 4), False)],
)  # fmt: skip
def test_which_sqlite_has_the_wal_reset_fault(version: tuple[int, int, int], faulty: bool) -> None:
    assert has_wal_fault(version) is faulty
