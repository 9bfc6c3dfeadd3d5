"""Deleting an order that nothing was shipped of: its lines are withdrawn like removed ones."""

from sqlmodel import Session

from qadtui.language.messages import ORDER_SHIPPED, Refusal
from qadtui.models import postings, records
from qadtui.models.database import operator_of
from qadtui.models.tables import SalesOrder
from qadtui.rules import comments
from qadtui.rules.orders import bookings, demand
from qadtui.rules.orders.demand import Revision
from qadtui.rules.orders.saving import write_lines
from qadtui.rules.standing import lines_of, lock_order


def delete(session: Session, number: str, version: int) -> None:
    """Delete the order with its lines, its comments and all that is allocated to them.

    Refusals: ORDER_DOES_NOT_EXIST, ORDER_SHIPPED, CHANGED_MEANWHILE (number).
    """
    order_id, header, _ = lock_order(session, number.upper(), "number")
    lines = lines_of(session, order_id)
    if any(line.values["quantity_shipped"] for line in lines.values()):
        raise Refusal(ORDER_SHIPPED, "number", order=number)
    revisions = [Revision(line, None) for line in lines.values()]
    posting = postings.record(session, operator_of(session).ids(), "sales order delete", {"order": number})
    demand.apply(session, revisions)
    write_lines(session, order_id, number, revisions)
    comments.write(session, order_id, number, {})
    bookings.book(session, posting, header, revisions)
    records.delete(session, SalesOrder, {"number": header["number"]}, version)
