"""Work that is ended by a signal clears up first, also while it waits for the database."""

import os
import signal
from threading import Timer

import pytest
from sqlalchemy import text

from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.stopping import SIGNALS, stoppable

LONG = text("with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000000000) select max(i) from n")


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_becomes_an_exception_on_the_way_of_which_all_is_cleared_up(number: signal.Signals) -> None:
    cleared: list[str] = []

    def work() -> None:
        try:
            os.kill(os.getpid(), number)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)  # a second one does not disturb it
            cleared.append("all")

    with pytest.raises(SystemExit) as ended, stoppable(lambda: None):
        work()
    assert ended.value.code == 128 + number
    assert cleared == ["all"]


def test_signals_mean_afterwards_what_they_meant_before() -> None:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    with stoppable(lambda: None):
        assert {number: signal.getsignal(number) for number in SIGNALS} != before
    assert {number: signal.getsignal(number) for number in SIGNALS} == before


def test_a_long_question_to_the_database_is_ended(database: Database, operator: Operator) -> None:
    def ask() -> None:
        with database.reading(operator) as session:
            Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
            session.connection().execute(LONG)

    with pytest.raises(SystemExit), stoppable(database.interrupt):
        ask()
