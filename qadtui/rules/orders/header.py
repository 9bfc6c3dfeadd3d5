"""The head of an order: its defaults, the addresses, and what must be right before lines are entered."""

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, select

from qadtui.language.messages import (
    CANNOT_CHANGE,
    DOES_NOT_EXIST,
    HAS_CURRENCY_LINES,
    NOT_A_CUSTOMER,
    PO_REQUIRED,
    Refusal,
)
from qadtui.models.checking import checked
from qadtui.models.database import operator_of
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import Currency, Customer, PriceList, SalesOrder, Site
from qadtui.models.tables.customers import Address
from qadtui.models.view import Values
from qadtui.rules.control import control
from qadtui.rules.lookup import code_of, look_up, ship_to_named, site_named
from qadtui.rules.orders.draft import OrderDraft
from qadtui.rules.pricing import places_of

ENTRIES = dictionary(SalesOrder)
_DATE_OF_OPTION = {"ORDER": "order_date", "REQUIRED": "required_date", "DUE": "due_date", "PROMISE": "promise_date"}


def begin(session: Session, number: str) -> OrderDraft:
    """A new order with its defaults."""
    operator, settings = operator_of(session), control(session)
    header = {name: entry.default() for name, entry in ENTRIES.items()} | {
        "number": number.upper(),
        "order_date": operator.date,
        "due_date": operator.date + timedelta(days=settings.shipping_lead_time),
        "confirmed": settings.confirmed,
        "print_order": settings.print_orders,
        "print_packing_list": settings.print_packing_lists,
        "entered_by": operator.user,
    }
    return OrderDraft(header, operator.ids(), **ways_of_entering(session))


def ways_of_entering(session: Session) -> dict[str, Any]:
    """How the control record wants orders to be entered."""
    return {name: getattr(control(session), name) for name in ("line_format", "header_comments", "line_comments")}


def sold_to(session: Session, draft: OrderDraft, code: str) -> Values:
    """What the order takes over from the customer, to be put into its header. Refusals (sold_to): NOT_A_CUSTOMER,
    CANNOT_CHANGE once there are lines.
    """
    customer = _customer(session, code, "sold_to")
    if draft.lines and draft.header["sold_to"] != customer.number:
        raise Refusal(CANNOT_CHANGE, "sold_to", what=ENTRIES["sold_to"].label)
    return {
        "sold_to": customer.number,
        "bill_to": code_of(session, Customer, customer.bill_to_id) or customer.number,
        "ship_to": customer.number,
        "currency": code_of(session, Currency, customer.currency_id),
        "site": code_of(session, Site, customer.site_id),
        "credit_terms": customer.credit_terms,
        "ship_via": customer.ship_via,
        "remarks": customer.remarks,
        "language": customer.language,
        "taxable": customer.taxable,
        "tax_class": customer.tax_class,
        "fixed_price": customer.fixed_price,
        "partial_ok": customer.partial_ok,
        "discount": customer.discount,
    }


def bill_to(session: Session, draft: OrderDraft, code: str) -> list[str]:
    """The name and address of who pays. Refusal NOT_A_CUSTOMER (bill_to)."""
    return _address_lines(_customer(session, code, "bill_to"))


def ship_to(session: Session, draft: OrderDraft, code: str) -> list[str]:
    """The name and address the goods go to: the customer's or a ship-to's. Refusal DOES_NOT_EXIST (ship_to)."""
    return address_of(session, draft.header["sold_to"], code)


def address_of(session: Session, customer: str, ship_to: str = "") -> list[str]:
    """The name and address lines of a customer, or of one of their ship-to addresses. Refusals: NOT_A_CUSTOMER
    (sold_to), DOES_NOT_EXIST (ship_to).
    """
    found = _customer(session, customer, "sold_to")
    code = ship_to.upper()
    return _address_lines(found if code in ("", found.number) else ship_to_named(session, found, code))


def _customer(session: Session, code: str, field: str) -> Customer:
    found = look_up(session, Customer, number=code.upper())
    if found is None:
        raise Refusal(NOT_A_CUSTOMER, field)
    return found


def _address_lines(address: Address) -> list[str]:
    town = " ".join(filter(None, (address.city, address.state, address.post)))
    return [line for line in (address.name, address.line1, address.line2, address.line3, town, address.country) if line]


def check_header(session: Session, draft: OrderDraft, values: Values) -> Values:
    """The header completed with its dates, after all checks; the draft learns the currency's places.

    Refusals name the field: NOT_A_CUSTOMER, DOES_NOT_EXIST, BLANK_NOT_ALLOWED, PO_REQUIRED, HAS_CURRENCY_LINES and
    whatever a field's format refuses.
    """
    values = checked(ENTRIES, values)
    _check_references(session, values)
    draft.places = places_of(session, values["currency"])
    if draft.lines and values["currency"] != draft.header["currency"]:
        raise Refusal(HAS_CURRENCY_LINES, "currency")
    if _customer(session, values["sold_to"], "sold_to").po_required and not values["purchase_order"]:
        raise Refusal(PO_REQUIRED, "purchase_order", customer=values["sold_to"])
    return _with_dates(session, values)


def _check_references(session: Session, values: Values) -> None:
    _customer(session, values["bill_to"], "bill_to")
    address_of(session, values["sold_to"], values["ship_to"])
    site_named(session, values["site"])
    if values["price_list"] and not _list_exists(session, values["price_list"]):
        raise Refusal(DOES_NOT_EXIST, "price_list", what=dictionary(PriceList)["list"].label, code=values["price_list"])


def _list_exists(session: Session, code: str) -> bool:
    return session.exec(select(PriceList.id).where(PriceList.list == code).limit(1)).first() is not None


def _with_dates(session: Session, values: Values) -> Values:
    """Blank dates filled: due from order date, required and perform from due, pricing as the control record says."""
    due = values["due_date"] or values["order_date"] + timedelta(days=control(session).shipping_lead_time)
    dates = values | {
        "due_date": due,
        "required_date": values["required_date"] or due,
        "perform_date": values["perform_date"] or due,
    }
    return dates | {"pricing_date": values["pricing_date"] or _pricing_date(session, dates)}


def _pricing_date(session: Session, values: Values) -> date:
    chosen: date | None = values.get(_DATE_OF_OPTION.get(control(session).pricing_date, ""))
    return chosen or operator_of(session).date
