"""A report asks the database for its rows: ranges, switches, computed columns, orders, sums, and what is raw."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from qadtui.models import records, users
from qadtui.models.tables import Audit, Customer, Item, Location, SalesOrder, SalesOrderLine, StockTransaction
from qadtui.reports.definition import Report
from qadtui.reports.filters import Filter
from qadtui.reports.request import Range, Request
from qadtui.reports.selection import Joined, count_of, rows_of, scales_of, totals_of, values_at
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


def test_moments_up_to_a_day_are_all_of_that_day(database: Any, operator: Any) -> None:
    day = operator.clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    report = Report.from_spec(Audit, {"columns": ["user"], "ranges": ["at"], "sort": ["at"]})
    written = answer(database, operator, report)
    assert written
    assert answer(database, operator, report, Request((Range("at", None, day),))) == written
    assert answer(database, operator, report, Request((Range("at", None, day - timedelta(minutes=1)),))) == []


def test_one_rows_paths(database: Any, operator: Any) -> None:
    def ask(session: Any) -> Any:
        found = records.find(session, Item, {"number": "A"})
        assert found is not None
        return values_at(session, Item, found.id, ["site.entity.name", "location.description"])

    assert database.read(operator, ask) == {"site.entity.name": "Example Brewing", "location.description": "Aisle 1"}


# shipped and open lines, in two currencies

LINES: dict[str, Any] = {
    "columns": ["order", "line", "open", "worth", "amount"],
    "ranges": ["order", "open", "location"],
    "sorts": {"Order": ["order", "-line"], "Due": ["due_date", "order", "line"], "Open": ["-open", "order", "line"]},
    "total": ["open", "worth", "amount"],
    "currency": "order.currency",
    "switches": {
        "open": {"label": "Open", "help": "Open ones.", "where": "open > 0", "otherwise": "confirmed"},
        "late": {"label": "Late", "help": "Late ones.", "where": "due_date < today"},
    },
    "computed": {
        "open": {"label": "Open", "value": "quantity_ordered - quantity_shipped"},
        "worth": {"label": "Worth", "value": "open * price"},
        "price_paid": {"label": "Paid", "value": "amount / open"},
    },
}
OPEN = Report.from_spec(SalesOrderLine, LINES)


@pytest.fixture
def lines(database: Any, operator: Any) -> Any:
    """Two orders of three lines: the second in dollars, and not confirmed."""

    def write(session: Any) -> None:
        head = {"sold_to": "C100", "bill_to": "C100", "site": "EAST", "order_date": company.APRIL}
        for number, currency in (("SO1", "CNY"), ("SO2", "USD")):
            records.save(session, SalesOrder, {**head, "number": number, "currency": currency})
            for line in (1, 2, 3):
                values = {
                    "quantity_ordered": Decimal(3 * line),
                    "quantity_shipped": Decimal(3 if line == 1 else 1),
                    "price": Decimal("1.25"),
                    "amount": Decimal(line),
                    "due_date": date(2026, 4, line) if line > 1 else None,
                    "location": "A-01" if line == 2 else "",
                    "confirmed": currency == "CNY",
                }
                whole = {"order": number, "line": line, "item": "A", "site": "EAST", "um": "CS", **values}
                records.save(session, SalesOrderLine, whole)

    database.write(operator, write)
    return database


def found(lines: Any, operator: Any, **asked: Any) -> list[str]:
    """The lines that a request has, as order/line."""
    ordered = Request(**({"switches": {"open": True}} | asked))
    rows = answer(lines, operator, OPEN, ordered)
    assert lines.read(operator, count_of, OPEN, ordered) == len(rows)
    return [f"{order[-1]}/{line}" for order, line, *_ in rows]


def test_switches_hold_while_they_are_on_or_off(lines: Any, operator: Any) -> None:
    assert found(lines, operator) == ["1/3", "1/2", "2/3", "2/2"]
    assert found(lines, operator, switches={}) == ["1/3", "1/2", "1/1"]
    late = {"open": True, "late": True}
    assert found(lines, operator, switches=late, today=date(2026, 4, 3)) == ["1/2", "2/2"]


def test_an_order_runs_up_or_down_and_what_is_missing_comes_first(lines: Any, operator: Any) -> None:
    everything = {"switches": {}, "sort": ("due_date", "line")}
    assert found(lines, operator, **everything) == ["1/1", "1/2", "1/3"]
    assert found(lines, operator, switches={}, sort=("-due_date",)) == ["1/3", "1/2", "1/1"]
    assert found(lines, operator, order=2) == ["1/3", "2/3", "1/2", "2/2"]


def test_a_computed_column_is_a_criterion_and_a_filter(lines: Any, operator: Any) -> None:
    assert found(lines, operator, ranges=(Range("open", Decimal(6), None),)) == ["1/3", "2/3"]
    assert found(lines, operator, filters=(Filter("open", "below", None, Decimal(6)),)) == ["1/2", "2/2"]


def test_up_to_a_code_takes_what_has_none(lines: Any, operator: Any) -> None:
    assert found(lines, operator, ranges=(Range("location", "", "A-00"),)) == ["1/3", "2/3"]
    assert found(lines, operator, ranges=(Range("location", "A", "B"),)) == ["1/2", "2/2"]


def test_columns_are_worked_out_where_it_can_be_done_exactly(lines: Any, operator: Any) -> None:
    first, *_ = answer(lines, operator, OPEN, Request(switches={"open": True}))
    assert first == ("SO1", 3, Decimal(8), Decimal(10), Decimal(3), "CNY")


def test_totals_are_by_currency_whoever_works_them_out(lines: Any, operator: Any) -> None:
    asked = Request(switches={"open": True})
    cny = {"open": Decimal(13), "worth": Decimal("16.25"), "amount": Decimal(5)}
    totals = lines.read(operator, totals_of, OPEN, asked)
    assert totals == {"CNY": cny, "USD": cny}
    known = Report.from_spec(SalesOrderLine, LINES | {"total": ["open", "amount"]})
    in_database = lines.read(operator, totals_of, known, asked)
    assert in_database == {currency: {p: cny[p] for p in ("open", "amount")} for currency in ("CNY", "USD")}
    counted = Report.from_spec(SalesOrderLine, {"columns": ["line"], "total": ["line"]})
    assert lines.read(operator, totals_of, counted, Request()) == {"": {"line": Decimal(12)}}


def test_rows_that_are_alike_become_one(lines: Any, operator: Any) -> None:
    spec = {
        "columns": ["order.currency", "due_date", "open", "amount", "price_paid"],
        "sort": ["-amount", "order.currency"],
        "total": ["open", "amount"],
        "computed": LINES["computed"],
        "where": "due_date != blank",
    }
    by_line = Report.from_spec(SalesOrderLine, spec | {"summed": True})
    april = Report.from_spec(
        SalesOrderLine, spec | {"columns": ["open", "amount", "price_paid"], "sort": ["amount"], "summed": True}
    )
    rows = answer(lines, operator, by_line)
    assert rows[0] == ("CNY", date(2026, 4, 3), Decimal(8), Decimal(3), Decimal("0.375"))
    assert lines.read(operator, count_of, by_line, Request()) == len(rows) == 4
    assert answer(lines, operator, april) == [(Decimal(26), Decimal(10), Decimal("0.384615385"))]
    assert answer(lines, operator, april.choosing(["item", "amount"])) == [("A", Decimal(10), Decimal(26))]
    assert list(lines.read(operator, lambda s: list(rows_of(s, april, Request(), raw=True)))[0]) == [
        2600000, 10000, Decimal("0.384615385"),
    ]  # fmt: skip


def test_raw_rows_are_as_the_database_counts(lines: Any, operator: Any) -> None:
    shown = OPEN.choosing(["order", "due_date", "open", "amount", "confirmed", "worth"])
    asked = Request(switches={"open": True})
    raw = lines.read(operator, lambda session: list(rows_of(session, shown, asked, raw=True)))
    assert shown.paths == ("order", "due_date", "open", "amount", "confirmed", "worth", "order.currency")
    assert scales_of(shown) == (None, None, 5, 3, None, None, None)
    order, due, open_, amount, confirmed, worth, currency = raw[0]
    assert (order, str(due), bool(confirmed), currency) == ("SO1", "2026-04-03", True, "CNY")
    assert (open_, amount, worth) == (800000, 3000, Decimal(10))
    assert {type(value) for value in (open_, amount)} == {int}


def test_a_secret_is_no_column_and_no_criterion(monkeypatch: pytest.MonkeyPatch) -> None:
    from qadtui.models import dictionary as house

    entries = dict(house.dictionary(Item))
    entries["article"] = replace(entries["article"], secret=True)
    monkeypatch.setattr(house, "dictionary", lambda model: entries if model is Item else {})
    for spec in (
        {"columns": ["article"]},
        {"columns": ["number"], "ranges": ["article"]},
        {"columns": ["number"], "where": "article == 'X'"},
        {"columns": ["number"], "computed": {"x": {"label": "X", "value": "article + ''"}}},
    ):
        with pytest.raises((KeyError, ValueError), match="'article' is secret"):
            Report.from_spec(Item, spec)
    with pytest.raises(KeyError, match="'article' is secret"):
        Joined(Item).column("article")
