"""How a user likes a browse: kept by the screen's name until the standard view is wanted again."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select
from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.models.tables import BrowseView
from qadtui.models.view import table_of

_VIEWS = table_of(BrowseView)


def kept(session: Session, screen: str) -> dict[str, Any]:
    """The operator's view of a browse; empty if they keep none."""
    statement = select(_VIEWS.c.content).where(*_own(session, screen))
    return dict(session.connection().execute(statement).scalar() or {})


def keep(session: Session, screen: str, content: Mapping[str, Any]) -> None:
    """Keep a view, which is plain JSON, in place of the one before."""
    forget(session, screen)
    values = {"user": operator_of(session).user, "screen": screen, "content": dict(content)}
    session.connection().execute(insert(_VIEWS).values(values))


def forget(session: Session, screen: str) -> None:
    """Go back to the standard view."""
    session.connection().execute(delete(_VIEWS).where(*_own(session, screen)))


def _own(session: Session, screen: str) -> list[Any]:
    return [_VIEWS.c.user == operator_of(session).user, _VIEWS.c.screen == screen]
