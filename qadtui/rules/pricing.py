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

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from qadtui.formats.decimals import PERCENT, PRICE, extension, round_half_up
from qadtui.models.tables import Currency, Customer, PriceList
from qadtui.rules.lookup import currency_named, customer_named, item_named
from qadtui.rules.units import conversion_of

HUNDRED = Decimal(100)


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
    fits: list[Any] = [
        PriceList.item_id == the_item.id,
        PriceList.currency_id == currency_named(session, currency).id,
        PriceList.um == um,
        col(PriceList.minimum_quantity) <= abs(quantity),
        _for_customer(customer_named(session, customer)),
        *_on(day),
    ]
    row = _first(session, fits + [PriceList.list == price_list] * bool(price_list))
    if row is None:
        return PriceFound(extension(the_item.price, conversion_of(session, the_item, um), PRICE))
    return PriceFound(row.list_price, row.list, row.minimum_price, row.maximum_price, Source.LIST)


def _for_customer(customer: Customer) -> ColumnElement[bool]:
    return or_(col(PriceList.customer_id) == customer.id, col(PriceList.customer_id).is_(None))


def _on(day: date) -> list[ColumnElement[bool]]:
    start, expire = col(PriceList.start), col(PriceList.expire)
    return [or_(start.is_(None), start <= day), or_(expire.is_(None), expire >= day)]


def _first(session: Session, conditions: list[Any]) -> PriceList | None:
    start = col(PriceList.start)
    statement = select(PriceList).where(*conditions).order_by(
        col(PriceList.customer_id).is_(None), col(PriceList.minimum_quantity).desc(),
        start.is_(None), start.desc(), col(PriceList.list),
    )  # fmt: skip
    return session.exec(statement.limit(1)).first()


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
