"""A report's question to the database: one Core select along the paths, streamed, totals and all in the one picture
it sees.

A path that ends in a reference means the natural code of the row it points to, so `customer` is the customer's number.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select
from sqlmodel import Session, SQLModel

from qadtui.models.dictionary import dictionary, natural_key
from qadtui.reports.request import Range, Report, open_end

CHUNK = 500


def rows_of(session: Session, report: Report, ranges: Sequence[Range]) -> Iterator[dict[str, Any]]:
    """The report's rows in order, each with its columns, its totals' values and its currency by path."""
    paths = list(dict.fromkeys([*report.columns, *report.total, *([report.currency] if report.currency else [])]))
    statement = statement_for(report, ranges, paths)
    result = session.connection().execution_options(yield_per=CHUNK).execute(statement)
    for row in result:
        yield dict(zip(paths, row, strict=True))


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


def statement_for(report: Report, ranges: Sequence[Range], paths: Sequence[str]) -> Select[Any]:
    """The select of `paths` for the rows that lie in all ranges."""
    joined = Joined(report.model)
    columns = [joined.column(path) for path in paths]
    limits = [joined.column(path) == value for path, value in report.where.items()]
    limits += [limit for wanted in ranges for limit in _limits(joined.column(wanted.path), wanted)]
    order = [joined.column(path) for path in report.sort]
    order.append(joined.root.c.id)
    return select(*columns).select_from(joined.source).where(*limits).order_by(*order)


def _limits(column: ColumnElement[Any], wanted: Range) -> Iterator[ColumnElement[bool]]:
    if not open_end(wanted.low):
        yield column >= wanted.low
    if not open_end(wanted.high):
        yield column <= wanted.high


class Joined:
    """The tables a report's paths lead through; each reference is joined once."""

    def __init__(self, model: type[SQLModel]) -> None:
        self.model = model
        self.root: FromClause = model.__table__  # type: ignore[attr-defined]
        self.source: FromClause = self.root
        self._aliases: dict[str, FromClause] = {"": self.root}

    def column(self, path: str) -> ColumnElement[Any]:
        """The column a path ends in. Raises KeyError for a step that does not exist."""
        prefix, _, name = path.rpartition(".")
        model = self._model_at(prefix)
        entry = dictionary(model)[name]
        if entry.reference is not None:
            code = natural_key(entry.reference.target)[-1]
            return self._alias(path).c[code.attribute]
        return self._alias(prefix).c[entry.attribute]

    def _model_at(self, prefix: str) -> type[SQLModel]:
        model = self.model
        for step in filter(None, prefix.split(".")):
            target = dictionary(model)[step].reference
            if target is None:
                raise KeyError(f"{model.__name__}.{step} refers to no other table")
            model = target.target
        return model

    def _alias(self, path: str) -> FromClause:
        """The table at the end of a chain of references, joined when first needed; what refers to nothing keeps its
        row.
        """
        if path not in self._aliases:
            prefix, _, name = path.rpartition(".")
            entry = dictionary(self._model_at(prefix))[name]
            assert entry.reference is not None
            outer = self._alias(prefix)
            target: FromClause = entry.reference.target.__table__.alias(path.replace(".", "_"))  # type: ignore[attr-defined]
            self.source = self.source.outerjoin(target, outer.c[entry.attribute] == target.c.id)
            self._aliases[path] = target
        return self._aliases[path]
