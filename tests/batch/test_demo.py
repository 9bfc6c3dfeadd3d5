"""The demo company: what stands in data/demo, and that it is there whole or not at all."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from qadtui import loading, locator
from qadtui.batch.load import load
from qadtui.models import records, users
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import Customer, Item, SalesOrder, SalesOrderLine
from qadtui.models.view import view_of
from qadtui.rules import orders, pricing
from qadtui.rules.proof import prove
from qadtui.settings import Settings


@pytest.fixture
def demo(database: Database, operator: Operator) -> Database:
    """The demo company, on either kind of database."""
    database.write(operator, users.authenticate, "anna")
    load(database, operator, locator.data("demo"))
    return database


def rows(database: Database, operator: Operator, model: Any) -> list[dict[str, Any]]:
    with database.reading(operator) as session:
        return [view_of(model).values(row) for row in session.connection().execute(view_of(model).rows()).mappings()]


def test_every_balance_proves_itself(demo: Database, operator: Operator) -> None:
    assert demo.read(operator, prove) == []


def test_item_a_costs_98_in_april_and_105_from_may_on(demo: Database, operator: Operator) -> None:
    def price(day: date) -> Decimal:
        with demo.reading(operator) as session:
            return pricing.find_price(
                session, customer="C100", item="A", currency="CNY", um="CS", quantity=Decimal(10), day=day
            ).list_price

    days = [date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1)]
    assert [price(day) for day in days] == [98, 98, 105]


def test_there_is_something_of_everything_to_look_at(demo: Database, operator: Operator) -> None:
    lines = rows(demo, operator, SalesOrderLine)
    assert any(0 < line["quantity_shipped"] < line["quantity_ordered"] for line in lines)
    assert any(line["quantity_allocated"] and not line["quantity_shipped"] for line in lines)
    assert any(not line["quantity_allocated"] and not line["quantity_shipped"] for line in lines)
    assert {order["currency"] for order in rows(demo, operator, SalesOrder)} == {"CNY", "USD"}
    assert any(item["lot_control"] == "L" for item in rows(demo, operator, Item))


def test_both_scripts_show(demo: Database, operator: Operator) -> None:
    names = [customer["name"] for customer in rows(demo, operator, Customer)]
    assert any(name.isascii() for name in names)
    assert any("酒" in name for name in names)


def test_the_next_order_gets_the_next_number(demo: Database, operator: Operator) -> None:
    assert demo.write(operator, orders.draw_number) == "SO1015"


def settings(folder: Path) -> Settings:
    return Settings(str(folder / "demo.db"), "li", "pts/1")


def test_it_is_made_at_its_place_and_whoever_made_it_is_its_administrator(
    tmp_path: Path, open_database: Any, operator: Operator
) -> None:
    loading.make_demo_company(settings(tmp_path))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["demo.db"]
    database = open_database(tmp_path / "demo.db")
    found = database.read(operator, records.find, Customer, {"number": "C110"})
    assert found.values["name"] == "城北酒家"
    assert database.read(operator, users.may, "li", "menu", "7.1.1")
    assert database.read(operator, prove) == []


def test_what_is_interrupted_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qadtui.batch.load._by_item", interrupted)
    with pytest.raises(KeyboardInterrupt):
        loading.make_demo_company(settings(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_demo_company_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo.db").write_text("worked in since")
    loading.make_demo_company(settings(tmp_path))
    assert (tmp_path / "demo.db").read_text() == "worked in since"
