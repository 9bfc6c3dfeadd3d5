"""An order of five lines, committed: rules, bookings and audit, against bare statements that leave as many rows.

7.1.1   head, 5 lines, posting, 5 bookings, 6 audit rows, the item-sites; the number is drawn before
floor   as many rows in tables of the same width; both with FULL sync
"""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qadtui.models.database import Database
from qadtui.models.engines import sqlite_driver
from qadtui.rules import orders
from qadtui.rules.orders import OrderDraft
from tests.bench.people import operator
from tests.bench.result import Floor, Result, median, p99
from tests.bench.work import Work
from tests.rules.company import Company, founded

LINES = 5
NUMBERS = ", ".join(f"n{number} integer" for number in range(12))
TEXTS = ", ".join(f"t{number} text" for number in range(8))
DAYS = ", ".join(f"d{number} date" for number in range(5))
SCHEMA = f"""
pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on;
create table head (id integer primary key, number text unique, {NUMBERS}, {TEXTS}, {DAYS});
create table line (
    id integer primary key, head integer references head, line integer, item integer references item,
    {NUMBERS}, {DAYS}, unique (head, line)
);
create table item (id integer primary key, required integer, allocated integer);
create table posting (id integer primary key, posting text unique, kind text);
create table history (
    id integer primary key, posting integer references posting, item integer references item, {NUMBERS}, {TEXTS}
);
create table audit (id integer primary key, name text, at timestamp, before json, after json);
create index audit_name on audit (name, at);
create index history_item on history (item, id);
"""


def order(work: Work) -> Iterator[Result]:
    """Save new orders, one transaction each."""
    database = Database.open(work.folder / "orders.db")
    database.write(operator(), founded)
    company = Company(database, operator())
    raw = _raw(work.folder / "raw.db")
    saved, floor = [], []
    for number in work.times("orders", 100, 5):
        draft = company.draft(*((item, number + 1) for item in "ABABA"))
        saved.append(_timed(database.write, company.operator, orders.save, draft))
        floor.append(_timed(_insert, raw, number, draft))
    database.close()
    raw.close()
    for name, figure, aim in (("median", median, 15.0), ("p99", p99, None)):
        floors = [Floor("raw sqlite3", figure(floor) * 1000)]
        yield Result(f"5-line order committed, {name}", figure(saved) * 1000, "ms", floors, aim)


def _timed(work: Callable[..., object], *arguments: Any) -> float:
    began = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - began


def _raw(file: Path) -> Any:
    connection = sqlite_driver().connect(str(file), isolation_level=None)
    connection.executescript(SCHEMA)
    connection.executemany("insert into item values (?, 0, 0)", [(item,) for item in range(1, LINES + 1)])
    return connection


def _insert(connection: Any, number: int, draft: OrderDraft) -> None:
    """What an order leaves behind, and nothing asked."""
    numbers, texts, days = [100] * 12, ["text"] * 8, ["2026-04-01"] * 5
    said = json.dumps({name: str(value) for name, value in draft.lines[1].items()})
    connection.execute("begin immediate")
    head = _row(connection, "head", None, f"SO{number}", *numbers, *texts, *days)
    posting = _row(connection, "posting", None, f"posting {number}", "sales order")
    _row(connection, "audit", None, f"head {number}", "2026-04-01 09:00:00", None, said)
    for line in range(1, LINES + 1):
        connection.execute("update item set required = required + 7 where id = ? and allocated >= 0", (line,))
        _row(connection, "line", None, head, line, line, *numbers, *days)
        _row(connection, "history", None, posting, line, *numbers, *texts)
        _row(connection, "audit", None, f"line {number}/{line}", "2026-04-01 09:00:00", None, said)
    connection.execute("commit")


def _row(connection: Any, table: str, *values: Any) -> int:
    marks = ", ".join("?" * len(values))
    return int(connection.execute(f"insert into {table} values ({marks})", values).lastrowid)
