"""A report's question to the database: one Core select along the paths, streamed, in the one picture it sees.

    rows_of(session, report, request)        every row as a tuple in the order of `report.paths`
    rows_of(..., raw=True)                   the same as the database counts: see below
    count_of(session, report, request)       how many there are
    totals_of(session, report, request)      {"CNY": {"amount": Decimal("590.00")}}

Raw rows are for files of a million lines, where making and taking apart a Decimal costs more than all else. In them a
number is an integer of its smallest parts, and `scales_of(report)` says how many of its digits are decimals (None: it
is no such number); a date is what the driver gives, whose `str` is as ISO writes it; yes/no may be 1 or 0. What Python
works out is a Decimal all the same, with None as its scale.

Rows that the session's user may not see are in none of the answers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, select
from sqlmodel import Session, SQLModel

from qadtui.models.numbers import Scaled
from qadtui.reports.breaks import Total, parts
from qadtui.reports.conditions import conditions_of
from qadtui.reports.definition import Report
from qadtui.reports.joined import Joined
from qadtui.reports.picking import ColumnOf, pick
from qadtui.reports.request import Request
from qadtui.reports.sorting import columns_along, seek_along

__all__ = ["Joined", "count_of", "rows_of", "scales_of", "totals_of", "values_at"]

CHUNK = 1000

Row = tuple[Any, ...]


def rows_of(
    session: Session, report: Report, request: Request, *, raw: bool = False, limit: int | None = None
) -> Iterator[Row]:
    """The report's rows in order, or the first so many, each as a tuple of `report.paths`; `raw` ones hold what the
    database counts.
    """
    question = _Summed if report.summed else _Question
    asked = question(session, report, request)
    picked = pick(report, report.paths, asked.column, request.today, raw=raw)
    order = asked.order()  # it may join tables, too
    statement = asked.select(picked.columns).order_by(*order).limit(limit)
    result = session.connection().execution_options(yield_per=CHUNK).execute(statement)
    for chunk in result.partitions():
        yield from map(picked.values, chunk)


def scales_of(report: Report) -> tuple[int | None, ...]:
    """For each of `report.paths`, how many digits of a raw number are its decimals."""
    joined = Joined(report.model, report.computed)
    types = [joined.column(path).type if report.in_database(path) else None for path in report.paths]
    return tuple(type_.scale if isinstance(type_, Scaled) else None for type_ in types)


def count_of(session: Session, report: Report, request: Request) -> int:
    """How many rows there are."""
    question = _Summed if report.summed else _Question
    statement = question(session, report, request).count()
    count: int = session.connection().execute(statement).scalar_one()
    return count


def totals_of(session: Session, report: Report, request: Request) -> dict[str, dict[str, Decimal]]:
    """The sums of all rows by currency ("" where the report names none)."""
    if not all(map(report.in_database, report.total)):
        return _totals_of_rows(session, replace(report, columns=report.total, breaks=()), request)
    asked = _Question(session, replace(report, columns=()), request)
    currency = [asked.column(report.currency)] if report.currency else []
    sums = [func.sum(asked.column(path)) for path in report.total]
    totals: dict[str, dict[str, Decimal]] = {}
    for row in session.connection().execute(asked.select([*sums, *currency]).group_by(*currency)):
        each = totals.setdefault((row[-1] or "") if currency else "", dict.fromkeys(report.total, Decimal(0)))
        for path, value in zip(report.total, row, strict=False):
            each[path] += Decimal(value or 0)
    return totals


def values_at(session: Session, model: type[SQLModel], row_id: int, paths: Sequence[str]) -> dict[str, Any]:
    """What the paths lead to from one row."""
    if not paths:
        return {}
    joined = Joined(model)
    columns = [joined.column(path) for path in paths]
    row = (
        session.connection()
        .execute(select(*columns).select_from(joined.source).where(joined.root.c.id == row_id))
        .one()
    )
    return dict(zip(paths, row, strict=True))


class _Question:
    """The rows of a table, one by one."""

    def __init__(self, session: Session, report: Report, request: Request) -> None:
        self.report, self.request = report, request
        self.joined = Joined(report.model, report.computed, request.today)
        self._conditions = conditions_of(session, report, request, self.joined)

    def column(self, path: str) -> ColumnElement[Any]:
        """The column of a path."""
        return self.joined.column(path)

    def select(self, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
        """The select of some of its columns."""
        return select(*columns).select_from(self.joined.source).where(*self._conditions)

    def count(self) -> Select[Any]:
        """The select of how many rows there are."""
        return self.select([func.count()])

    def order(self) -> list[ColumnElement[Any]]:
        """The order that is asked for; rows alike in it come as they were entered. A browse's is as it shows them."""
        row_id = self.joined.root.c.id
        if self.request.sort:
            return seek_along(columns_along(self.report, self.joined, self.request.sort), row_id).order()
        return [*_ordered(self.report, self.request, self.column), row_id]


class _Summed(_Question):
    """One row for all that are alike in what is not totalled."""

    def __init__(self, session: Session, report: Report, request: Request) -> None:
        super().__init__(session, report, request)
        self._own = [path for path in report.paths if report.in_database(path)]
        labelled = [self.joined.column(path).label(f"value_{index}") for index, path in enumerate(self._own)]
        self._rows: Subquery = super().select(labelled).subquery()

    def column(self, path: str) -> ColumnElement[Any]:
        column = self._rows.c[self._own.index(path)]
        return func.sum(column) if path in self.report.total else column

    def select(self, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
        alike = [self.column(path) for path in self._own if path not in self.report.total]
        return select(*columns).select_from(self._rows).group_by(*alike)

    def count(self) -> Select[Any]:
        return select(func.count()).select_from(self.select([func.count()]).subquery())

    def order(self) -> list[ColumnElement[Any]]:
        wanted = _ordered(self.report, self.request, self.column)
        return [*wanted, *(self.column(path) for path in self._own)]


def _ordered(report: Report, request: Request, column_of: ColumnOf) -> list[ColumnElement[Any]]:
    """The columns of the order, what is missing before everything else."""
    ordered = []
    for path in request.sorted_by(report):
        name = path.removeprefix("-")
        column = column_of(name).desc() if path != name else column_of(name)
        if report.may_be_missing(name):
            column = column.nulls_last() if path != name else column.nulls_first()
        ordered.append(column)
    return ordered


def _totals_of_rows(session: Session, report: Report, request: Request) -> dict[str, dict[str, Decimal]]:
    """The sums where the database cannot work them out."""
    rows = rows_of(session, report, request)
    totals = (part for part in parts(report, request, rows) if isinstance(part, Total))
    return {total.currency: {path: Decimal(each) for path, each in total.sums.items()} for total in totals}
