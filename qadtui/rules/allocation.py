"""Detail allocation (7.1.6): keeping the stock of one location, lot and reference for an order line.

    general allocation of the line  --->  its detail allocation        what it has already is only told where to come
    from free at the item-site           --->  its detail allocation        beyond that it must be free for everybody

Quantities are in stock units. However many try at once, nothing is allocated that is not there: the order, then the
item-site, then the stock are locked in this order by everybody, and every change is a guarded update.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from qadtui.language.messages import (
    ABOVE_OPEN,
    LINE_NOT_CONFIRMED,
    MUST_NOT_BE_NEGATIVE,
    NO_STOCK_THERE,
    NOT_AVAILABLE,
    ORDER_ON_HOLD,
    STATUS_NOT_AVAILABLE,
    STOCK_EXPIRED,
    Refusal,
)
from qadtui.models.database import operator_of
from qadtui.models.tables import Item, Site
from qadtui.models.view import Values
from qadtui.rules import item_sites, standing, stock
from qadtui.rules.details import set_detail
from qadtui.rules.item_sites import Change
from qadtui.rules.lookup import by_id, code_of
from qadtui.rules.standing import Standing
from qadtui.rules.stock import Balance, Place

ZERO = Decimal(0)


def open_lines(session: Session, order: str, site: str = "") -> list[Values]:
    """The order's lines (of a site) that are open to allocate. Refusal ORDER_DOES_NOT_EXIST (order)."""
    order_id, _, _ = standing.read_order(session, order)
    lines = standing.lines_of(session, order_id).values()
    return [position_of(line) for line in lines if line.open and site in ("", line.values["site"])]


def line_position(session: Session, order: str, line: int) -> Values:
    """The line's record, and in stock units `open_stock`, `general`, `detail` and `to_allocate`. Refusals:
    ORDER_DOES_NOT_EXIST (order), LINE_DOES_NOT_EXIST (line).
    """
    order_id, _, _ = standing.read_order(session, order)
    return position_of(standing.lines_of(session, order_id, line)[line])


def position_of(line: Standing) -> Values:
    """A line's record with its open and allocated quantities."""
    return line.values | {
        "quantity_open": line.open,
        "open_stock": line.open_stock,
        "general": line.general,
        "detail": line.detail,
        "to_allocate": line.open_stock - line.detail,
    }


def stocks_for(session: Session, order: str, line: int) -> list[Values]:
    """The stock of the line's item at its site: place, status, expiry, on hand, allocated (to all), available (still
    free, 0 where status or expiry forbid it) and `quantity` (allocated to this line).
    """
    order_id, _, _ = standing.read_order(session, order)
    wanted = standing.lines_of(session, order_id, line)[line]
    site = code_of(session, Site, wanted.pair[1])
    return [_shown(session, site, balance, wanted) for balance in stock.of_item(session, *wanted.pair)]


def _shown(session: Session, site: str, balance: Balance, line: Standing) -> Values:
    return {
        "site": site,
        "location": balance.location,
        "lot": balance.lot,
        "reference": balance.reference,
        "status": balance.status,
        "expire": balance.expire,
        "on_hand": balance.on_hand,
        "allocated": balance.allocated,
        "available": ZERO if _forbidden(session, balance) else max(ZERO, balance.free),
        "quantity": line.details.get(balance.id, ZERO),
    }


def allocate(session: Session, order: str, line: int, stock_key: Mapping[str, Any], quantity: Decimal) -> Values:
    """Set what the line has allocated of one stock (site, location, lot, reference) to `quantity` stock units; 0 gives
    it back. Answers the line's position afterwards.

    Refusals: ORDER_DOES_NOT_EXIST, ORDER_ON_HOLD (order), LINE_DOES_NOT_EXIST, LINE_NOT_CONFIRMED (line),
    NO_STOCK_THERE, STATUS_NOT_AVAILABLE, STOCK_EXPIRED (location), MUST_NOT_BE_NEGATIVE, ABOVE_OPEN, NOT_AVAILABLE
    (quantity).
    """
    if quantity < 0:
        raise Refusal(MUST_NOT_BE_NEGATIVE, "quantity")
    wanted = _locked_line(session, order, line)
    item, place = by_id(session, Item, wanted.pair[0]), Place.of(stock_key)
    if place.site != wanted.values["site"]:
        raise Refusal(NO_STOCK_THERE, "site", item=item.number)
    _allocate(session, wanted, stock.at(session, item, place), quantity)
    return position_of(wanted)


def allocate_available(session: Session, order: str, line: int) -> Decimal:
    """Allocate what can be had of the line's item, in picking order; the stock units that are still short."""
    wanted = _locked_line(session, order, line)
    totals = item_sites.lock(session, [wanted.pair])[wanted.pair]
    for balance in stock.of_item(session, *wanted.pair):
        missing = wanted.open_stock - wanted.detail
        to_be_had = min(missing, balance.free, totals.free + wanted.general)
        if to_be_had > 0 and not _forbidden(session, balance):
            _allocate(session, wanted, balance.id, wanted.details.get(balance.id, ZERO) + to_be_had)
            totals = item_sites.lock(session, [wanted.pair])[wanted.pair]
    return wanted.open_stock - wanted.detail


def _locked_line(session: Session, order: str, line: int) -> Standing:
    order_id, header, _ = standing.lock_order(session, order)
    if header["action_status"]:
        raise Refusal(ORDER_ON_HOLD, "order", order=order, status=header["action_status"])
    found = standing.lines_of(session, order_id, line)[line]
    if not found.values["confirmed"]:
        raise Refusal(LINE_NOT_CONFIRMED, "line", line=line)
    return found


def _allocate(session: Session, line: Standing, stock_id: int, quantity: Decimal) -> None:
    """Change the line's detail allocation of one row of stock, and all balances with it."""
    growth = quantity - line.details.get(stock_id, ZERO)
    if growth > line.open_stock - line.detail:
        raise Refusal(ABOVE_OPEN, "quantity", open=line.open_stock - line.detail + quantity - growth)
    general = min(line.general, max(ZERO, growth))
    totals = item_sites.lock(session, [line.pair])[line.pair]
    (balance,) = stock.lock(session, [stock_id]).values()
    if growth > 0:
        _check(session, balance, growth, totals.free + line.general, quantity - growth)
    item_sites.change(session, totals, Change(allocated=growth - general))
    stock.change(session, balance, allocated=growth)
    line.general -= general
    set_detail(session, line, stock_id, quantity)
    standing.write(session, line)


def _check(session: Session, balance: Balance, growth: Decimal, obtainable: Decimal, had: Decimal) -> None:
    forbidden = _forbidden(session, balance)
    if forbidden:
        raise forbidden
    if growth > min(balance.free, obtainable):
        raise Refusal(NOT_AVAILABLE, "quantity", available=max(ZERO, min(balance.free, obtainable)) + had)


def _forbidden(session: Session, balance: Balance) -> Refusal | None:
    """Why this stock may not be allocated, or None."""
    if not balance.available:
        return Refusal(STATUS_NOT_AVAILABLE, "location", status=balance.status)
    if balance.expire and balance.expire < operator_of(session).date:
        return Refusal(STOCK_EXPIRED, "location", expired=balance.expire)
    return None
