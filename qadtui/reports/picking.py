"""Which columns a select needs for some paths, and how a row of it becomes their values.

paths      order, amount, margin          margin = "amount / quantity" is worked out in Python
columns    order, amount, quantity
values     ("SO1001", Decimal("392.00"), Decimal("98"))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Date, Integer, String, cast, type_coerce
from sqlalchemy.sql.functions import sum as sql_sum

from qadtui.models.numbers import Scaled
from qadtui.reports.definition import Report

ColumnOf = Callable[[str], ColumnElement[Any]]


@dataclass(frozen=True)
class Picked:
    """The columns of a select, and the function that makes the wanted values of a row of it."""

    columns: list[ColumnElement[Any]]
    values: Callable[[Sequence[Any]], tuple[Any, ...]]


def pick(report: Report, paths: Sequence[str], column_of: ColumnOf, today: date, *, raw: bool = False) -> Picked:
    """What is needed to read `paths`; `raw` values are those the database counts in."""
    shown = [path for path in paths if report.in_database(path)]
    columns = [_raw(column_of(path)) if raw else column_of(path) for path in shown]
    if len(shown) == len(paths):
        return Picked(columns, tuple)
    outside = {path: report.computed[path].value for path in paths if path not in shown}
    needed = dict.fromkeys(name for expression in outside.values() for name in expression.names(shown))
    more = [name for name in needed if raw or name not in shown]
    layout = [*shown, *more]
    makers: list[Callable[[Sequence[Any]], Any]] = [
        outside[path].function(layout, today) if path in outside else itemgetter(shown.index(path)) for path in paths
    ]
    return Picked([*columns, *map(column_of, more)], lambda row: tuple([make(row) for make in makers]))


def _raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column without what turns its values into ours."""
    if isinstance(column.type, Scaled):
        counted = type_coerce(column, BigInteger)
        return cast(counted, BigInteger) if isinstance(column, sql_sum) else counted  # PostgreSQL widens sums
    if isinstance(column.type, Boolean):
        return type_coerce(column, Integer)
    return type_coerce(column, String) if isinstance(column.type, Date) else column
