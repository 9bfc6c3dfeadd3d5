"""A page of the look-up of items, of which there are a million: from the start, from what was typed, by description.

The floor asks raw sqlite3 for the same rows by the same index. On the terminal it is F2 in 3.9 until the window stands.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qadtui.definitions.database_thread import DatabaseThread
from qadtui.definitions.lookup import Target, listing_of
from qadtui.formats import make_format
from qadtui.models.database import Database
from qadtui.models.engines import sqlite_driver
from qadtui.models.tables import Item
from qadtui.terminal.window import Asked, Listing
from tests.bench.line import Line, shows
from tests.bench.people import operator
from tests.bench.result import Floor, Result, median
from tests.bench.subjects import CLEAR, F2, F4, company, form_shown, menu_shown, qadtui
from tests.bench.work import Work

PAGE = 14
ALIKE = 1000  # items of one description
RAW = (
    "select number, description1, um, description2, article, id from item"
    " where {sort} >= ? order by {sort}{rest} limit ?"
)
NUMBER = RAW.format(sort="number", rest="")
DESCRIPTION = RAW.format(sort="upper(description1)", rest=", id")


def lookup(work: Work) -> Iterator[Result]:
    """Each page from somewhere else; the first of all warms up."""
    file, many = company(work.folder), work.count(1_000_000, 20_000)
    work.tell("items", 0, 1)
    fill_items(file, many)
    places: dict[str, tuple[str, str, Callable[[int], str]]] = {
        "from the start": ("number", NUMBER, lambda at: ""),
        "from what is typed": ("number", NUMBER, lambda at: f"I{many // 2 // 1000 + at:04}"),
        "by description": ("description1", DESCRIPTION, lambda at: f"WIDGET {at % (many // ALIKE):05}"),
    }
    for name, (sort, statement, typed) in places.items():
        ours, floor = asyncio.run(_pages(work, file, sort, statement, typed))
        yield Result(f"page of {many:,}, {name}", ours * 1000, "ms", [Floor("raw sqlite3", floor * 1000)], 30)
    yield Result(f"F2 among {many:,}", _on_a_terminal(work, file) * 1000, "ms", aim=30)


def fill_items(file: Path, many: int) -> None:
    """So many items like the company's first: `I0000017`, described as one of a thousand that are alike, and in their
    second description by a number that follows no order.
    """
    connection = sqlite_driver().connect(str(file), isolation_level=None)
    cursor = connection.execute("select * from item limit 1")
    pattern = dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
    del pattern["id"]
    names, marks = ", ".join(f'"{name}"' for name in pattern), ", ".join("?" * len(pattern))

    def item(number: int) -> tuple[Any, ...]:
        own = {"number": f"I{number:07}", "description1": f"Widget {number % (many // ALIKE):05}"}
        own["description2"] = f"{number * 7919 % many:07}"
        return tuple((pattern | own | {"article": str(number)}).values())

    connection.execute("begin immediate")
    connection.executemany(f"insert into item ({names}) values ({marks})", map(item, range(many)))
    connection.execute("commit")
    connection.close()


async def _pages(work: Work, file: Path, sort: str, statement: str, typed: Callable[[int], str]) -> tuple[float, float]:
    """The median seconds of a page, by the look-up and by sqlite3; both must have found the same."""
    thread = await opened(file)
    listing = listing_of(Target(Item, "number"), {}, lambda entry: make_format(entry.format, entry.kind), thread.read)
    assert listing is not None
    connection = sqlite_driver().connect(str(file))
    ours, floor = [], []
    for at in work.times("pages", 100, 5):
        took, found = await _page(listing, sort, typed(at))
        ours.append(took)
        began = time.perf_counter()
        rows = connection.execute(statement, (typed(at), PAGE)).fetchall()
        floor.append(time.perf_counter() - began)
        assert found == [row[0] for row in rows]
    connection.close()
    await thread.call(thread.database.close)
    thread.close()
    return median(ours), median(floor)


async def opened(file: Path) -> DatabaseThread:
    """The thread of an operator who has the file open."""
    thread = DatabaseThread()
    thread.operator = operator()
    thread.database = await thread.call(Database.open, file)
    return thread


async def _page(listing: Listing, sort: str, start: str) -> tuple[float, list[str]]:
    began = time.perf_counter()
    rows = await listing.rows(Asked(sort, PAGE, start=start or None))
    return time.perf_counter() - began, [row["number"] for row in rows]


def _on_a_terminal(work: Work, file: Path) -> float:
    """From F2 in an item's field until the window's last row stands."""
    took = []
    with Line(qadtui(file)) as line:
        line.until(menu_shown)
        line.write(b"3.9\r")
        line.until(form_shown("3.9"))
        line.rest()
        form = line.screen.display[23]
        for at in work.times("windows", 40, 3):
            line.write(f"I{at * 7:04}".encode())
            line.rest()
            took.append(-line.write(F2) + line.until(shows(f"I{at * 7:04}009")))
            line.rest()
            line.write(F4 + CLEAR)
            line.until(lambda screen: screen.display[23] == form)
            line.rest()
    return median(took)
