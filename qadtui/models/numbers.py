"""Exact numbers in the database: a Decimal on our side, an integer counting its smallest part on theirs.

    Amount   3 places   1234567890123456.78  <->  1234567890123456780
    Price    5 places              98.00000  <->              9800000
    Quantity 5 places
    Percent  4 places
    Rate     9 places   exchange rates and unit of measure factors

The same 64 bit integer on SQLite and PostgreSQL, so sums are exact and identical on both. Nothing is rounded here: a
float, a NaN, a decimal too many or a number too large is refused when it is bound (a StatementError whose ``orig`` is a
TypeError or ValueError).

sum, min, max, coalesce, ``-x`` and ``x + y`` keep the type. ``func.abs`` and ``func.avg`` do not: SQLAlchemy gives them
none, so compute those in Python.

The scale is also written into the schema, so that Alembic sees it change: the declared type on SQLite
(``SCALED_BIGINT(3)``) and the column's comment on PostgreSQL (``3 decimals``).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, Inexact
from typing import Any

from sqlalchemy import BigInteger, Column, Dialect, Table, TypeDecorator, event
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeEngine

from qadtui.models.mixing import Exact, refuse_mixture

LARGEST = 2**63 - 1
_EXACT = Context(prec=40, rounding=ROUND_HALF_UP, traps=[Inexact])


class ScaledInteger(BigInteger):
    """What SQLite is told: an integer by affinity, its scale in the declared type."""

    def __init__(self, scale: int) -> None:
        super().__init__()
        self.scale = scale


@compiles(ScaledInteger, "sqlite")
def _declare(type_: ScaledInteger, compiler: Any, **options: Any) -> str:
    return f"SCALED_BIGINT({type_.scale})"


class Scaled(TypeDecorator[Decimal], Exact):
    """A number of `scale` decimals. Tables use the named types below; migrations state the scale of their day."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, scale: int) -> None:
        super().__init__()
        self.scale = scale

    def __repr__(self) -> str:
        return f"Scaled({self.scale})"

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ScaledInteger(self.scale) if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        return None if value is None else to_integer(value, self.scale)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else from_integer(value, self.scale)

    class Comparator(TypeDecorator.Comparator[Decimal]):
        """Refuses what would falsify the number already where it is written."""

        def operate(self, op: Any, *other: Any, **options: Any) -> Any:
            refuse_mixture(op, (self.expr, *other))
            return super().operate(op, *other, **options)

        def reverse_operate(self, op: Any, other: Any, **options: Any) -> Any:
            refuse_mixture(op, (other, self.expr))
            return super().reverse_operate(op, other, **options)

    comparator_factory = Comparator


def to_integer(value: Decimal | int, scale: int) -> int:
    """`value` counted in units of its `scale`-th decimal.

    Raises TypeError for anything but Decimal and int, ValueError for a number that does not fit.
    """
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise TypeError(f"a number must be a Decimal or an int, not {type(value).__name__}")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{number} is not a number")
    try:
        whole = int(number.scaleb(scale, _EXACT).to_integral_exact(context=_EXACT))
    except Inexact:
        raise ValueError(f"{number} has more than {scale} decimals") from None
    if abs(whole) > LARGEST:
        raise ValueError(f"{number} is too large")
    return whole


def from_integer(value: int | Decimal, scale: int) -> Decimal:
    """The number that `value` counts. PostgreSQL widens a sum to numeric, hence Decimal; a float is exact no more."""
    if isinstance(value, float):
        raise TypeError(
            "the database answered with a float: an amount beyond 64 bits, or a function that loses the type"
        )
    return Decimal(value).scaleb(-scale, _EXACT)


class Amount(Scaled):
    """Money: 3 places."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(3)


class Price(Scaled):
    """What one piece costs: 5 places."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(5)


class Quantity(Scaled):
    """How many, in any unit: 5 places."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(5)


class Percent(Scaled):
    """Discounts and tax rates: 17 percent is 17.0000: 4 places."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(4)


class Rate(Scaled):
    """Exchange rates and unit of measure factors: 9 places."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(9)


SQLiteDialect.ischema_names["SCALED_BIGINT"] = Scaled  # reflection finds the scale again, so a rebuilt table keeps it


@event.listens_for(Column, "after_parent_attach")
def _note_scale(column: Column[Any], table: Table) -> None:
    if isinstance(column.type, Scaled) and column.comment is None:
        column.comment = f"{column.type.scale} decimals"
