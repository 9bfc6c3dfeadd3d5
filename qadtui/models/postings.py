"""Postings that cannot be repeated: each carries an id its session made before it began.

Who does not know whether a posting arrived (the line dropped after the commit and before the answer) asks again with
the same id, and is given what the first one answered.

    if found := find(session, posting_id):
        return found
    ...
    record(session, posting_id, "shipment", {"number": 17})
"""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import insert, select
from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.models.tables.system import Posting
from qadtui.models.view import table_of

_POSTINGS = table_of(Posting)
_AT_ONCE = 500


def record(session: Session, posting_id: str, kind: str, result: dict[str, Any]) -> int:
    """Note a posting, in its own transaction, and answer its row's id. Twice the same id is an IntegrityError."""
    operator = operator_of(session)
    row = {
        "posting_id": posting_id, "kind": kind, "result": result, "at": operator.clock.now(),
        "user": operator.user, "terminal": operator.terminal, "program": operator.program,
    }  # fmt: skip
    added = session.connection().execute(insert(_POSTINGS).returning(_POSTINGS.c.id), row)
    return cast(int, added.scalar_one())


def find(session: Session, posting_id: str) -> dict[str, Any] | None:
    """What the posting with this id answered; None when it was never posted."""
    statement = select(_POSTINGS.c.result).where(_POSTINGS.c.posting_id == posting_id)
    return cast("dict[str, Any] | None", session.connection().execute(statement).scalar())


def known(session: Session, posting_ids: Iterable[str]) -> list[str]:
    """Those of the ids that were posted already, in their order."""
    asked, posted = list(posting_ids), set[str]()
    for first in range(0, len(asked), _AT_ONCE):
        some = _POSTINGS.c.posting_id.in_(asked[first : first + _AT_ONCE])
        posted.update(session.connection().execute(select(_POSTINGS.c.posting_id).where(some)).scalars())
    return [posting_id for posting_id in asked if posting_id in posted]
