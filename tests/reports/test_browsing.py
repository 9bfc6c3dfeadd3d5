"""A browse pages through any order: every row once, in both directions, with duplicates and with what is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlmodel import Session

from qadtui.models import records, users
from qadtui.models.tables import Item, Location, SalesOrder, SalesOrderLine
from qadtui.reports.definition import Report
from qadtui.reports.filters import Filter
from qadtui.reports.keyset import MARK, Kind, Place, rows_from
from qadtui.reports.request import Range, Request
from qadtui.reports.selection import count_of, rows_of
from tests import company

APRIL = date(2026, 4, 1)
NAMES = ["widget", "Widget", "", "乙产品", "Zebra"]

PLACES = Report.from_spec(
    Location,
    {
        "columns": ["code", "description", "late", "half"],
        "sort": ["site", "code"],
        "where": "type != 'GONE'",
        "switches": {"cold": {"label": "Cold", "help": "Cold only.", "where": "type == 'COLD'"}},
        "computed": {
            "late": {"label": "Late", "value": "created + 7"},
            "old": {"label": "Old", "value": "created < '2026-04-02'"},
            "days": {"label": "Days", "value": "created - '2026-04-01' if not permanent else 0"},
            "half": {"label": "Half", "value": "capacity / 2"},
            "worded": {"label": "Worded", "value": "status + '/' + description"},
        },
    },
)
SORTS = [
    "site", "code", "description", "status", "status.description", "site.entity.name", "created", "permanent",
    "capacity", "late", "old", "days", "worded",
]  # fmt: skip


@pytest.fixture
def database(target: str, open_database: Callable[..., Any], operator: Any) -> Any:
    """Sixty places, many of them alike, some without a status, a date or a name."""
    opened = open_database(target)
    opened.write(operator, users.authenticate, "anna")
    opened.write(operator, company.set_up)
    opened.write(operator, _places)
    return opened


def _places(session: Session) -> None:
    records.insert_many(
        session,
        Location,
        [
            {
                "site": "EAST",
                "code": f"B-{n * 7 % 60:02}",
                "description": NAMES[n % len(NAMES)],
                "status": ["", "GOOD", "HOLD"][n % 3],
                "created": date(2026, 4, 1 + n % 4) if n % 5 else None,
                "permanent": n % 2 == 0,
                "capacity": Decimal(n % 6),
                "type": "GONE" if n % 20 == 19 else "COLD" if n % 4 == 0 else "",
            }
            for n in range(60)
        ],
    )


def walk(session: Session, kind: Kind, forward: bool, count: int = 7) -> list[tuple[Any, int]]:
    """The marks of all rows, page by page."""
    marks: list[tuple[Any, int]] = []
    page = rows_from(session, kind, Place(forward=forward), count)
    while page:
        marks += [row[MARK] for row in page]
        page = rows_from(session, kind, Place(page[-1][MARK], forward=forward), count)
    return marks


def test_every_row_comes_once_in_any_order_and_in_both_directions(database: Any, operator: Any) -> None:
    def ways(session: Session, sort: str) -> None:
        up, down = (Kind.of(PLACES, Request(today=APRIL, sort=(sign + sort,))) for sign in ("", "-"))
        marks = walk(session, up, True)
        assert len({at for _, at in marks}) == len(marks) == count_of(session, PLACES, Request(today=APRIL)), sort
        assert walk(session, up, False) == walk(session, down, True) == marks[::-1], sort
        assert walk(session, down, False) == marks, sort
        values = [(value is not None, value if value is not None else 0, at) for value, at in marks]
        assert values == sorted(values), sort

    for sort in SORTS:
        database.read(operator, ways, sort)


def test_any_row_can_be_come_back_to(database: Any, operator: Any) -> None:
    def back(session: Session, sort: str) -> None:
        kind = Kind.of(PLACES, Request(today=APRIL, sort=(sort,)))
        marks = walk(session, kind, True)
        for at in range(0, len(marks), 9):
            rows = rows_from(session, kind, Place(marks[at], including=True), 3)
            assert [row[MARK] for row in rows] == marks[at : at + 3], sort
            rows = rows_from(session, kind, Place(marks[at], forward=False, including=True), 3)
            assert [row[MARK] for row in rows] == marks[: at + 1][::-1][:3], sort

    for sort in SORTS:
        database.read(operator, back, sort)
        database.read(operator, back, f"-{sort}")


def test_a_browse_begins_where_it_is_told(database: Any, operator: Any) -> None:
    for sort, start, first in (
        ("description", "wid", "WIDGET"),
        ("-description", "wid", "WIDGET"),
        ("code", "b-1", "B-10"),
    ):
        kind = Kind.of(PLACES, Request(sort=(sort,)))
        found = database.read(operator, rows_from, kind, Place(start=start), 1)
        assert found[0][MARK][0] == first


def test_a_browse_shows_the_rows_that_the_report_of_the_same_request_has(database: Any, operator: Any) -> None:
    request = Request(
        (Range("code", "B-05", "B-40"),),
        {"cold": True},
        today=APRIL,
        filters=(Filter("status", "is", "GOOD"), Filter("late", "above", APRIL)),
        sort=("-code",),
    )
    report = replace(PLACES, ranges=("code",))

    def both(session: Session) -> tuple[list[Any], list[Any]]:
        shown = rows_from(session, Kind.of(report, request), Place(), 99)
        return [tuple(row[path] for path in report.columns) for row in shown], list(rows_of(session, report, request))

    shown, printed = database.read(operator, both)
    assert shown == printed
    assert shown
    assert all(half * 2 == half + half for *_, half in shown)


def test_a_browse_brings_what_its_drill_needs(database: Any, operator: Any) -> None:
    drilled = Report.from_spec(
        Location,
        {"columns": ["description"], "drill": {"screen": "x", "key": {"site": "site", "code": "code"}}},
    )
    row, *_ = database.read(operator, rows_from, Kind.of(drilled, Request()), Place(), 1)
    assert (row["site"], row["code"]) == ("EAST", "A-01")


# the index of the order is used, however many rows a condition has


@pytest.fixture
def many(new_sqlite: str, open_database: Callable[..., Any], operator: Any) -> Any:
    """Two thousand order lines of four customers."""
    opened = open_database(new_sqlite)
    opened.write(operator, users.authenticate, "anna")
    opened.write(operator, company.set_up)
    opened.write(operator, _orders)
    return opened


def _orders(session: Session) -> None:
    items = [{"number": f"I{n:03}", "um": "EA"} for n in range(100)]
    order = {"sold_to": "C100", "bill_to": "C100", "site": "EAST", "currency": "CNY", "order_date": APRIL}
    line = {"line": 1, "um": "EA", "site": "EAST", "quantity_ordered": Decimal(1)}
    records.insert_many(session, Item, items)
    records.insert_many(session, SalesOrder, [{**order, "number": f"SO{n:04}"} for n in range(2000)])
    lines = [{**line, "order": f"SO{n:04}", "item": f"I{n % 100:03}"} for n in range(2000)]
    records.insert_many(session, SalesOrderLine, lines)


@pytest.mark.parametrize(
    ("sort", "filters", "searched"),
    [
        ("item", (), "sqlite_autoindex_item"),
        ("-item", (), "sqlite_autoindex_item"),
        ("item.description1", (), "ix_item_description1"),
        ("order", (Filter("site", "is", "EAST"),), "sqlite_autoindex_sales_order_1"),
        ("quantity_ordered", (), "SCAN sales_order_line"),
        ("order", (Filter("item", "is", "I007"),), "ix_sales_order_line_item_id"),
    ],
)
def test_a_screenful_is_read_by_the_index_that_finds_it(
    many: Any, operator: Any, sort: str, filters: tuple[Filter, ...], searched: str
) -> None:
    report = Report.from_spec(SalesOrderLine, {"columns": ["item"], "where": "site == 'EAST'"})
    kind = Kind.of(report, Request(filters=filters, sort=(sort,)))

    def plans(session: Session) -> list[str]:
        asked: list[tuple[str, Any]] = []

        def note(connection: Connection, cursor: Any, statement: str, parameters: Any, *more: Any) -> None:
            asked.append((statement, parameters))

        connection = session.connection()
        event.listen(connection, "before_cursor_execute", note)
        page = rows_from(session, kind, Place(), 5)
        rows_from(session, kind, Place(page[-1][MARK]), 5)
        event.remove(connection, "before_cursor_execute", note)
        explained = [
            connection.exec_driver_sql("explain query plan " + statement, parameters).all()
            for statement, parameters in asked
            if "ORDER BY" in statement
        ]
        return ["\n".join(str(row[3]) for row in rows) for rows in explained]

    found = many.read(operator, plans)
    assert any(searched in plan for plan in found), found
