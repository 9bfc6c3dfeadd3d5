"""Many processes write one database: none is turned away, nothing is lost, and a reader never sees a half."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

from qadtui.models.database import Database
from qadtui.models.operator import Operator
from tests.models import workers


def set_counters(session: Session, left: int, right: int) -> None:
    rows = [{"name": "left", "next": left}, {"name": "right", "next": right}]
    session.connection().execute(text("insert into counter (name, next) values (:name, :next)"), rows)


def counter(session: Session, name: str) -> int:
    query = text("select next from counter where name = :name")
    return int(session.connection().execute(query, {"name": name}).scalar_one())


def test_eight_writers_lose_nothing_and_a_reader_sees_no_half(
    target: str, open_database: Callable[..., Database], operator: Operator
) -> None:
    database = open_database(target)
    database.write(operator, set_counters, 1000, 0)
    seen: set[int] = set().union(*workers.together(workers.mover_or_reader, target, 10, 25))
    assert seen == {1000}
    assert (database.read(operator, counter, "left"), database.read(operator, counter, "right")) == (800, 200)


def test_on_sqlite_even_what_was_read_before_is_still_true_when_writing(
    new_sqlite: str, open_database: Callable[..., Database], operator: Operator
) -> None:
    database = open_database(new_sqlite)
    database.write(operator, set_counters, 0, 0)
    workers.together(workers.read_and_write_one_later, new_sqlite, 8, 25)
    assert database.read(operator, counter, "left") == 200


def test_on_postgresql_whoever_loses_a_deadlock_begins_again(
    new_postgres: str, open_database: Callable[..., Database], operator: Operator
) -> None:
    database = open_database(new_postgres)
    database.write(operator, set_counters, 0, 0)
    winner, loser = sorted(workers.together(workers.cross_in_the_middle, new_postgres, 2))
    assert (winner, loser > 1) == (1, True), "on a slow machine they may meet more than once"
    assert (database.read(operator, counter, "left"), database.read(operator, counter, "right")) == (2, 2)


def test_a_reading_session_cannot_write(database: Database, operator: Operator) -> None:
    with pytest.raises(Exception, match=r"(?i)read.?only"):
        database.read(operator, set_counters, 1, 1)


def test_work_that_fails_leaves_nothing_behind(database: Database, operator: Operator) -> None:
    def fail_after_writing(session: Session) -> None:
        set_counters(session, 1, 1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(operator, fail_after_writing)
    database.write(operator, set_counters, 5, 5)
    assert database.read(operator, counter, "left") == 5


def test_a_second_writing_transaction_inside_the_first_is_a_mistake_not_a_standstill(
    new_sqlite: str, open_database: Callable[..., Database], operator: Operator
) -> None:
    database = open_database(new_sqlite)
    with database.writing(operator), pytest.raises(RuntimeError), database.writing(operator):
        pass


def test_sqlite_is_set_up_as_measured(
    new_sqlite: str, open_database: Callable[..., Database], operator: Operator
) -> None:
    def pragmas(session: Session) -> dict[str, Any]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return {name: session.connection().execute(text(f"pragma {name}")).scalar() for name in names}

    found = open_database(new_sqlite).read(operator, pragmas)
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
