"""The small company as a file of one's own, and stations at it: what the tests of whole programs ask for.

async def test_...(station: Station, company: Company):
    await station.type("3.9<Return>A<Return>4<F1><F1><F1>")       what the operator does
    assert company.line("SO1001")["quantity_shipped"] == 4         what is in the database
"""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.company import APRIL, set_up
from tests.rules.company import Company
from tests.station import Station

__all__ = ["company", "company_file", "company_pattern", "everything", "station"]

KEPT_BY_THE_HOUSE = {"audit", "edit_lock", "alembic_version"}


@pytest.fixture(scope="session")
def company_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company that all others are copied from; Anna is its administrator."""
    from qadtui.models import users
    from qadtui.models.database import Database
    from qadtui.models.operator import Operator

    file = tmp_path_factory.mktemp("pattern") / "company.db"
    database, anna = Database.open(file), Operator("anna", APRIL)
    database.write(anna, users.authenticate, "anna")
    database.write(anna, set_up)
    database.close()
    return file


@pytest.fixture
def company_file(company_pattern: Path, tmp_path: Path) -> Path:
    """A company of one's own."""
    file = tmp_path / "company.db"
    file.write_bytes(company_pattern.read_bytes())
    return file


@pytest.fixture
def company(company_file: Path, open_database: Callable[..., Any]) -> Iterator[Company]:
    """What others did and do in the company through the rules; every balance is proven at the end."""
    from qadtui.models.operator import Operator

    company = Company(open_database(company_file), Operator("carl", APRIL, "pts/7"))
    yield company
    company.assert_proven()


@pytest.fixture
async def station(company_file: Path) -> AsyncIterator[Station]:
    """Anna on April 1st, at the main menu."""
    async with Station(company_file, date=APRIL) as station:
        yield station


def everything(file: Path) -> dict[str, list[Any]]:
    """Every row of every table that people's data is in."""
    with sqlite3.connect(file) as connection:
        names = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        return {
            name: connection.execute(f'select * from "{name}" order by 1').fetchall()
            for name in sorted(names)
            if name not in KEPT_BY_THE_HOUSE
        }
