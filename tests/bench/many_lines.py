"""Line 1 of an order of 999, changed at a station in 7.1.1, beside line 1 of 1: time, and statements to the database.

7.1.1   the line's number, its quantity, and Go until the next line is asked for; in both line formats
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from qadtui.models.database import Database
from qadtui.models.operator import Operator
from tests.bench.result import Floor, Result, median
from tests.bench.work import Work
from tests.company import APRIL
from tests.rules.company import Company
from tests.stages import MULTI, change_order
from tests.station import Station
from tests.working_company import make_company

FORMATS = {"single": ("", "1<Return>{quantity}<F1><F1><F1><F1>"), "multi": (MULTI, "<Back-Tab>1<Return>{quantity}<F1>")}
"""For each line format how to come into it, and the keys that change line 1."""


def many_lines(work: Work) -> Iterator[Result]:
    """As many lines as the number has room for."""
    many = work.count(999, 99)
    file = work.folder / "company.db"
    make_company(file)
    numbers = _orders(file, 1, many)
    for name, (into, change) in FORMATS.items():
        (alone, asked_alone), (among, asked_among) = asyncio.run(_all_changed(work, file, numbers, into, change))
        title = f"line 1 of {many}, {name}"
        yield Result(title, among * 1000, "ms", [Floor("line 1 of 1", alone * 1000)], 1.2, of_floor=True)
        yield Result(f"{title}: statements", asked_among, "", [Floor("line 1 of 1", asked_alone)], 1.0, of_floor=True)


def _orders(file: Path, *lines: int) -> list[str]:
    database = Database.open(file)
    company = Company(database, Operator("anna", APRIL))
    numbers = [company.order(*[("A", 1)] * count) for count in lines]
    database.close()
    return numbers


async def _all_changed(work: Work, file: Path, numbers: list[str], into: str, change: str) -> list[tuple[float, float]]:
    """For each order the seconds and the statements of a change."""
    results: list[tuple[float, float]] = []
    for number in numbers:
        async with Station(file, date=APRIL) as station:
            await station.type(f"{change_order(number)}{into}")
            await _changed(station, change, 2)
            took = [await _changed(station, change, 3 + at % 7) for at in work.times("changes", 60, 5)]
            with _statements() as asked:
                await _changed(station, change, 2)
            results.append((median(took), len(asked)))
    return results


async def _changed(station: Station, change: str, quantity: int) -> float:
    began = time.perf_counter()
    await station.type(change.format(quantity=quantity))
    return time.perf_counter() - began


@contextmanager
def _statements() -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)
