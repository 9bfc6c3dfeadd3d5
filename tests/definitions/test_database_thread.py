"""The operator's database thread, as far as nobody is made to wait for it."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlmodel import Session

from qadtui.definitions.database_thread import DatabaseThread
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from tests.company import APRIL

LONG = text("with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000000000) select max(i) from n")


def quick(session: Session, number: int) -> int:
    return int(session.connection().execute(text("select :number"), {"number": number}).scalar_one())


def long(session: Session) -> int:
    return int(session.connection().execute(LONG).scalar_one())


def wrong(session: Session) -> None:
    raise ValueError("wrong")


@pytest.fixture
async def thread(new_sqlite: str) -> AsyncIterator[DatabaseThread]:
    thread = DatabaseThread()
    thread.database, thread.operator = await thread.call(Database.open, new_sqlite), Operator("anna", APRIL)
    yield thread
    await thread.call(thread.database.close)
    thread.close()


async def test_what_is_quick_is_answered(thread: DatabaseThread) -> None:
    assert await thread.glance(30, quick, 7) == 7
    assert await thread.glance(None, quick, 7) == 7


async def test_what_takes_long_is_given_up_and_the_next_question_is_answered(thread: DatabaseThread) -> None:
    assert await thread.glance(0.1, long) is None
    assert await thread.read(quick, 7) == 7


async def test_what_goes_wrong_is_not_taken_for_long(thread: DatabaseThread) -> None:
    with pytest.raises(ValueError, match="wrong"):
        await thread.glance(30, wrong)
