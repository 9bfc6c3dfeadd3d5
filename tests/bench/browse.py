"""A screenful of a browse of a million items: from the start and from the middle, filtered, sorted without an index.

The floor asks raw sqlite3 for the same rows by the same question, of the same file.
"""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from qadtui.definitions.browse_table import BrowseTable
from qadtui.definitions.database_thread import DatabaseThread
from qadtui.formats import make_format
from qadtui.models.engines import sqlite_driver
from qadtui.models.tables import Item
from qadtui.reports.definition import Report
from qadtui.terminal.browser import View, Wanted
from qadtui.terminal.frames import Values
from tests.bench.lookup import fill_items, opened
from tests.bench.people import operator
from tests.bench.result import Floor, Result, median
from tests.bench.subjects import company
from tests.bench.work import Work

PAGE = 16
COLUMNS = ("number", "description1", "um", "site", "description2", "price")
REPORT = Report.from_spec(Item, {"columns": list(COLUMNS), "sort": ["number"]})
SELECT = (
    "select item.number, description1, um, site.code, description2, price, item.id from item"
    " left join site on site.id = item.site_id where {where} order by {order} limit {page}"
)


class Case(NamedTuple):
    """A view, what raw sqlite3 is asked for the same rows, and whether a second screenful follows the first."""

    view: View
    where: str
    order: str
    beyond: str = ""


CASES = {
    "first screenful": Case(View(COLUMNS, "number"), "1", "item.number"),
    "next screenful": Case(View(COLUMNS, "number"), "1", "item.number", "item.number > ?"),
    "filtered by its beginning": Case(
        View(COLUMNS, "number", filters={"description1": "widget 00007"}),
        "upper(description1) >= 'WIDGET 00007' and upper(description1) <= 'WIDGET 00007\U0010ffff'",
        "item.number",
    ),
    "filtered by what it holds, few found": Case(
        View(COLUMNS, "number", filters={"description2": "*99999"}), "upper(description2) like '%99999%'", "item.number"
    ),
    "sorted without an index": Case(View(COLUMNS, "description2", True), "1", "upper(description2) desc, item.id desc"),
}


def browse(work: Work) -> Iterator[Result]:
    """Each question is asked as the browse asks it, then of sqlite3; both must find the same."""
    file, many = company(work.folder), work.count(1_000_000, 20_000)
    work.tell("items", 0, 1)
    fill_items(file, many)
    for name, case in CASES.items():
        ours, floor = asyncio.run(_screenfuls(work, file, case))
        yield Result(f"browse of {many:,}, {name}", ours * 1000, "ms", [Floor("raw sqlite3", floor * 1000)])


async def _screenfuls(work: Work, file: Path, case: Case) -> tuple[float, float]:
    """The median seconds of a screenful, by the browse and by sqlite3."""
    thread = await opened(file)
    table = BrowseTable(REPORT, lambda entry, spec: make_format(spec or entry.format, entry.kind), thread.read, TODAY)
    connection = sqlite_driver().connect(str(file))
    ours, floor = [], []
    first = (await table.browse.rows(Wanted(case.view, PAGE)))[-1] if case.beyond else None
    for _ in work.times("screenfuls", 15, 2):
        began = time.perf_counter()
        rows = await table.browse.rows(Wanted(case.view, PAGE, beyond=first))
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        found = connection.execute(*_question(case, first)).fetchall()
        floor.append(time.perf_counter() - began)
        assert [row["number"] for row in rows] == [row[0] for row in found]
    connection.close()
    await _close(thread)
    return median(ours), median(floor)


def _question(case: Case, first: Values | None) -> tuple[str, tuple[Any, ...]]:
    where = case.beyond if first else case.where
    return SELECT.format(where=where, order=case.order, page=PAGE), (first["number"],) if first else ()


async def _close(thread: DatabaseThread) -> None:
    await thread.call(thread.database.close)
    thread.close()


TODAY = operator().date
