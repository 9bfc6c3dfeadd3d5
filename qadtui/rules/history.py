"""The transaction history: the one place that writes it. Rows are only ever added."""

from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.models.tables import StockTransaction
from qadtui.models.view import table_of

RECEIPT, SHIPMENT, BOOKING = "RCT-UNP", "ISS-SO", "ORD-SO"
_TABLE = table_of(StockTransaction)
_BLANK = {name: info.default for name, info in StockTransaction.model_fields.items() if not info.is_required()}
_BLANK.pop("id")


def record(session: Session, posting_id: int, rows: list[dict[str, Any]]) -> None:
    """Add `rows` (column values) to the history, under a posting and stamped with who and when."""
    if rows:
        stamp = _stamp(session, posting_id)
        session.connection().execute(insert(_TABLE), [_BLANK | stamp | row for row in rows])


def record_one(session: Session, posting_id: int, row: dict[str, Any]) -> int:
    """Add one row, as `record` does, and answer its transaction number."""
    whole = _BLANK | _stamp(session, posting_id) | row
    return int(session.connection().execute(insert(_TABLE).returning(_TABLE.c.id), whole).scalar_one())


def _stamp(session: Session, posting_id: int) -> dict[str, Any]:
    operator = operator_of(session)
    return {"at": operator.clock.now(), "user": operator.user, "program": operator.program, "posting_id": posting_id}
