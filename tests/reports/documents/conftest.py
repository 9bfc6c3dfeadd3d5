"""A company with orders to print, on each kind of database, and a printer that is a file."""

from pathlib import Path
from typing import Any

import pytest

from qadtui.models import users
from qadtui.models.tables import CustomerItem, Item
from tests.company import set_up
from tests.reports.documents.printing import PrintRoom
from tests.rules.company import Company


@pytest.fixture
def company(database: Any, operator: Any) -> Company:
    """The small company, with Anna as its administrator."""
    database.write(operator, users.authenticate, "anna")
    database.write(operator, set_up)
    company = Company(database, operator)
    company.keep(CustomerItem, customer="C100", customer_item="CS-77", item="A")
    company.keep(Item, number="HOPS", description1="Hops", um="KG", lot_control="L", site="EAST", location="A-02")
    return company


@pytest.fixture
def small_company(new_sqlite: str, open_database: Any, operator: Any) -> Company:
    """The same on SQLite only, for what does not depend on the database."""
    database = open_database(new_sqlite)
    database.write(operator, users.authenticate, "anna")
    database.write(operator, set_up)
    return Company(database, operator)


@pytest.fixture
def room(company: Company, tmp_path: Path) -> PrintRoom:
    return PrintRoom(company, tmp_path)


@pytest.fixture
def small_room(small_company: Company, tmp_path: Path) -> PrintRoom:
    return PrintRoom(small_company, tmp_path)
