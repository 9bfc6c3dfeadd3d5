"""What could be shipped of an order: its open lines, and for each line the stock that is kept for it."""

from decimal import Decimal

from sqlmodel import Session

from qadtui.models.tables import Site
from qadtui.models.view import Values
from qadtui.rules import standing, stock
from qadtui.rules.allocation import position_of
from qadtui.rules.lookup import code_of
from qadtui.rules.shipping.shipment import Piece
from qadtui.rules.units import line_quantity

ZERO = Decimal(0)


def open_lines(
    session: Session, order: str, *, site: str = "", allocated: bool = True, picked: bool = False
) -> list[Values]:
    """The order's open lines (of a site), each with `quantity_to_ship`, filled from what is allocated or picked, and
    `quantity_backorder`, what would stay open. Refusal ORDER_DOES_NOT_EXIST (order).
    """
    order_id, _, _ = standing.read_order(session, order)
    lines = standing.lines_of(session, order_id).values()
    return [_shown(line, allocated, picked) for line in lines if line.open and site in ("", line.values["site"])]


def _shown(line: standing.Standing, allocated: bool, picked: bool) -> Values:
    wanted = line.values["quantity_allocated"] * allocated + line.values["quantity_picked"] * picked
    to_ship = min(line.open, wanted)
    return position_of(line) | {"quantity_to_ship": to_ship, "quantity_backorder": line.open - to_ship}


def pieces_for(session: Session, order: str, line: int) -> list[Piece]:
    """One piece for each stock that is kept for the line. Refusals: ORDER_DOES_NOT_EXIST (order), LINE_DOES_NOT_EXIST
    (line).
    """
    order_id, _, _ = standing.read_order(session, order)
    wanted = standing.lines_of(session, order_id, line)[line]
    site = code_of(session, Site, wanted.pair[1])
    return [
        Piece(line, line_quantity(wanted.details[b.id], wanted.factor), site, b.location, b.lot, b.reference)
        for b in stock.of_item(session, *wanted.pair)
        if b.id in wanted.details
    ]
