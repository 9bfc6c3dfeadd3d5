"""Documents being entered, kept frame by frame: a dropped line costs at most the frame being typed.

A draft is a plain JSON value and belongs to a user, a program and a key (the document's number, or "" for a new one).
What grows with the document, such as its lines, is kept in parts beside it, so that keeping a line costs a line.
"""

from typing import Any, cast

from sqlalchemy import and_, delete, insert, select, update
from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.models.tables.system import Draft, DraftPart
from qadtui.models.view import table_of

_DRAFTS, _PARTS = table_of(Draft), table_of(DraftPart)


def keep(session: Session, program: str, key: str, content: dict[str, Any]) -> None:
    """Keep `content` in place of what was kept before; the parts stay."""
    operator, connection = operator_of(session), session.connection()
    row = {"content": content, "kept_at": operator.clock.now(), "terminal": operator.terminal}
    mine = _mine(session, program, key)
    if connection.execute(update(_DRAFTS).where(mine).values(row)).rowcount == 0:
        whose = {"user": operator.user, "program": program, "key": key}
        connection.execute(insert(_DRAFTS).values(row | whose))


def keep_part(session: Session, program: str, key: str, part: str, content: dict[str, Any]) -> None:
    """Keep a part of a draft that is kept, in place of what it was before."""
    connection = session.connection()
    draft = select(_DRAFTS.c.id).where(_mine(session, program, key)).scalar_subquery()
    this = and_(_PARTS.c.draft_id == draft, _PARTS.c.part == part)
    if connection.execute(update(_PARTS).where(this).values(content=content)).rowcount == 0:
        connection.execute(insert(_PARTS).values(draft_id=draft, part=part, content=content))


def find(session: Session, program: str, key: str) -> dict[str, Any] | None:
    """What was kept last."""
    statement = select(_DRAFTS.c.content).where(_mine(session, program, key))
    return cast("dict[str, Any] | None", session.connection().execute(statement).scalar())


def parts(session: Session, program: str, key: str) -> dict[str, dict[str, Any]]:
    """The parts of a draft, in the order they were first kept."""
    joined = _PARTS.join(_DRAFTS, _PARTS.c.draft_id == _DRAFTS.c.id)
    statement = select(_PARTS.c.part, _PARTS.c.content).select_from(joined).where(_mine(session, program, key))
    return {row.part: row.content for row in session.connection().execute(statement.order_by(_PARTS.c.id))}


def kept(session: Session, program: str) -> list[str]:
    """The keys of the user's drafts in a program, the oldest first."""
    statement = select(_DRAFTS.c.key).where(_mine(session, program)).order_by(_DRAFTS.c.kept_at, _DRAFTS.c.id)
    return list(session.connection().execute(statement).scalars())


def forget(session: Session, program: str, key: str) -> None:
    """Throw the draft away with its parts; there need not be one."""
    connection, mine = session.connection(), _mine(session, program, key)
    connection.execute(delete(_PARTS).where(_PARTS.c.draft_id.in_(select(_DRAFTS.c.id).where(mine))))
    connection.execute(delete(_DRAFTS).where(mine))


def _mine(session: Session, program: str, key: str | None = None) -> Any:
    mine = and_(_DRAFTS.c.user == operator_of(session).user, _DRAFTS.c.program == program)
    return mine if key is None else and_(mine, _DRAFTS.c.key == key)
