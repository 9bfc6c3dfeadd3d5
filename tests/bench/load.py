"""The Northwind-sized load: 830 orders with 2,155 lines from CSV files through every rule, in one transaction.

The floor puts the very rows that the load left, of every table, into a new database of the same tables and indices.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from qadtui.batch.load import load as load_folder
from qadtui.models.database import Database
from qadtui.models.engines import sqlite_driver
from tests.batch.generated import generated
from tests.batch.northwind import write_load
from tests.bench.people import operator
from tests.bench.result import Floor, Result, median
from tests.bench.work import Work

Rows = dict[str, list[tuple[Any, ...]]]


def load(work: Work) -> Iterator[Result]:
    """Load a generated sample of that shape and size."""
    sample = generated(orders=work.count(830, 40), lines=work.count(2155, 100))
    folder = write_load(sample, work.folder / "files")
    loads, floors, given, left = [], [], 0, 0
    for number in work.times("loads", 3, 1):
        target = work.folder / f"loaded{number}.db"
        database = Database.open(target)
        began = time.perf_counter()
        given = sum(load_folder(database, operator(), folder).rows.values())
        loads.append(time.perf_counter() - began)
        database.close()
        rows = _rows_of(target)
        left = sum(map(len, rows.values()))
        floors.append(_put(work.folder / f"raw{number}.db", rows))
    took, floor = median(loads), median(floors)
    yield Result(f"load of {given:,} rows of files", took, "s", [Floor("raw sqlite3", floor)])
    yield Result(f"{left:,} rows it leaves", left / took, "/s", [Floor("raw sqlite3", left / floor)])


def _rows_of(file: Path) -> Rows:
    """Every row of every table, those first that others refer to."""
    connection = sqlite_driver().connect(str(file))
    rows = {t.name: connection.execute(f'select * from "{t.name}"').fetchall() for t in SQLModel.metadata.sorted_tables}
    connection.close()
    return rows


def _put(file: Path, rows: Rows) -> float:
    """How long the rows take, table by table in one transaction with FULL sync; a few stand in any new database."""
    Database.open(file).close()
    connection = sqlite_driver().connect(str(file), isolation_level=None)
    connection.execute("pragma synchronous=full")
    began = time.perf_counter()
    connection.execute("begin immediate")
    for table, values in rows.items():
        if values:
            marks = ", ".join("?" * len(values[0]))
            connection.executemany(f'insert or replace into "{table}" values ({marks})', values)
    connection.execute("commit")
    took = time.perf_counter() - began
    connection.close()
    return took
