"""A report asks the database for its rows: ranges, blanks, dotted paths, order."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from qadtui.models import records, users
from qadtui.models.tables import Customer, Item, Location, StockTransaction
from qadtui.reports.definition import Report
from qadtui.reports.request import Range, Request
from qadtui.reports.selection import rows_of, values_at
from qadtui.rules import masters, receipts
from qadtui.rules.receipts import Receipt
from tests import company

CUSTOMERS = Report.from_spec(
    Customer, {"columns": ["number", "name", "site.description"], "ranges": ["number"], "sort": ["name", "number"]}
)
ALL = Request()


@pytest.fixture
def database(target: str, open_database: Callable[..., Any], operator: Any) -> Any:
    opened = open_database(target)
    opened.write(operator, users.authenticate, "anna")
    opened.write(operator, company.set_up)
    return opened


def answer(database: Any, operator: Any, report: Report, request: Request = ALL) -> list[tuple[Any, ...]]:
    return database.read(operator, lambda session: list(rows_of(session, report, request)))  # type: ignore[no-any-return]


def numbers(database: Any, operator: Any, low: Any, high: Any) -> list[str]:
    rows = answer(database, operator, CUSTOMERS, Request((Range("number", low, high),)))
    return [number for number, *_ in rows]


def test_a_range_takes_both_its_ends_and_a_blank_end_is_open(database: Any, operator: Any) -> None:
    assert numbers(database, operator, "", "") == ["C100", "C200"]
    assert numbers(database, operator, "C100", "C100") == ["C100"]
    assert numbers(database, operator, "C101", None) == ["C200"]
    assert numbers(database, operator, None, "C1") == []


def test_a_path_walks_to_another_table_and_a_blank_reference_loses_no_row(database: Any, operator: Any) -> None:
    def homeless(session: Any) -> None:
        values = {"number": "C300", "name": "Nowhere", "currency": "CNY", "site": ""}
        masters.save(session, Customer, {**masters.defaults(session, Customer, values), **values}, None)

    database.write(operator, homeless)
    sites = {number: site for number, _, site in answer(database, operator, CUSTOMERS)}
    assert sites == {"C100": "East", "C200": "East", "C300": None}


def test_a_condition_of_the_report_always_holds(database: Any, operator: Any) -> None:
    kept_back = Report.from_spec(Location, {"columns": ["code"], "sort": ["code"], "where": "code == 'A-02'"})
    assert answer(database, operator, kept_back) == [("A-02",)]


def test_dates_limit_by_day(database: Any, operator: Any) -> None:
    for number, day in enumerate([date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1)]):
        receipt = Receipt(item="A", quantity=Decimal(1), effective=day, posting_id=f"r{number}")
        database.write(operator, receipts.receive, receipt)
    report = Report.from_spec(
        StockTransaction, {"columns": ["effective"], "ranges": ["effective"], "sort": ["effective"]}
    )
    april = Request((Range("effective", date(2026, 4, 1), date(2026, 4, 30)),))
    assert answer(database, operator, report, april) == [(date(2026, 4, 1),), (date(2026, 4, 30),)]


def test_one_rows_paths(database: Any, operator: Any) -> None:
    def ask(session: Any) -> Any:
        found = records.find(session, Item, {"number": "A"})
        assert found is not None
        return values_at(session, Item, found.id, ["site.entity.name", "location.description"])

    assert database.read(operator, ask) == {"site.entity.name": "Example Brewing", "location.description": "Aisle 1"}
