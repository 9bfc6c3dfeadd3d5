"""Document numbers, drawn in a transaction of their own: never twice, gaps allowed.

    number = database.write(operator, next_number, SalesOrder, SalesOrderControl.next_number, "SO")     "SO1001"

The counter is a column of the control record that people see; where there is none, a row of the counter table.

A counter that lags behind the documents there are (they were loaded, or typed by hand) steps over their numbers.
"""

from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session, SQLModel

from qadtui.models.absent import insert_if_absent
from qadtui.models.dictionary import natural_key
from qadtui.models.tables.system import Counter
from qadtui.models.view import table_of

_COUNTERS = table_of(Counter)


def next_number(session: Session, model: type[SQLModel], counter: Any, prefix: str = "") -> str:
    """The next free number of a kind of document: `prefix` and the count from `counter`.

    `counter` is the column of a table of one record, or the name of a counter of ours.
    """
    table = table_of(model)
    column = table.c[natural_key(model)[-1].attribute]
    while True:
        number = f"{prefix}{draw(session, counter)}"
        if session.connection().execute(select(table.c.id).where(column == number)).first() is None:
            return number


def draw(session: Session, counter: Any) -> int:
    """The count of a counter, which goes on by one. Whoever draws at the same time waits and gets another one."""
    connection = session.connection()
    if isinstance(counter, str):
        connection.execute(insert_if_absent(connection.dialect, _COUNTERS, "name"), {"name": counter, "next": 1})
        statement = update(_COUNTERS).where(_COUNTERS.c.name == counter).values(next=_COUNTERS.c.next + 1)
        return int(connection.execute(statement.returning(_COUNTERS.c.next)).scalar_one()) - 1
    column = table_of(counter.class_).c[counter.key]
    statement = update(column.table).values({column: column + 1})
    return int(connection.execute(statement.returning(column)).scalar_one()) - 1
