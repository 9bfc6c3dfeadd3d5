"""Unplanned receipts (3.9): stock comes in without an order; a negative quantity takes a receipt back."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlmodel import Session

from qadtui.language.messages import (
    BLANK_NOT_ALLOWED,
    DOES_NOT_EXIST,
    LOCATION_SINGLE_ITEM,
    LOCATION_SINGLE_LOT,
    LOT_REQUIRED,
    NOT_LOT_CONTROLLED,
    NOT_ZERO,
    SERIAL_EXISTS,
    SERIAL_ONE,
    Refusal,
)
from qadtui.models import postings
from qadtui.models.database import operator_of
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import Item, Location, Posting, Site, Stock, StockTransaction
from qadtui.models.view import table_of
from qadtui.rules import history, item_sites, stock
from qadtui.rules.item_sites import Change, Totals
from qadtui.rules.lookup import code_of, item_named, look_up, site_named
from qadtui.rules.once import add_once
from qadtui.rules.stock import Place
from qadtui.rules.units import conversion_of, stock_quantity

POSTING = "receipt"
_STOCK, _LOCATION = table_of(Stock).c, table_of(Location)


@dataclass(frozen=True)
class Receipt:
    """What comes in. Blank unit, site and location are the item's own; the effective date is the business date."""

    item: str
    quantity: Decimal
    posting_id: str
    site: str = ""
    location: str = ""
    lot: str = ""
    reference: str = ""
    um: str = ""
    effective: date | None = None
    order: str = ""
    remarks: str = ""


def receive(session: Session, receipt: Receipt) -> int:
    """Post a receipt and answer its transaction number; asked for again with its posting id, it is found.

    Refusals name the field: DOES_NOT_EXIST (item, site, location), NO_CONVERSION (um), NOT_ZERO, NOT_ON_HAND
    (quantity), LOT_REQUIRED, NOT_LOT_CONTROLLED, SERIAL_EXISTS (lot), SERIAL_ONE (quantity), LOCATION_SINGLE_ITEM,
    LOCATION_SINGLE_LOT (location).
    """
    item = item_named(session, receipt.item)
    receipt = _completed(session, receipt, item)
    site = site_named(session, receipt.site)
    totals = _locked(session, item, site)
    if postings.find(session, receipt.posting_id) is not None:  # under the lock: it may be asked twice at once
        return _number_of(session, receipt.posting_id)
    factor = conversion_of(session, item, receipt.um)
    quantity = stock_quantity(receipt.quantity, factor)
    _check_lot(session, receipt, item, quantity)
    location = _location(session, site, receipt.location)
    begin = _move(session, receipt, item, location, totals, quantity)
    posting = postings.record(session, receipt.posting_id, POSTING, {"item": item.number})
    row = {
        "type": history.RECEIPT, "item_id": item.id, "site_id": site.id, "location_id": location.id, "lot": receipt.lot,
        "reference": receipt.reference, "effective": receipt.effective, "quantity": quantity, "location_quantity":
        quantity, "begin_balance": begin, "um": receipt.um, "um_conversion": factor, "order_quantity":
        receipt.quantity, "order": receipt.order, "remarks": receipt.remarks,
    }  # fmt: skip
    return history.record_one(session, posting, row)


def _number_of(session: Session, posting_id: str) -> int:
    transactions, headers = table_of(StockTransaction).c, table_of(Posting).c
    statement = select(transactions.id).join_from(table_of(StockTransaction), table_of(Posting))
    return int(session.connection().execute(statement.where(headers.posting_id == posting_id)).scalar_one())


def _completed(session: Session, receipt: Receipt, item: Item) -> Receipt:
    """The receipt with what was left blank."""
    usual_site = code_of(session, Site, item.site_id)
    site = receipt.site.upper() or usual_site
    usual_location = code_of(session, Location, item.location_id) if site == usual_site else ""
    complete = replace(
        receipt, um=receipt.um.upper() or item.um, site=site, location=receipt.location.upper() or usual_location,
        lot=receipt.lot.upper(), reference=receipt.reference.upper(),
        effective=receipt.effective or operator_of(session).date,
    )  # fmt: skip
    for name in ("site", "location"):
        if not getattr(complete, name):
            raise Refusal(BLANK_NOT_ALLOWED, name)
    return complete


def _check_lot(session: Session, receipt: Receipt, item: Item, quantity: Decimal) -> None:
    if not quantity:
        raise Refusal(NOT_ZERO, "quantity")
    if item.lot_control and not receipt.lot:
        raise Refusal(LOT_REQUIRED, "lot", item=item.number)
    if receipt.lot and not item.lot_control:
        raise Refusal(NOT_LOT_CONTROLLED, "lot", item=item.number)
    if item.lot_control == "S":
        _check_serial(session, receipt, item, quantity)


def _check_serial(session: Session, receipt: Receipt, item: Item, quantity: Decimal) -> None:
    if abs(quantity) != 1:
        raise Refusal(SERIAL_ONE, "quantity")
    same = (_STOCK.item_id == item.id) & (_STOCK.lot == receipt.lot) & (_STOCK.on_hand > 0)
    if quantity > 0 and session.connection().execute(select(_STOCK.id).where(same)).first():
        raise Refusal(SERIAL_EXISTS, "lot", lot=receipt.lot)


def _location(session: Session, site: Site, code: str) -> Location:
    """The location, made on the fly where the site has automatic locations."""
    found = look_up(session, Location, site_id=site.id, code=code)
    if found is None and site.automatic_locations:
        created = operator_of(session).date
        add_once(session, Location(site_id=site.id or 0, code=code, permanent=False, created=created))
        found = look_up(session, Location, site_id=site.id, code=code)
    if found is None:
        raise Refusal(DOES_NOT_EXIST, "location", what=dictionary(Location)["code"].label, code=code)
    return found


def _locked(session: Session, item: Item, site: Site) -> Totals:
    pair = (item.id or 0, site.id or 0)
    return item_sites.lock(session, [pair])[pair]


def _move(
    session: Session, receipt: Receipt, item: Item, location: Location, totals: Totals, quantity: Decimal
) -> Decimal:
    """Change the balances; what lay there before."""
    _check_single(session, receipt, item, location)
    place = Place(receipt.site, receipt.location, receipt.lot, receipt.reference)
    stock_id = stock.make(session, item, location, place, receipt.effective or operator_of(session).date)
    balance = stock.lock(session, [stock_id])[stock_id]
    begin = balance.on_hand
    available = quantity if balance.available else Decimal(0)
    stock.change(session, balance, on_hand=quantity)  # first, for it says what lies there when that is too little
    item_sites.change(session, totals, Change(on_hand=quantity, available=available), guarded=not balance.overissue)
    return begin


def _check_single(session: Session, receipt: Receipt, item: Item, location: Location) -> None:
    """Locations for a single item or lot; the location is locked, for two receipts may come at once."""
    if receipt.quantity < 0 or not (location.single_item or location.single_lot):
        return
    connection, here = session.connection(), (_STOCK.location_id == location.id) & (_STOCK.on_hand != 0)
    connection.execute(select(_LOCATION.c.id).where(_LOCATION.c.id == location.id).with_for_update())
    others = select(func.count()).where(here)
    if location.single_item and connection.execute(others.where(_STOCK.item_id != item.id)).scalar():
        raise Refusal(LOCATION_SINGLE_ITEM, "location", location=location.code)
    other_lot = (_STOCK.lot != receipt.lot) | (_STOCK.reference != receipt.reference)
    if location.single_lot and connection.execute(others.where(other_lot)).scalar():
        raise Refusal(LOCATION_SINGLE_LOT, "location", location=location.code)
