"""Booking history: a row for every change of what a line orders. Added up they are the line; stock does not move."""

from decimal import Decimal
from typing import Any

from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.models.tables import Currency, Customer
from qadtui.models.view import Values
from qadtui.rules import history
from qadtui.rules.control import control
from qadtui.rules.lookup import currency_named, customer_named
from qadtui.rules.orders.demand import Revision

ZERO = Decimal(0)


def book(session: Session, posting: int, header: Values, revisions: list[Revision]) -> None:
    """Write the bookings of these revisions, when the control record wants them."""
    if not control(session).booking_history:
        return
    customer = customer_named(session, header["sold_to"], "sold_to")
    currency = currency_named(session, header["currency"])
    rows = [_row(session, header, customer, currency, revision) for revision in revisions]
    history.record(session, posting, [row for row in rows if row["order_quantity"] or row["amount"]])


def _row(
    session: Session, header: Values, customer: Customer, currency: Currency, revision: Revision
) -> dict[str, Any]:
    line = revision.line
    return {
        "type": history.BOOKING,
        "item_id": line.pair[0],
        "site_id": line.pair[1],
        "effective": operator_of(session).date,
        "um": line.values["um"],
        "um_conversion": line.values["um_conversion"],
        "order_quantity": growth(revision, "quantity_ordered"),
        "order": header["number"],
        "line": line.line,
        "customer_id": customer.id,
        "price": line.values["price"],
        "amount": growth(revision, "amount"),
        "currency_id": currency.id,
    }


def growth(revision: Revision, name: str) -> Decimal:
    """How much a quantity or amount of the line grew."""
    after = revision.after.values[name] if revision.after else ZERO
    before = revision.before.values[name] if revision.before else ZERO
    return Decimal(after - before)
