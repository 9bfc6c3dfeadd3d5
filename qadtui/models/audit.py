"""Who wrote what, when, where: a row for every change of a master or document, with the record before and after.

Numbers and dates stand there as text, because JSON has neither exact decimals nor dates.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.models.tables.system import Audit
from qadtui.models.view import table_of

ADDED, CHANGED, DELETED = "added", "changed", "deleted"


def note(
    session: Session, table: str, key: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The audit row for one change; `record` writes it."""
    operator = operator_of(session)
    action = ADDED if before is None else DELETED if after is None else CHANGED
    return {
        "at": operator.clock.now(), "user": operator.user, "terminal": operator.terminal, "program": operator.program,
        "table": table, "key": key, "action": action, "before": plain(before), "after": plain(after),
    }  # fmt: skip


def record(session: Session, *notes: dict[str, Any]) -> None:
    """Write audit rows in the session's transaction."""
    if notes:
        session.connection().execute(insert(table_of(Audit)), notes)


def plain(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The same values as JSON can hold them exactly."""
    return None if values is None else {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    return (
        f"{value.normalize():f}"
        if isinstance(value, Decimal)
        else value.isoformat()
        if isinstance(value, date)
        else value
    )
