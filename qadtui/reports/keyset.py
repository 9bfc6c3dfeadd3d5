"""One screenful of a table in the order of a column, from anywhere in it, without counting or skipping a row.

    Kind(Item, ("number", "description1"), "description1")      a look-up
    Kind.of(report, request)                                    a browse: computed columns, filters, either direction

Each screenful is a few seeks (see `seeking`): in a million rows as fast as in a hundred where the column has an index.
What people type in lower case is found: text that is no code sorts and compares in capitals, as its index does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlmodel import Session, SQLModel

from qadtui.models.dictionary import Entry, natural_key
from qadtui.models.references import References
from qadtui.models.view import blank, table_of
from qadtui.reports.conditions import conditions_of
from qadtui.reports.definition import Report
from qadtui.reports.filters import LAST, capitals
from qadtui.reports.joined import Joined
from qadtui.reports.picking import pick
from qadtui.reports.request import Request
from qadtui.reports.seeking import Place, Question, Seek
from qadtui.reports.sorting import columns_along, in_capitals, seek_along

__all__ = ["MARK", "Kind", "Place", "rows_from", "values_from"]

MARK = "@"
"""In each row, where to go on from: its value in the sort column, its id, and its values in what comes then."""

MANY = 1000
"""Where so many rows meet the conditions, the order's index is the one to use, else that of a condition."""


@dataclass(frozen=True)
class Kind:
    """Which rows: `columns` are paths from `model`, `sort` the one they are ordered by, `within` the outer parts of its
    key that are given, as people know them. A browse has its `report`, and what is asked of it in `request`; its rows
    alike are ordered by the paths `then`, of which a "-" turns one round.
    """

    model: type[SQLModel]
    columns: tuple[str, ...]
    sort: str
    within: Mapping[str, Any] = field(default_factory=dict)
    descending: bool = False
    report: Report | None = None
    request: Request = field(default_factory=Request)
    then: tuple[str, ...] = ()

    @classmethod
    def of(cls, report: Report, request: Request) -> Self:
        """What a browse shows: the columns asked for, and what its drill needs, in the order asked for."""
        drill = report.drill.key.values() if report.drill else ()
        columns = tuple(dict.fromkeys([*(request.columns or report.columns), *drill]))
        sort, *then = request.sorted_by(report) or (natural_key(report.model)[0].name,)
        return cls(
            report.model,
            columns,
            sort.removeprefix("-"),
            descending=sort.startswith("-"),
            report=report,
            request=request,
            then=tuple(then),
        )

    @property
    def definition(self) -> Report:
        """The report it shows; for a look-up a plain one."""
        return self.report or Report(self.model, self.columns)

    @property
    def unique(self) -> bool:
        """Whether no two of the rows are alike in the sort column."""
        parts = [part.name for part in natural_key(self.model)]
        return self.sort in parts[-1:] and all(part in self.within for part in parts[:-1])


def rows_from(session: Session, kind: Kind, place: Place, count: int) -> list[dict[str, Any]]:
    """So many rows from a place on, by path. Refusal: an outer part that does not exist."""
    asked = _Asked(session, kind)
    picked = pick(kind.definition, kind.columns, asked.joined.column, kind.request.today)
    statement = asked.select(*asked.marks, *picked.columns)
    found: list[dict[str, Any]] = []
    for condition, order in asked.questions(place, asked.seek(place)):
        if len(found) < count:
            limited = statement.where(condition).order_by(*order).limit(count - len(found))
            for row in session.connection().execute(limited):
                mark, values = tuple(row[: len(asked.marks)]), picked.values(row[len(asked.marks) :])
                found.append(dict(zip(kind.columns, values, strict=True)) | {MARK: mark})
    return found


def values_from(session: Session, kind: Kind, place: Place, count: int) -> list[dict[str, Any]]:
    """So many different values of the sort column from a place on, each found by a seek of its own, for there may be
    a million rows of each.
    """
    asked = _Asked(session, kind)
    seek = asked.seek(place, unique=True)
    found: list[dict[str, Any]] = []
    question = next(asked.questions(place, seek))
    while len(found) < count:
        condition, order = question
        first = asked.select(asked.sort.column).where(condition).order_by(*order).limit(1)
        value = session.connection().execute(first).scalar()
        if value is None:
            break
        found.append({kind.sort: value, MARK: (value, 0)})
        question = next(seek.beyond(value, 0))
    return found


class _Asked:
    """The question to the database, but for the place."""

    def __init__(self, session: Session, kind: Kind) -> None:
        self.kind, self._report, self._session = kind, kind.definition, session
        self.joined = Joined(kind.model, self._report.computed, kind.request.today)
        self.row_id: ColumnElement[Any] = table_of(kind.model).c.id
        first = "-" * kind.descending + kind.sort
        paths = (first,) if kind.unique else (first, *kind.then)
        self._order = columns_along(self._report, self.joined, paths)
        (_, self.sort), *then = self._order
        self.marks = [self.sort.column.label("sorted"), self.row_id, *(column.column for _, column in then)]
        self._agreed = _agrees(session, kind)
        self._conditions = self._conditions_of(indexed=True)
        if self.sort.steered and self._conditions and self._are_many():
            self._conditions = self._conditions_of(indexed=False)

    def select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """The select of some columns of all rows."""
        return select(*columns).select_from(self.joined.source).where(*self._agreed, *self._conditions)

    def seek(self, place: Place, *, unique: bool = False) -> Seek:
        """The order of the rows in the direction of the place; `unique` for its values, each once."""
        order = self._order[:1] if unique else self._order
        return seek_along(order, self.row_id, forward=place.forward, unique=unique or self.kind.unique)

    def questions(self, place: Place, seek: Seek) -> Iterator[Question]:
        """The questions for the rows from the place on."""
        if place.mark is not None:
            return seek.beyond(*place.mark, including=place.including)
        if place.start is None:
            return seek.whole()
        start = _as_stored(self._report.entry(self.kind.sort), place.start)
        return seek.since(start + LAST if isinstance(start, str) and not seek.up else start)

    def _conditions_of(self, *, indexed: bool) -> list[ColumnElement[bool]]:
        return conditions_of(self._session, self._report, self.kind.request, self.joined, indexed=indexed)

    def _are_many(self) -> bool:
        """Whether so many rows meet the conditions that going through all in order soon finds a screenful."""
        some = self.select(self.row_id).limit(MANY).subquery()
        return self._session.connection().execute(select(func.count()).select_from(some)).scalar_one() == MANY


def _agrees(session: Session, kind: Kind) -> list[ColumnElement[bool]]:
    """The conditions that the outer parts are as given, in the shape the key's own index has."""
    table, conditions = table_of(kind.model), []
    for entry in (part for part in natural_key(kind.model) if part.name in kind.within):
        column: ColumnElement[Any] = table.c[entry.attribute]
        if entry.reference is None:
            conditions.append(column == _as_stored(entry, kind.within[entry.name]))
        elif table.c[entry.attribute].nullable:
            wanted = References(session).id_of(entry, kind.within)
            conditions.append(func.coalesce(column, literal_column("0")) == (wanted or 0))
        else:
            conditions.append(column == References(session).id_of(entry, kind.within))
    return conditions


def _as_stored(entry: Entry, value: Any) -> Any:
    if not isinstance(value, str):
        return blank(entry) if value is None else value
    if in_capitals(entry):
        return capitals(value)
    return value.upper() if entry.upper else value
