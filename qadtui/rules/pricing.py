"""What an item costs: the price of the day, and the arithmetic between list price, discount and price.

    for this customer  before  for everybody
    largest minimum quantity that is reached
    latest start
    list code

The first row in this order whose customer, item, currency, unit and days fit (both days included, blank is open) has
the price. Without any, the item's own price counts, converted from its stock unit to the line's.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, bindparam, or_, select
from sqlmodel import Session

from qadtui.formats.decimals import PERCENT, PRICE, extension, round_half_up
from qadtui.models.tables import Currency, PriceList
from qadtui.models.view import table_of
from qadtui.rules.lookup import currency_named, customer_named, item_named, remembered
from qadtui.rules.units import conversion_of

HUNDRED = Decimal(100)
_ROW = table_of(PriceList).c


class Source(StrEnum):
    """Where a price comes from."""

    LIST = "list"
    ITEM = "item"


@dataclass(frozen=True)
class PriceFound:
    """A price and the limits for typing another; a limit of 0 is none."""

    list_price: Decimal
    price_list: str = ""
    minimum_price: Decimal = Decimal(0)
    maximum_price: Decimal = Decimal(0)
    source: Source = Source.ITEM


def find_price(
    session: Session, *, customer: str, item: str, currency: str, um: str, quantity: Decimal, day: date,
    price_list: str = "",
) -> PriceFound:  # fmt: skip
    """The price of one `um` of the item on `day`, from `price_list` only when one is named.

    Refusals: DOES_NOT_EXIST (customer, item, currency), NO_CONVERSION (um) when only the item's own price is left.
    """
    the_item = item_named(session, item)
    asked = {
        "item": the_item.id, "currency": currency_named(session, currency).id, "um": um, "quantity": abs(quantity),
        "customer": customer_named(session, customer).id, "day": day, "list": price_list,
    }  # fmt: skip
    row = remembered(session, ("price", *asked.values()), lambda: _first(session, asked))
    if row is None:
        return PriceFound(extension(the_item.price, conversion_of(session, the_item, um), PRICE))
    return PriceFound(row.list_price, row.list, row.minimum_price, row.maximum_price, Source.LIST)


def _first(session: Session, asked: dict[str, Any]) -> Any:
    return session.connection().execute(_NAMED if asked["list"] else _ANY, asked).first()


def _candidates() -> Select[Any]:
    """The rows that fit, the best first; written once, for an order asks it for every line."""
    return (
        select(_ROW.list, _ROW.list_price, _ROW.minimum_price, _ROW.maximum_price)
        .where(
            _ROW.item_id == bindparam("item"), _ROW.currency_id == bindparam("currency"), _ROW.um == bindparam("um"),
            _ROW.minimum_quantity <= bindparam("quantity"),
            or_(_ROW.customer_id == bindparam("customer"), _ROW.customer_id.is_(None)),
            or_(_ROW.start.is_(None), _ROW.start <= bindparam("day")),
            or_(_ROW.expire.is_(None), _ROW.expire >= bindparam("day")),
        )
        .order_by(
            _ROW.customer_id.is_(None), _ROW.minimum_quantity.desc(), _ROW.start.is_(None), _ROW.start.desc(), _ROW.list
        )
        .limit(1)
    )  # fmt: skip


_ANY = _candidates()
_NAMED = _ANY.where(_ROW.list == bindparam("list"))


def with_discount(list_price: Decimal, discount: Decimal) -> Decimal:
    """The price that is left of `list_price` after `discount` percent."""
    return extension(list_price, (HUNDRED - discount) / HUNDRED, PRICE)


def discount_of(list_price: Decimal, price: Decimal) -> Decimal:
    """The discount in percent that makes `price` of `list_price`; 0 where there is no list price to discount."""
    if not list_price:
        return Decimal(0)
    return round_half_up((list_price - price) * HUNDRED / list_price, PERCENT)


def within_limits(price: Decimal, minimum: Decimal, maximum: Decimal) -> Decimal:
    """`price`, or the limit it passes; a limit of 0 is none."""
    price = max(price, minimum)
    return min(price, maximum) if maximum else price


def places_of(session: Session, currency: str) -> int:
    """Decimal places of amounts in `currency`. Refusal DOES_NOT_EXIST (currency)."""
    found: Currency = currency_named(session, currency)
    return found.places
