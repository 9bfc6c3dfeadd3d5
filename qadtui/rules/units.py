"""Units of measure: how many stock units one of another unit holds, and quantities from one into the other.

    2 CS of 12  --stock_quantity-->  24 EA  --line_quantity-->  2 CS

Quantities have few decimals, so a third of a case is no exact number of cases. Stock is counted in stock units only,
and `matching` finds the exact quantity back from what a screen shows.
"""

from decimal import Decimal

from sqlalchemy import or_
from sqlmodel import Session, col, select

from qadtui.formats.decimals import QUANTITY, extension, round_half_up
from qadtui.language.messages import NO_CONVERSION, Refusal
from qadtui.models.tables import Item, UnitConversion
from qadtui.models.tables.orders import QUANTITY as QUANTITY_FORMAT
from qadtui.rules.lookup import item_named
from qadtui.rules.shown import as_shown

ONE = Decimal(1)


def conversion(session: Session, item: str, um: str) -> Decimal:
    """Stock units in one `um` of the item. Refusals: DOES_NOT_EXIST (item), NO_CONVERSION (um)."""
    return conversion_of(session, item_named(session, item), um)


def conversion_of(session: Session, item: Item, um: str) -> Decimal:
    """Stock units in one `um`: the item's own conversion goes before the general one. Refusal NO_CONVERSION (um)."""
    if um == item.um:
        return ONE
    known: dict[tuple[int | None, str], Decimal | None] = session.info.setdefault("conversions", {})
    if (item.id, um) not in known:
        known[item.id, um] = _find(session, item, um)
    factor = known[item.id, um]
    if factor is None:
        raise Refusal(NO_CONVERSION, "um", um=um, stock_um=item.um, item=item.number)
    return factor


def _find(session: Session, item: Item, um: str) -> Decimal | None:
    statement = (
        select(col(UnitConversion.factor))
        .where(UnitConversion.um == item.um, UnitConversion.alternate_um == um)
        .where(or_(col(UnitConversion.item_id) == item.id, col(UnitConversion.item_id).is_(None)))
        .order_by(col(UnitConversion.item_id).is_(None))
    )
    return session.exec(statement).first()


def stock_quantity(quantity: Decimal, factor: Decimal) -> Decimal:
    """`quantity` of a unit that holds `factor` stock units, in stock units."""
    return extension(quantity, factor, QUANTITY)


def line_quantity(stock_units: Decimal, factor: Decimal) -> Decimal:
    """`stock_units` in a unit that holds `factor` of them, with the decimals that a quantity field shows."""
    exact = round_half_up(stock_units / factor, QUANTITY)
    shown = as_shown(exact, QUANTITY_FORMAT)
    return exact if shown is None else shown


def matching(quantity: Decimal, factor: Decimal, known: Decimal) -> Decimal:
    """`quantity` in stock units; the `known` stock units when they are what shows as `quantity`.

    Five pieces of a case of twelve show as 0.4167 cases; typed again, these are the five pieces, not 5.0004.
    """
    return known if line_quantity(known, factor) == quantity else stock_quantity(quantity, factor)
