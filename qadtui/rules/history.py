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


def record(session: Session, posting_id: int, rows: list[dict[str, Any]]) -> list[int]:
    """Add `rows` (column values) to the history, under a posting and stamped with who and when; their numbers."""
    if not rows:
        return []
    operator = operator_of(session)
    stamp = {"at": operator.clock.now(), "user": operator.user, "program": operator.program, "posting_id": posting_id}
    statement = insert(_TABLE).returning(_TABLE.c.id, sort_by_parameter_order=True)
    return list(session.connection().execute(statement, [_BLANK | stamp | row for row in rows]).scalars())
