"""Sixty-four processes on one row of stock: each allocates for its own order, piece by piece, until nothing is left.

The floor is one guarded update in BEGIN IMMEDIATE, again and again, by as many processes that know of no gate.
"""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from qadtui.language.messages import NOT_AVAILABLE, Refusal
from qadtui.models.database import Database
from qadtui.models.engines import sqlite_driver
from qadtui.models.tables import Stock
from qadtui.rules import allocation
from tests.bench.people import operator
from tests.bench.result import Floor, Result, median, p99
from tests.bench.work import Work
from tests.rules.company import Company, founded

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.bench.stock_row"])
PLACE = {"site": "EAST", "location": "A-01"}
TIME_LIMIT = 300.0

Times = list[tuple[float, float]]


def stock_row(work: Work) -> Iterator[Result]:
    """All at once; what was allocated must be what was there, to the piece."""
    processes, times = work.count(64, 4), work.count(10, 5)
    there = processes * (times + 1) - processes // 2
    file, raw = work.folder / "stock.db", work.folder / "raw.db"
    numbers = _prepare(file, there, processes, times + 1)
    work.tell("allocations", 0, 2)
    ours = _together(_allocate, str(file), numbers, times)
    _assert_exact(file, there)
    _prepare_raw(raw, there)
    work.tell("raw updates", 1, 2)
    floor = _together(_update, str(raw), numbers, times)
    name = f"{processes} on a stock row"
    yield Result(f"{name}, allocations", _rate(ours), "/s", [Floor("raw sqlite3", _rate(floor))])
    for title, figure in (("median", median), ("p99", p99)):
        mine, theirs = (figure([end - start for start, end in done]) * 1000 for done in (ours, floor))
        yield Result(f"{name}, {title}", mine, "ms", [Floor("raw sqlite3", theirs)])


def _rate(done: Times) -> float:
    return len(done) / (max(end for _, end in done) - min(start for start, _ in done))


def _prepare(file: Path, there: int, orders: int, quantity: int) -> list[str]:
    database = Database.open(file)
    database.write(operator(), founded)
    company = Company(database, operator())
    company.receive(there)
    numbers = [company.order(("A", quantity)) for _ in range(orders)]
    database.close()
    return numbers


def _assert_exact(file: Path, there: int) -> None:
    database = Database.open(file)
    company = Company(database, operator())
    (stock,) = company.rows(Stock)
    assert (stock.allocated, stock.on_hand) == (there, there), f"{stock.allocated} of {there} allocated"
    company.assert_proven()
    database.close()


def _prepare_raw(file: Path, there: int) -> None:
    connection = sqlite_driver().connect(str(file), isolation_level=None)
    connection.executescript("pragma journal_mode=wal; create table stock (id integer primary key, free integer)")
    connection.execute("insert into stock values (1, ?)", (there,))
    connection.close()


def _together(job: Callable[..., Times], target: str, numbers: list[str], times: int) -> Times:
    """When each of the jobs' transactions began and ended; all begin at the same moment."""
    with PROCESSES.Manager() as manager, PROCESSES.Pool(len(numbers)) as pool:
        start = manager.Barrier(len(numbers))
        waiting = [pool.apply_async(job, (target, start, number, times)) for number in numbers]
        return [took for answer in waiting for took in answer.get(TIME_LIMIT)]


def _allocate(target: str, start: Any, order: str, times: int) -> Times:
    """The first piece before the clock runs: a session that works is warm."""
    database, who = Database.open(target), operator()

    def one_more(quantity: int) -> None:
        try:
            database.write(who, allocation.allocate, order, 1, PLACE, Decimal(quantity))
        except Refusal as refusal:
            if refusal.message is not NOT_AVAILABLE:
                raise

    one_more(1)
    start.wait()
    done = [_timed(one_more, quantity) for quantity in range(2, times + 2)]
    database.close()
    return done


def _update(target: str, start: Any, order: str, times: int) -> Times:
    connection = sqlite_driver().connect(target, isolation_level=None, timeout=TIME_LIMIT)
    connection.execute("pragma synchronous=full")

    def one_more(quantity: int) -> None:
        connection.execute("begin immediate")
        connection.execute("update stock set free = free - 1 where id = 1 and free >= 1")
        connection.execute("commit")

    one_more(1)
    start.wait()
    done = [_timed(one_more, quantity) for quantity in range(2, times + 2)]
    connection.close()
    return done


def _timed(work: Callable[[int], None], quantity: int) -> tuple[float, float]:
    began = time.perf_counter()
    work(quantity)
    return began, time.perf_counter()
