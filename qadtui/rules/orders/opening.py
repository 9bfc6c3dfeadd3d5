"""Opening an order that exists: the draft of it."""

from dataclasses import replace
from decimal import Decimal

from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.rules import comments
from qadtui.rules.orders.draft import OrderDraft
from qadtui.rules.orders.header import ways_of_entering
from qadtui.rules.orders.lines import LIMITS
from qadtui.rules.pricing import places_of
from qadtui.rules.standing import lines_of, read_order


def open_order(session: Session, number: str) -> OrderDraft:
    """The order as it stands. Refusal ORDER_DOES_NOT_EXIST (number)."""
    order_id, header, version = read_order(session, number.upper(), "number")
    no_limits = dict.fromkeys(LIMITS, Decimal(0))
    lines = {number: {n: v for n, v in line.values.items() if n != "order"} | no_limits
             for number, line in lines_of(session, order_id).items()}  # fmt: skip
    draft = OrderDraft(header, operator_of(session).ids(), lines, set(), frozenset(lines), version)
    return replace(
        draft, places=places_of(session, header["currency"]), comments=comments.read(session, order_id),
        **ways_of_entering(session),
    )  # fmt: skip
