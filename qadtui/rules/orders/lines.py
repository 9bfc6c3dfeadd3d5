"""Entering a line: item, quantity and unit, price, and what must be right before it goes into the draft."""

from decimal import Decimal
from typing import NamedTuple

from sqlmodel import Session

from qadtui.language.messages import (
    BELOW_ALLOCATED,
    BELOW_SHIPPED,
    BLANK_NOT_ALLOWED,
    CANNOT_CHANGE,
    LINE_TOO_HIGH,
    MUST_BE_POSITIVE,
    PRICE_OUT_OF_LIMITS,
    Refusal,
)
from qadtui.models.checking import checked
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import CustomerItem, Item, Location, SalesOrderLine, Site
from qadtui.models.view import Values
from qadtui.rules import item_sites, pricing
from qadtui.rules.lookup import by_id, code_of, customer_named, item_named, location_named, look_up, site_named
from qadtui.rules.orders.draft import HIGHEST_LINE, OrderDraft, amount_of
from qadtui.rules.shown import as_shown
from qadtui.rules.standing import Standing, lines_of, read_order
from qadtui.rules.units import conversion_of

ENTRIES = {name: entry for name, entry in dictionary(SalesOrderLine).items() if name != "order"}
LIMITS = ("minimum_price", "maximum_price")
BALANCES = ("quantity_allocated", "quantity_picked", "quantity_shipped", "quantity_to_invoice")
FROM_HEADER = ("required_date", "promise_date", "due_date", "perform_date", "pricing_date", "confirmed", "fixed_price")
_PRICED_BY = ("item", "um")
ZERO = Decimal(0)


class StockPosition(NamedTuple):
    """What the operator is told about an item at a site, in stock units."""

    on_hand: Decimal
    on_order: Decimal
    available: Decimal


def new_line(session: Session, draft: OrderDraft, line: int, item: str) -> Values:
    """A line with its defaults, for one of our item numbers or the customer's own. Refusals: DOES_NOT_EXIST (item),
    LINE_TOO_HIGH (line).
    """
    if not 0 < line <= HIGHEST_LINE:
        raise Refusal(LINE_TOO_HIGH, "line", highest=HIGHEST_LINE)
    ours, customer_item = _item_meant(session, draft, item.strip().upper())
    header = draft.header
    return {name: entry.default() for name, entry in ENTRIES.items()} | dict.fromkeys(LIMITS, ZERO) | {
        **{name: header[name] for name in FROM_HEADER},
        "line": line,
        "item": ours.number,
        "customer_item": customer_item,
        "description": ours.description1,
        "site": header["site"],
        "location": _usual_location(session, ours, header["site"]),
        "um": ours.um,
        "um_conversion": Decimal(1),
        "taxable": header["taxable"] and ours.taxable,
    }  # fmt: skip


def _item_meant(session: Session, draft: OrderDraft, text: str) -> tuple[Item, str]:
    """Our item, and the customer's number when that is what was typed: ours first, then theirs, then anybody's."""
    ours = look_up(session, Item, number=text)
    if ours is not None:
        return ours, ""
    customer = customer_named(session, draft.header["sold_to"], "sold_to")
    for owner in (customer.id, None):
        theirs = look_up(session, CustomerItem, customer_id=owner, customer_item=text)
        if theirs is not None:
            return by_id(session, Item, theirs.item_id), theirs.display or theirs.customer_item
    return item_named(session, text), ""


def _usual_location(session: Session, item: Item, site: str) -> str:
    return code_of(session, Location, item.location_id) if code_of(session, Site, item.site_id) == site else ""


def stock_position(session: Session, item: str, site: str) -> StockPosition:
    """On hand, on order and available to allocate. Refusals: DOES_NOT_EXIST (item, site)."""
    found, where = item_named(session, item), site_named(session, site)
    totals = item_sites.read(session, found.id or 0, where.id or 0)
    return StockPosition(totals.on_hand, totals.on_order, totals.free)


def price_line(session: Session, draft: OrderDraft, values: Values, anew: bool = False) -> Values:
    """The line with its unit's conversion and the price of its pricing date.

    A price somebody typed stays; so does, unless it is to be priced `anew`, the price of a line that is saved already,
    as long as item and unit do.
    Refusals: NO_CONVERSION (um), DOES_NOT_EXIST.
    """
    priced = values | {"um_conversion": conversion_of(session, item_named(session, values["item"]), values["um"])}
    if values["manual_price"] or (_keeps_price(draft, values) and not anew):
        return priced
    found = _price_found(session, draft, values)
    price = _shown("price", found.list_price)
    limits = {"minimum_price": found.minimum_price, "maximum_price": found.maximum_price}
    return priced | {"list_price": price, "discount": ZERO, "price": price} | limits


def _shown(name: str, value: Decimal) -> Decimal:
    """A computed number as its field shows it; one too large for the field stays, and is refused when it is checked."""
    shown = as_shown(value, ENTRIES[name].format)
    return value if shown is None else shown


def _keeps_price(draft: OrderDraft, values: Values) -> bool:
    before = draft.lines.get(values["line"], {}) if values["line"] in draft.stored else {}
    return bool(before) and all(before[name] == values[name] for name in _PRICED_BY)


def _price_found(session: Session, draft: OrderDraft, values: Values) -> pricing.PriceFound:
    return pricing.find_price(
        session, customer=draft.header["sold_to"], item=values["item"], currency=draft.header["currency"],
        um=values["um"], quantity=values["quantity_ordered"], day=values["pricing_date"],
        price_list=draft.header["price_list"],
    )  # fmt: skip


def reprice(values: Values, changed: str) -> Values:
    """The line after its `list_price`, `discount` or `price` was typed: the other follows, and the price stays within
    the price list's limits, as QAD does it. Compare the price with what was typed to tell the operator (PRICE_LIMITED).
    """
    values = values | {"manual_price": True}
    if changed != "price":
        values["price"] = pricing.with_discount(values["list_price"], values["discount"])
    limits = (values.get(name, ZERO) for name in LIMITS)
    price = _shown("price", pricing.within_limits(values["price"], *limits))
    if changed == "price" or price not in (values["price"], _shown("price", values["price"])):
        return values | _discounted(values["list_price"], price)
    return values | {"price": price}


def _discounted(list_price: Decimal, price: Decimal) -> Values:
    """List price, discount and price; a price far from its list price is a list price of its own."""
    discount = as_shown(pricing.discount_of(list_price, price), ENTRIES["discount"].format)
    if discount is None:
        return {"list_price": price, "discount": ZERO, "price": price}
    return {"list_price": list_price, "discount": discount, "price": price}


def check_line(session: Session, draft: OrderDraft, values: Values, standing: Standing | None = None) -> Values:
    """The line completed with conversion and amount, after all checks; `standing` is what the database has of it.

    Refusals name the field: DOES_NOT_EXIST, NO_CONVERSION, MUST_BE_POSITIVE, PRICE_OUT_OF_LIMITS, BELOW_SHIPPED,
    BELOW_ALLOCATED, CANNOT_CHANGE and whatever a field's format refuses.
    """
    computed = {name: values.get(name, ZERO) for name in (*LIMITS, *BALANCES)}
    values = checked(ENTRIES, {name: values[name] for name in ENTRIES if name not in BALANCES})
    site, item = site_named(session, values["site"]), item_named(session, values["item"])
    if values["location"]:
        location_named(session, site, values["location"])
    if values["quantity_ordered"] <= 0 and not computed["quantity_shipped"]:
        raise Refusal(MUST_BE_POSITIVE, "quantity_ordered")
    if values["pricing_date"] is None:
        raise Refusal(BLANK_NOT_ALLOWED, "pricing_date")
    values["um_conversion"] = conversion_of(session, item, values["um"])
    _check_limits(session, draft, values, standing)
    if standing := standing or _standing_of(session, draft, values["line"]):
        _check_standing(values, standing)
    return values | {"amount": amount_of(values, draft.places)} | computed


def _standing_of(session: Session, draft: OrderDraft, line: int) -> Standing | None:
    """What the database has of a line that is saved already."""
    if line not in draft.stored:
        return None
    order_id, _, _ = read_order(session, draft.number)
    return lines_of(session, order_id, line)[line]


def _check_limits(session: Session, draft: OrderDraft, values: Values, standing: Standing | None) -> None:
    """A price that was typed must lie within its list's limits, unless it is the one that is saved already."""
    known = draft.lines if values["line"] in draft.stored else {}
    before = standing.values if standing else known.get(values["line"], {})
    if not values["manual_price"] or before.get("price") == values["price"]:
        return
    found = _price_found(session, draft, values)
    if pricing.within_limits(values["price"], found.minimum_price, found.maximum_price) != values["price"]:
        highest = found.maximum_price or "-"
        raise Refusal(PRICE_OUT_OF_LIMITS, "price", minimum=found.minimum_price, maximum=highest)


def _check_standing(values: Values, standing: Standing) -> None:
    shipped = standing.values["quantity_shipped"]
    if values["quantity_ordered"] < shipped:
        raise Refusal(BELOW_SHIPPED, "quantity_ordered", shipped=shipped)
    for name in ("item", "um", "site"):
        if values[name] != standing.values[name] and (name == "item" or shipped or standing.detail):
            raise Refusal(CANNOT_CHANGE, name, what=ENTRIES[name].label)
    after = Standing(0, standing.pair, standing.values | values)
    if after.required < standing.detail:
        raise Refusal(BELOW_ALLOCATED, "quantity_ordered", allocated=standing.detail)
