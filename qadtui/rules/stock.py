"""What lies at a location, and the only way it changes: locked in the order of ids, then by one guarded update."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select, update
from sqlmodel import Session

from qadtui.language.messages import NO_STOCK_THERE, NOT_ON_HAND, Refusal
from qadtui.models.numbers import Quantity
from qadtui.models.tables import InventoryStatus, Item, Location, Site, Stock
from qadtui.models.view import table_of
from qadtui.rules.lookup import by_id, location_named, site_named
from qadtui.rules.once import add_once

ZERO = Decimal(0)
_STOCK, _LOCATION, _STATUS = table_of(Stock), table_of(Location), table_of(InventoryStatus)

# Statements that every piece of a posting runs are built once.
_AT = select(_STOCK.c.id).where(
    _STOCK.c.location_id == bindparam("location"), _STOCK.c.item_id == bindparam("item"),
    _STOCK.c.lot == bindparam("lot"), _STOCK.c.reference == bindparam("reference"),
)  # fmt: skip
_CHANGE = (
    update(_STOCK)
    .where(_STOCK.c.id == bindparam("row"))
    .values(
        on_hand=_STOCK.c.on_hand + bindparam("more", type_=Quantity()),
        allocated=_STOCK.c.allocated + bindparam("more_allocated", type_=Quantity()),
    )
)
_GUARDED = _CHANGE.where(_STOCK.c.on_hand - _STOCK.c.allocated >= bindparam("takes", type_=Quantity()))


@dataclass
class Balance:
    """A row of stock as it stands, with what its status allows."""

    id: int
    site_id: int
    location_id: int
    item_id: int
    lot: str
    reference: str
    on_hand: Decimal
    allocated: Decimal
    expire: date | None
    location: str
    status: str
    available: bool
    overissue: bool

    @property
    def free(self) -> Decimal:
        """What is not allocated to anybody."""
        return self.on_hand - self.allocated


@dataclass(frozen=True)
class Place:
    """Where stock lies, in codes."""

    site: str
    location: str
    lot: str = ""
    reference: str = ""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Place":
        """The place that a record with site, location, lot and reference names."""
        return cls(values["site"], values["location"], values.get("lot", ""), values.get("reference", ""))


def at(session: Session, item: Item, place: Place) -> int:
    """The id of the stock row of `item` at `place`. Refusals: DOES_NOT_EXIST (site, location), NO_STOCK_THERE
    (location).
    """
    site = site_named(session, place.site)
    found = _id_at(session, item, location_named(session, site, place.location), place)
    if found is None:
        raise Refusal(NO_STOCK_THERE, "location", item=item.number)
    return found


def make(session: Session, item: Item, location: Location, place: Place, day: date) -> int:
    """The id of the stock row of `item` at `place`, new where there was none: its status is the location's, else the
    site's.
    """
    found = _id_at(session, item, location, place)
    if found is None:
        status = location.status_id or by_id(session, Site, location.site_id).status_id
        add_once(session, Stock(
            site_id=location.site_id, location_id=location.id or 0, item_id=item.id or 0, lot=place.lot,
            reference=place.reference, status_id=status, created=day, expire=_expiry(item, day),
        ))  # fmt: skip
        found = _id_at(session, item, location, place)
    assert found is not None
    return found


def _expiry(item: Item, day: date) -> date | None:
    return date.fromordinal(day.toordinal() + item.shelf_life) if item.shelf_life else None


def _id_at(session: Session, item: Item, location: Location, place: Place) -> int | None:
    there = {"location": location.id, "item": item.id, "lot": place.lot, "reference": place.reference}
    return session.connection().execute(_AT, there).scalar()


def lock(session: Session, ids: Iterable[int]) -> dict[int, Balance]:
    """These rows of stock, which nobody else can change until the transaction ends."""
    statement = _balances(_STOCK.c.id.in_(sorted(set(ids)))).order_by(_STOCK.c.id).with_for_update(of=_STOCK)
    return {row.id: Balance(*row) for row in session.connection().execute(statement)}


def of_item(session: Session, item_id: int, site_id: int) -> list[Balance]:
    """The stock of an item at a site that is not empty, in the order it is picked: by location, lot and reference."""
    here = (_STOCK.c.item_id == item_id) & (_STOCK.c.site_id == site_id) & (_STOCK.c.on_hand != 0)
    statement = _balances(here).order_by(_LOCATION.c.code, _STOCK.c.lot, _STOCK.c.reference)
    return [Balance(*row) for row in session.connection().execute(statement)]


def _balances(condition: ColumnElement[bool]) -> Select[Any]:
    own = [_STOCK.c[name] for name in list(Balance.__dataclass_fields__)[:9]]
    return (
        select(*own, _LOCATION.c.code, _STATUS.c.code, _STATUS.c.available, _STATUS.c.overissue)
        .join(_LOCATION, _LOCATION.c.id == _STOCK.c.location_id)
        .join(_STATUS, _STATUS.c.id == _STOCK.c.status_id)
        .where(condition)
    )


def change(session: Session, balance: Balance, *, on_hand: Decimal = ZERO, allocated: Decimal = ZERO) -> None:
    """Change a balance. Refusal NOT_ON_HAND when it would take more than is free, unless overissue is allowed."""
    if not (on_hand or allocated):
        return
    takes = allocated - on_hand
    guarded = takes > 0 and not (balance.overissue and not allocated)
    values = {"row": balance.id, "more": on_hand, "more_allocated": allocated}
    values |= {"takes": takes} if guarded else {}
    if session.connection().execute(_GUARDED if guarded else _CHANGE, values).rowcount != 1:
        raise Refusal(NOT_ON_HAND, "quantity", on_hand=balance.free)
    balance.on_hand += on_hand
    balance.allocated += allocated
