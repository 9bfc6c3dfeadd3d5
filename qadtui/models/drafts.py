"""Documents being entered, kept frame by frame: a dropped line costs at most the frame being typed.

A draft is a plain JSON value and belongs to a user, a program and a key (the document's number, or "" for a new one).
"""

from typing import Any, cast

from sqlalchemy import and_, delete, insert, select, update
from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.models.tables.system import Draft
from qadtui.models.view import table_of

_DRAFTS = table_of(Draft)


def keep(session: Session, program: str, key: str, content: dict[str, Any]) -> None:
    """Keep `content` in place of what was kept before."""
    operator, connection = operator_of(session), session.connection()
    row = {"content": content, "kept_at": operator.clock.now(), "terminal": operator.terminal}
    mine = _mine(session, program, key)
    if connection.execute(update(_DRAFTS).where(mine).values(row)).rowcount == 0:
        whose = {"user": operator.user, "program": program, "key": key}
        connection.execute(insert(_DRAFTS).values(row | whose))


def find(session: Session, program: str, key: str) -> dict[str, Any] | None:
    """What was kept last."""
    statement = select(_DRAFTS.c.content).where(_mine(session, program, key))
    return cast("dict[str, Any] | None", session.connection().execute(statement).scalar())


def kept(session: Session, program: str) -> dict[str, dict[str, Any]]:
    """All drafts of the user in a program, by key, the oldest first."""
    statement = select(_DRAFTS.c.key, _DRAFTS.c.content).where(_mine(session, program)).order_by(_DRAFTS.c.kept_at)
    return {row.key: row.content for row in session.connection().execute(statement)}


def forget(session: Session, program: str, key: str) -> None:
    """Throw the draft away; there need not be one."""
    session.connection().execute(delete(_DRAFTS).where(_mine(session, program, key)))


def _mine(session: Session, program: str, key: str | None = None) -> Any:
    mine = and_(_DRAFTS.c.user == operator_of(session).user, _DRAFTS.c.program == program)
    return mine if key is None else and_(mine, _DRAFTS.c.key == key)
