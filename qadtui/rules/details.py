"""Detail allocation rows: which stock is kept for which line. The balances of the stock are changed along with them."""

from collections import defaultdict
from decimal import Decimal

from sqlalchemy import delete, insert, update
from sqlmodel import Session

from qadtui.models.tables import Allocation
from qadtui.models.view import table_of
from qadtui.rules import stock
from qadtui.rules.standing import Standing

ZERO = Decimal(0)
_DETAIL = table_of(Allocation)


def set_detail(session: Session, line: Standing, stock_id: int, quantity: Decimal) -> None:
    """Keep `quantity` stock units of a row of stock for the line; 0 lets go of it."""
    here = (_DETAIL.c.line_id == line.id) & (_DETAIL.c.stock_id == stock_id)
    connection, known = session.connection(), stock_id in line.details
    if not quantity:
        connection.execute(delete(_DETAIL).where(here))
        line.details.pop(stock_id, None)
        return
    if known:
        connection.execute(update(_DETAIL).where(here).values(allocated=quantity))
    else:
        row = {"line_id": line.id, "stock_id": stock_id, "allocated": quantity, "picked": ZERO}
        connection.execute(insert(_DETAIL).values(row))
    line.details[stock_id] = quantity


def release_details(session: Session, lines: list[Standing]) -> None:
    """Let go of all stock that is kept for these lines."""
    kept: dict[int, Decimal] = defaultdict(Decimal)
    for line in lines:
        for stock_id, quantity in list(line.details.items()):
            set_detail(session, line, stock_id, ZERO)
            kept[stock_id] += quantity
    balances = stock.lock(session, kept) if kept else {}
    for stock_id, balance in balances.items():
        stock.change(session, balance, allocated=-kept[stock_id])
