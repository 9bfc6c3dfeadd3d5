"""The proof: every balance computed again from the ledgers and compared with what is stored. Nothing found is all well.

stock.on_hand            sum of the location changes in the transaction history
stock.allocated          sum of the detail allocations
item-site on hand        sum of its stock;  available: of the stock whose status allows it
item-site required       sum of the open quantities of confirmed lines
item-site allocated      sum of what its lines have in general and in detail
line quantity shipped    sum of its shipments
line amount, order total from quantity and price
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from qadtui.formats.decimals import extension
from qadtui.models.tables import (
    Allocation,
    Currency,
    InventoryStatus,
    ItemSite,
    SalesOrder,
    SalesOrderLine,
    Stock,
    StockTransaction,
)
from qadtui.models.view import table_of
from qadtui.rules.history import SHIPMENT
from qadtui.rules.units import line_quantity, stock_quantity

ZERO = Decimal(0)
_STOCK, _MOVED, _DETAIL, _SITE = table_of(Stock), table_of(StockTransaction), table_of(Allocation), table_of(ItemSite)
_LINE, _ORDER = table_of(SalesOrderLine), table_of(SalesOrder)
_CURRENCY, _STATUS = table_of(Currency), table_of(InventoryStatus)
Sums = dict[Hashable, Decimal]


@dataclass(frozen=True)
class Difference:
    """A balance that is not what the ledgers say. `key` is the row's surrogate key or keys."""

    table: str
    key: Hashable
    field: str
    stored: Decimal
    proven: Decimal


def prove(session: Session) -> list[Difference]:
    """All differences between the balances and the ledgers; empty when every balance is right."""
    return [*_stock(session), *_item_sites(session), *_lines(session), *_orders(session)]


def _compare(
    table: str, field: str, stored: Mapping[Any, Decimal], proven: Mapping[Any, Decimal]
) -> Iterable[Difference]:
    for key in stored.keys() | proven.keys():
        pair = stored.get(key, ZERO), proven.get(key, ZERO)
        if pair[0] != pair[1]:
            yield Difference(table, key, field, *pair)


def _rows(session: Session, statement: Any) -> Iterable[Any]:
    return session.connection().execute(statement)


def _sums(session: Session, statement: Any) -> Sums:
    """The sums a statement gives: its last column by all others."""
    return {tuple(row[:-1]) if len(row) > 2 else row[0]: row[-1] for row in _rows(session, statement)}


def _stock(session: Session) -> Iterable[Difference]:
    place = ("site_id", "location_id", "item_id", "lot", "reference")
    stored = _sums(session, select(*(_STOCK.c[name] for name in place), _STOCK.c.on_hand))
    where = [_MOVED.c[name] for name in place]
    moved = (
        select(*where, func.sum(_MOVED.c.location_quantity)).where(_MOVED.c.location_id.is_not(None)).group_by(*where)
    )
    yield from _compare("stock", "on_hand", stored, _sums(session, moved))
    kept = select(_DETAIL.c.stock_id, func.sum(_DETAIL.c.allocated)).group_by(_DETAIL.c.stock_id)
    allocated = _sums(session, select(_STOCK.c.id, _STOCK.c.allocated))
    yield from _compare("stock", "allocated", allocated, _sums(session, kept))


def _item_sites(session: Session) -> Iterable[Difference]:
    here = (_STOCK.c.item_id, _STOCK.c.site_id)
    on_hand = select(*here, func.sum(_STOCK.c.on_hand)).group_by(*here)
    available = on_hand.join(_STATUS, _STATUS.c.id == _STOCK.c.status_id).where(_STATUS.c.available)
    required, allocated = _demand(session)
    for field, proven in (
        ("on_hand", _sums(session, on_hand)), ("available", _sums(session, available)),
        ("required", required), ("allocated", allocated),
    ):  # fmt: skip
        stored = _sums(session, select(_SITE.c.item_id, _SITE.c.site_id, _SITE.c[field]))
        yield from _compare("item_site", field, stored, proven)


def _demand(session: Session) -> tuple[Sums, Sums]:
    """What lines require and have allocated, by item and site."""
    required: Sums = defaultdict(Decimal)
    allocated: Sums = defaultdict(Decimal)
    details = _details(session)
    for row in _rows(session, select(_LINE)):
        pair = (row.item_id, row.site_id)
        still = max(ZERO, row.quantity_ordered - row.quantity_shipped)
        required[pair] += stock_quantity(still, row.um_conversion) if row.confirmed else ZERO
        allocated[pair] += row.general_allocated + details.get(row.id, ZERO)
    return required, allocated


def _details(session: Session) -> Sums:
    return _sums(session, select(_DETAIL.c.line_id, func.sum(_DETAIL.c.allocated)).group_by(_DETAIL.c.line_id))


def _lines(session: Session) -> Iterable[Difference]:
    shipments = select(_MOVED.c.order_line_id, func.sum(_MOVED.c.order_quantity)).where(_MOVED.c.type == SHIPMENT)
    shipped = _sums(session, shipments.group_by(_MOVED.c.order_line_id))
    yield from _compare("sales_order_line", "quantity_shipped", _stored(session, "quantity_shipped"), shipped)
    details, allocated, amounts = _details(session), {}, {}
    lines = select(_LINE, _CURRENCY.c.places).join(_ORDER, _ORDER.c.id == _LINE.c.order_id)
    for row in _rows(session, lines.join(_CURRENCY, _CURRENCY.c.id == _ORDER.c.currency_id)):
        allocated[row.id] = line_quantity(row.general_allocated + details.get(row.id, ZERO), row.um_conversion)
        amounts[row.id] = extension(row.quantity_ordered, row.price, row.places)
    yield from _compare("sales_order_line", "quantity_allocated", _stored(session, "quantity_allocated"), allocated)
    yield from _compare("sales_order_line", "amount", _stored(session, "amount"), amounts)


def _stored(session: Session, field: str) -> Sums:
    return _sums(session, select(_LINE.c.id, _LINE.c[field]))


def _orders(session: Session) -> Iterable[Difference]:
    stored = _sums(session, select(_ORDER.c.id, _ORDER.c.line_total))
    sums = select(_LINE.c.order_id, func.sum(_LINE.c.amount)).group_by(_LINE.c.order_id)
    yield from _compare("sales_order", "line_total", stored, _sums(session, sums))
