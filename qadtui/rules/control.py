"""The sales order control record (7.1.24), and drawing the next order number from it."""

from sqlalchemy import update
from sqlmodel import Session, col, select

from qadtui.models.database import operator_of
from qadtui.models.tables import SalesOrder, SalesOrderControl
from qadtui.rules.lookup import look_up
from qadtui.rules.once import add_once

RECORD = "SO"


def control(session: Session) -> SalesOrderControl:
    """The control record; its defaults as long as nobody has written one."""
    return look_up(session, SalesOrderControl, name=RECORD) or SalesOrderControl()


def draw_number(session: Session) -> str:
    """The next free order number. Draw it in a transaction of its own: a number is never given twice, but may be left
    unused.
    """
    if look_up(session, SalesOrderControl, name=RECORD) is None:
        add_once(session, SalesOrderControl())
    while _exists(session, number := _draw(session)):
        pass
    return number


def _draw(session: Session) -> str:
    """Counts the record's version too, so that who has 7.1.24 open cannot write the old number back."""
    operator = operator_of(session)
    statement = (
        update(SalesOrderControl)
        .where(col(SalesOrderControl.name) == RECORD)
        .values(
            next_number=col(SalesOrderControl.next_number) + 1,
            version=col(SalesOrderControl.version) + 1,
            modified_by=operator.user,
            modified_at=operator.clock.now(),
        )
        .returning(col(SalesOrderControl.prefix), col(SalesOrderControl.next_number) - 1)
        .execution_options(synchronize_session=False)
    )
    prefix, number = session.exec(statement).one()
    return f"{prefix}{number}"


def _exists(session: Session, number: str) -> bool:
    return session.exec(select(SalesOrder.id).where(SalesOrder.number == number)).first() is not None
