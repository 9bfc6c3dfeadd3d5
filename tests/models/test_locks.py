"""Who edits a document is seen by others, and a session that dies lets go at once."""

from collections.abc import Callable
from dataclasses import replace

from qadtui.models.database import Database
from qadtui.models.locks import EditLocks, Holder
from qadtui.models.operator import Operator
from tests.conftest import FixedClock
from tests.models import workers


def colleague(target: str, open_database: Callable[..., Database], operator: Operator) -> EditLocks:
    bert = replace(operator, user="bert", terminal="pts/2", session="bert's session")
    return EditLocks(open_database(target), bert)


def test_the_second_is_told_who_edits_since_when_and_where(
    target: str, open_database: Callable[..., Database], operator: Operator, clock: FixedClock
) -> None:
    anna, bert = EditLocks(open_database(target), operator), colleague(target, open_database, operator)
    since = clock.now()
    assert anna.acquire("sales_order", "SO1") is None
    clock.pass_time(minutes=3)
    assert anna.acquire("sales_order", "SO1") is None
    assert bert.acquire("sales_order", "SO1") == Holder("anna", "pts/1", since)
    assert bert.acquire("sales_order", "SO2") is None
    assert list(anna.held()) == [("sales_order", "SO1"), ("sales_order", "SO2")]


def test_what_is_given_back_is_free_and_nobody_gives_back_for_others(
    target: str, open_database: Callable[..., Database], operator: Operator
) -> None:
    anna, bert = EditLocks(open_database(target), operator), colleague(target, open_database, operator)
    for key in ("SO1", "SO2", "SO3"):
        anna.acquire("sales_order", key)
    bert.release("sales_order", "SO1")
    assert bert.acquire("sales_order", "SO1") is not None
    anna.release("sales_order", "SO1")
    assert bert.acquire("sales_order", "SO1") is None
    assert bert.acquire("sales_order", "SO2") is not None
    anna.release_all()
    assert bert.acquire("sales_order", "SO2") is None
    assert list(anna.held()) == [("sales_order", "SO1"), ("sales_order", "SO2")]


def test_a_killed_process_holds_nobody_up(
    target: str, open_database: Callable[..., Database], operator: Operator
) -> None:
    database = open_database(target)
    anna = EditLocks(database, operator)
    ready = workers.PROCESSES.Event()
    process = workers.PROCESSES.Process(target=workers.hold_lock, args=(target, ready))
    process.start()
    assert ready.wait(30)
    holder = anna.acquire("sales_order", "SO1")
    assert holder is not None
    assert (holder.user, holder.terminal) == ("user7", "pts/7")
    process.kill()
    process.join()
    database.latches.take(workers.KILLED, wait=True)  # PostgreSQL needs a moment to see the closed socket
    database.latches.drop(workers.KILLED)
    assert anna.held() == {}
    assert anna.acquire("sales_order", "SO1") is None
