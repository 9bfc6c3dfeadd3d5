"""A role with rights to sites sees what belongs to those sites, wherever it looks; any other role sees everything."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import Session, SQLModel

from qadtui.definitions.finding import beyond_key, whole_record
from qadtui.language.messages import Refusal
from qadtui.models import records, users
from qadtui.models.tables import (
    Comment,
    Item,
    Location,
    Role,
    RoleRight,
    SalesOrder,
    SalesOrderLine,
    Site,
    Stock,
    StockTransaction,
    User,
)
from qadtui.reports.definition import Report
from qadtui.reports.keyset import Kind, Place, rows_from, values_from
from qadtui.reports.request import Request
from qadtui.reports.selection import count_of, rows_of, totals_of
from qadtui.rules import masters, receipts
from qadtui.rules.receipts import Receipt
from tests import company


@pytest.fixture
def database(target: str, open_database: Callable[..., Any], operator: Any) -> Any:
    """Two sites with a location, an order and stock each."""
    opened = open_database(target)
    opened.write(operator, users.authenticate, "anna")
    opened.write(operator, company.set_up)
    opened.write(operator, _second_site)
    return opened


def _second_site(session: Session) -> None:
    masters.save(session, Site, {"code": "WEST", "description": "West", "entity": "1000", "status": "GOOD"})
    masters.save(session, Location, {"site": "WEST", "code": "W-01", "status": "GOOD"})
    masters.save(session, Item, {"number": "W", "um": "EA", "description1": "Item W", "site": "WEST"})
    for site, location, number in (("EAST", "A-01", "SO1"), ("WEST", "W-01", "SO2")):
        order = {"number": number, "sold_to": "C100", "bill_to": "C100", "site": site, "currency": "CNY"}
        records.save(session, SalesOrder, {**order, "order_date": company.APRIL})
        line = {"order": number, "line": 1, "item": "A", "site": site, "um": "CS"}
        records.save(session, SalesOrderLine, {**line, "quantity_ordered": Decimal(2), "amount": Decimal(10)})
        records.save(session, Comment, {"order": number, "line": 0, "page": 1, "text": site})
        receipts.receive(session, Receipt(item="A", quantity=Decimal(5), site=site, location=location, posting_id=site))


@pytest.fixture
def restrict(database: Any, operator: Any) -> Callable[..., None]:
    """Give the operator a role that sees only these sites."""

    def restrict_(*sites: str) -> None:
        def write(session: Session) -> None:
            records.save(session, Role, {"code": "CLERK"})
            for site in sites:
                records.save(session, RoleRight, {"role": "CLERK", "kind": "site", "name": site})
            records.save(session, User, {"user_id": "ben", "role": "CLERK"})

        database.write(operator, write)
        operator.user = "ben"

    return restrict_


LISTED: list[tuple[type[SQLModel], str, list[str], list[str]]] = [
    (Site, "code", ["EAST"], ["EAST", "WEST"]),
    (Location, "code", ["A-01", "A-02"], ["A-01", "A-02", "W-01"]),
    (SalesOrder, "number", ["SO1"], ["SO1", "SO2"]),
    (SalesOrderLine, "order", ["SO1"], ["SO1", "SO2"]),
    (Comment, "order", ["SO1"], ["SO1", "SO2"]),
    (Stock, "site", ["EAST"], ["EAST", "WEST"]),
    (StockTransaction, "site", ["EAST"], ["EAST", "WEST"]),
    (Item, "number", ["A", "B", "W"], ["A", "B", "W"]),
]


@pytest.mark.parametrize(("model", "path", "theirs", "everything"), LISTED)
def test_reports_and_browses_show_what_belongs_to_the_users_sites(
    database: Any,
    operator: Any,
    restrict: Callable[..., None],
    model: type[SQLModel],
    path: str,
    theirs: list[str],
    everything: list[str],
) -> None:
    report = Report.from_spec(model, {"columns": [path], "sort": [path]})

    def shown(session: Session) -> list[str]:
        listed = [value for (value,) in rows_of(session, report, Request())]
        assert count_of(session, report, Request()) == len(listed)
        assert [row[path] for row in rows_from(session, Kind(model, (path,), path), Place(), 9)] == listed
        return listed

    assert database.read(operator, shown) == everything
    restrict("E*")
    assert database.read(operator, shown) == theirs


def test_totals_hold_only_what_is_shown(database: Any, operator: Any, restrict: Callable[..., None]) -> None:
    spec = {"columns": ["line", "amount"], "total": ["amount"], "currency": "order.currency"}
    report = Report.from_spec(SalesOrderLine, spec)
    summed = Report.from_spec(SalesOrderLine, {**spec, "columns": ["item", "amount"], "summed": True})

    def totals(session: Session) -> Any:
        assert [row[1] for row in rows_of(session, summed, Request())] == [
            total["amount"] for total in totals_of(session, report, Request()).values()
        ]
        return totals_of(session, report, Request())

    assert database.read(operator, totals) == {"CNY": {"amount": Decimal(20)}}
    restrict("WEST")
    assert database.read(operator, totals) == {"CNY": {"amount": Decimal(10)}}


def test_paging_passes_over_what_is_not_theirs(database: Any, operator: Any, restrict: Callable[..., None]) -> None:
    def next_of(model: type[SQLModel], field: str, values: dict[str, Any]) -> Any:
        return database.read(operator, beyond_key, model, field, values, True, [], values)

    restrict("WEST")
    assert next_of(SalesOrder, "number", {"number": ""})["number"] == "SO2"
    assert next_of(SalesOrder, "number", {"number": "SO2"}) is None
    assert next_of(Location, "site", {"site": "", "code": ""}) == {"site": "WEST"}


def test_a_record_of_another_site_is_not_opened(database: Any, operator: Any, restrict: Callable[..., None]) -> None:
    restrict("WEST")
    assert database.read(operator, whole_record, SalesOrder, {"number": "SO2"}, ["sold_to.name"]) is not None
    assert database.read(operator, whole_record, SalesOrder, {"number": "SO9"}, []) is None
    with pytest.raises(Refusal, match="Order SO1 belongs to a site that is not yours"):
        database.read(operator, whole_record, SalesOrder, {"number": "SO1"}, [])


def test_a_look_up_of_one_part_of_a_key_lists_theirs(
    database: Any, operator: Any, restrict: Callable[..., None]
) -> None:
    restrict("WEST")
    types = Kind(StockTransaction, ("type",), "type")
    assert [row["type"] for row in database.read(operator, values_from, types, Place(), 9)] == ["RCT-UNP"]
    restrict_none = Kind(Stock, ("lot",), "lot", {"site": "EAST"})
    assert database.read(operator, values_from, restrict_none, Place(), 9) == []


def test_a_right_to_a_site_that_does_not_exist_shows_nothing(
    database: Any, operator: Any, restrict: Callable[..., None]
) -> None:
    restrict("NOWHERE")
    report = Report.from_spec(SalesOrder, {"columns": ["number"]})
    assert database.read(operator, count_of, report, Request()) == 0


def test_a_right_to_every_site_restricts_nobody(database: Any, operator: Any, restrict: Callable[..., None]) -> None:
    restrict("*")
    report = Report.from_spec(SalesOrder, {"columns": ["number"]})
    assert database.read(operator, count_of, report, Request()) == 2
