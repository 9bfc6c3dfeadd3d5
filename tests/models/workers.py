"""What the other processes of these tests do. They are forked from a server that has imported the models once."""

import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from qadtui.models import numbering
from qadtui.models.database import Database
from qadtui.models.locks import EditLocks
from qadtui.models.operator import Operator

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.models.workers"])

KILLED = "the session that will be killed"


def together(work: Callable[..., Any], target: str, count: int, *arguments: Any) -> list[Any]:
    """What `count` processes answer that start to `work` at the same moment."""
    with PROCESSES.Manager() as manager:
        start = manager.Barrier(count)
        with PROCESSES.Pool(count) as pool:
            waiting = [pool.apply_async(work, (target, start, number, *arguments)) for number in range(count)]
            return [answer.get(timeout=60) for answer in waiting]


def batch_operator(number: int) -> Operator:
    return Operator(f"user{number}", date(2026, 4, 1), f"pts/{number}")


def move_between_counters(target: str, start: Any, number: int, times: int) -> None:
    """Take one from the counter `left` and give it to `right`, read first and written later, `times` times."""
    database, operator = Database.open(target), batch_operator(number)
    start.wait()
    for _ in range(times):
        database.write(operator, _move_one)
    database.close()


def _move_one(session: Session) -> None:
    connection = session.connection()
    connection.execute(text("update counter set next = next - 1 where name = 'left'"))
    connection.execute(text("update counter set next = next + 1 where name = 'right'"))


def read_and_write_one_later(target: str, start: Any, number: int, times: int) -> None:
    """Count `left` up by reading it and writing what was read plus one: right only when writers queue."""
    database, operator = Database.open(target), batch_operator(number)
    start.wait()
    for _ in range(times):
        database.write(operator, _read_then_write)
    database.close()


def _read_then_write(session: Session) -> None:
    connection = session.connection()
    seen = connection.execute(text("select next from counter where name = 'left'")).scalar_one()
    connection.execute(text("update counter set next = :new where name = 'left'"), {"new": seen + 1})


def sums_seen(target: str, start: Any, number: int, times: int) -> set[int]:
    """All sums of `left` and `right` a reader sees while others write, the two read one after the other."""
    database, operator = Database.open(target), batch_operator(number)
    start.wait()
    seen = {database.read(operator, _sum_of_both) for _ in range(times)}
    database.close()
    return seen


def _sum_of_both(session: Session) -> int:
    query = text("select next from counter where name = :name")
    return sum(session.connection().execute(query, {"name": name}).scalar_one() for name in ("left", "right"))


def mover_or_reader(target: str, start: Any, number: int, times: int) -> set[int]:
    """Two processes read, the others move."""
    if number < 2:
        return sums_seen(target, start, number, times)
    move_between_counters(target, start, number, times)
    return set()


def draw_numbers(target: str, start: Any, number: int, times: int) -> list[int]:
    """Draw `times` numbers."""
    database, operator = Database.open(target), batch_operator(number)
    start.wait()
    drawn = [database.write(operator, numbering.draw, "order") for _ in range(times)]
    database.close()
    return drawn


def hold_lock(target: str, ready: Any) -> None:
    """Edit order SO1 until killed."""
    locks = EditLocks(Database.open(target), replace(batch_operator(7), session=KILLED))
    locks.acquire("sales_order", "SO1")
    ready.set()
    PROCESSES.Event().wait()


def cross_in_the_middle(target: str, start: Any, number: int) -> int:
    """Count up one counter, wait until the other process has the other one, then want that; the attempts it took."""
    database, operator, attempts = Database.open(target), batch_operator(number), 0
    names = ("left", "right") if number else ("right", "left")

    def count_both(session: Session) -> None:
        nonlocal attempts
        attempts += 1
        for name in names:
            query = text("update counter set next = next + 1 where name = :name")
            session.connection().execute(query, {"name": name})
            if attempts == 1 and name == names[0]:
                start.wait()

    database.write(operator, count_both)
    database.close()
    return attempts
