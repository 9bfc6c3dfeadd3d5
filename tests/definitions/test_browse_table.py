"""Whatever a browse is sorted by, paging there and back meets every row once, and begins again where it was."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qadtui import locator
from qadtui.definitions.browse_table import BrowseTable
from qadtui.definitions.screens import load_screen
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import SalesOrder
from qadtui.reports.definition import Report
from qadtui.reports.selection import rows_of
from qadtui.terminal.browser import View, Wanted
from qadtui.terminal.frames import Values
from tests.rules.company import Company, founded

COUNT = 23
SCREEN = load_screen("sales/order_browse", locator.screens()["sales/order_browse"])
assert SCREEN.definition
COLUMNS = [*SCREEN.definition.columns, "ship_date", "taxable", "line_total", "revision"]


@pytest.fixture
def company(database: Database, operator: Operator) -> Company:
    """Orders of three customers; some have a purchase order, a promise date and a channel, others have none."""
    company = Company(database, operator)
    company.do(founded)
    for number in range(COUNT):
        more = {"purchase_order": ("po-b", "PO-A", "")[number % 3], "channel": ("", "WEB")[number % 2]}
        promised = {"promise_date": date(2026, 4, number % 5 + 1)} if number % 4 else {}
        company.order(("B", number + 1), customer=("C100", "C200")[number % 2], **more, **promised)
    return company


@pytest.fixture
def table(company: Company) -> BrowseTable:
    assert SCREEN.definition
    return table_of(company, SCREEN.definition)


def table_of(company: Company, report: Report) -> BrowseTable:
    async def read(question: Callable[..., Any], *arguments: Any) -> Any:
        return company.see(question, *arguments)

    return BrowseTable(report, SCREEN.binder.format_of, read, date(2026, 4, 1))


async def all_rows(table: BrowseTable, view: View, *, forward: bool = True) -> list[Values]:
    """Every row, page by page."""
    found: list[Values] = []
    while page := await table.browse.rows(Wanted(view, 4, forward, found[-1] if found else None)):
        found += page
        assert len(found) <= COUNT
    return found


def numbers(rows: Sequence[Values]) -> list[str]:
    return [row["number"] for row in rows]


@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
async def test_paging_there_and_back_by_any_column_meets_every_row_once(
    table: BrowseTable, company: Company, descending: bool
) -> None:
    for sort in COLUMNS:
        view = View((*table.browse.standard.columns, sort), sort, descending)
        there = await all_rows(table, view)
        assert len(set(numbers(there))) == COUNT, sort
        assert numbers(await all_rows(table, view, forward=False)) == numbers(there)[::-1], sort
        assert printed(company, table, view) == numbers(there), sort
        values = [row[sort] for row in there if row[sort] is not None]
        compared = [value.upper() if isinstance(value, str) else value for value in values]
        assert compared == sorted(compared, reverse=descending), sort


def printed(company: Company, table: BrowseTable, view: View) -> list[str]:
    """The orders as a report of what is shown has them."""
    report = table.report.choosing(view.columns)
    at = report.paths.index("number")
    return [row[at] for row in company.see(lambda session: list(rows_of(session, report, table.request(view))))]


async def test_rows_alike_stand_in_the_usual_order_which_turns_as_a_whole(company: Company) -> None:
    usual = ["channel", "promise_date", "-number"]
    table = table_of(company, Report.from_spec(SalesOrder, {"columns": usual_columns(usual), "sort": usual}))
    rows = await all_rows(table, table.browse.standard)
    assert keys(rows) == sorted(keys(rows))
    assert {row["promise_date"] for row in rows} > {None}
    turned = await all_rows(table, replace(table.browse.standard, descending=True))
    assert numbers(turned) == numbers(rows)[::-1]
    assert numbers(await all_rows(table, table.browse.standard, forward=False)) == numbers(rows)[::-1]
    for at in range(COUNT):
        page = await table.browse.rows(Wanted(table.browse.standard, 3, at=rows[at]))
        assert numbers(page) == numbers(rows[at : at + 3])
    assert printed(company, table, table.browse.standard) == numbers(rows)


def usual_columns(usual: Sequence[str]) -> list[str]:
    return [path.removeprefix("-") for path in usual]


def keys(rows: Sequence[Values]) -> list[tuple[str, date, int]]:
    """What the rows are ordered by: no date comes before all dates, later numbers first."""
    return [(row["channel"], row["promise_date"] or date.min, -int(row["number"][2:])) for row in rows]


async def test_a_page_can_begin_at_a_row(table: BrowseTable) -> None:
    for sort in ("number", "sold_to", "promise_date", "purchase_order"):
        view = replace(table.browse.standard, sort=sort)
        rows = await all_rows(table, view)
        for at in (0, 7, COUNT - 1):
            assert numbers(await table.browse.rows(Wanted(view, 5, at=rows[at]))) == numbers(rows[at : at + 5])


FILTERS: list[tuple[dict[str, str], int]] = [
    ({"sold_to": "c1"}, 12),
    ({"purchase_order": "po"}, 16),
    ({"purchase_order": "*A"}, 8),
    ({"purchase_order": "=po-B"}, 8),
    ({"purchase_order": "="}, 7),
    ({"promise_date": "="}, 6),
    ({"promise_date": ">040326"}, 6),
    ({"promise_date": "040126..040226", "sold_to": "C200"}, 5),
    ({"line_total": "7"}, 1),
    ({"line_total": "<35"}, 9),
    ({"confirmed": "y"}, COUNT),
    ({"confirmed": "n"}, 0),
    ({"number": "so1001..so1004"}, 4),
]


async def test_filters_leave_the_rows_they_mean(table: BrowseTable) -> None:
    for filters, count in FILTERS:
        view = replace(table.browse.standard, filters=filters)
        found = await all_rows(table, view)
        assert len(found) == count, filters
        assert numbers(await all_rows(table, view, forward=False)) == numbers(found)[::-1], filters


def test_a_kept_view_that_does_not_fit_any_more_is_taken_as_far_as_it_does(table: BrowseTable) -> None:
    standard = table.browse.standard
    view = View(("site", "number"), "site", True)
    assert table.view_of(table.to_keep(view)) == view
    assert table.view_of({"columns": ["gone"], "sort": "number"}) == standard
    assert table.view_of({"columns": ["gone", "site"], "sort": "gone"}) == replace(standard, columns=("site",))
    assert table.view_of({}) == standard


def test_every_field_of_the_table_can_be_chosen_but_no_secret(table: BrowseTable) -> None:
    names = [column.name for column in table.browse.columns]
    assert {"bol", "tax_class", "sold_to.name"} <= set(names)
    assert len(names) == len(set(names))
