"""Rows of master files by their codes, looked up once in a transaction.

A session lives as long as its transaction, so what was found stays true in it; the rows are read, never changed.
Balances are no masters: they are read under a lock by `item_sites` and `stock`.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from qadtui.language.messages import DOES_NOT_EXIST, Refusal
from qadtui.models.dictionary import natural_key
from qadtui.models.tables import Currency, Customer, Item, Location, ShipTo, Site
from qadtui.models.tables.base import Table

T = TypeVar("T", bound=Table)
R = TypeVar("R")


def look_up(session: Session, model: type[T], **columns: Any) -> T | None:
    """The row of `model` with these column values, or None."""
    cache = _cache(session)
    key = (model, *columns.items())
    if key not in cache:
        row = session.exec(select(model).filter_by(**columns)).one_or_none()
        if row is None:
            return None
        cache[key] = cache[model, row.id] = row
    found: T = cache[key]
    return found


def by_id(session: Session, model: type[T], row_id: int | None) -> T:
    """The row that a reference points to; references always point somewhere."""
    cache = _cache(session)
    if (model, row_id) not in cache:
        cache[model, row_id] = session.exec(select(model).where(col(model.id) == row_id)).one()
    found: T = cache[model, row_id]
    return found


def code_of(session: Session, model: type[T], row_id: int | None) -> str:
    """The code of the row that an optional reference points to; blank when it points nowhere."""
    return "" if row_id is None else str(getattr(by_id(session, model, row_id), natural_key(model)[-1].attribute))


def named(session: Session, model: type[T], code: str, field: str, **outer: int | None) -> T:
    """The row with this code, within `outer` keys. Refusal DOES_NOT_EXIST puts the cursor on `field`."""
    entry = natural_key(model)[-1]
    row = look_up(session, model, **outer, **{entry.attribute: code})
    if row is None:
        raise Refusal(DOES_NOT_EXIST, field, what=entry.label, code=code)
    return row


def item_named(session: Session, number: str, field: str = "item") -> Item:
    return named(session, Item, number, field)


def site_named(session: Session, code: str, field: str = "site") -> Site:
    return named(session, Site, code, field)


def location_named(session: Session, site: Site, code: str, field: str = "location") -> Location:
    return named(session, Location, code, field, site_id=site.id)


def customer_named(session: Session, number: str, field: str = "customer") -> Customer:
    return named(session, Customer, number, field)


def ship_to_named(session: Session, customer: Customer, code: str, field: str = "ship_to") -> ShipTo:
    return named(session, ShipTo, code, field, customer_id=customer.id)


def currency_named(session: Session, code: str, field: str = "currency") -> Currency:
    return named(session, Currency, code, field)


def remembered(session: Session, key: Hashable, find: Callable[[], R]) -> R:
    """What `find` answers, asked once for each `key`: for what depends on master files only."""
    cache = _cache(session)
    if key not in cache:
        cache[key] = find()
    answer: R = cache[key]
    return answer


def forget(session: Session) -> None:
    """A master was written in this transaction: look everything up again."""
    _cache(session).clear()


def _cache(session: Session) -> dict[Any, Any]:
    cache: dict[Any, Any] = session.info.setdefault("looked_up", {})
    return cache
