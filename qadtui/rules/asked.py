"""What an operator asked of a report the last time, kept by the screen's name."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select
from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.models.tables import Criteria
from qadtui.models.view import table_of

_CRITERIA = table_of(Criteria)


def last_asked(session: Session, screen: str) -> dict[str, Any]:
    """What the operator asked, as plain JSON; empty if they never did."""
    return dict(session.connection().execute(select(_CRITERIA.c.content).where(*_own(session, screen))).scalar() or {})


def keep_asked(session: Session, screen: str, content: Mapping[str, Any]) -> None:
    """Keep what they ask now."""
    session.connection().execute(delete(_CRITERIA).where(*_own(session, screen)))
    values = {"user": operator_of(session).user, "screen": screen, "content": dict(content)}
    session.connection().execute(insert(_CRITERIA).values(values))


def _own(session: Session, screen: str) -> list[Any]:
    return [_CRITERIA.c.user == operator_of(session).user, _CRITERIA.c.screen == screen]
