"""One screenful of a table in the order of an index, from anywhere in it, without counting or skipping a row.

    beyond (WIDGET, 17)     sort = 'WIDGET' and id > 17      the rest of those that are alike, by an index seek
                            sort > 'WIDGET'                  then what follows, by another

What people type in lower case is found: text that is no code sorts and compares in capitals, as its index does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, func, literal_column, select, true
from sqlmodel import Session, SQLModel

from qadtui.models.dictionary import Entry, dictionary, natural_key
from qadtui.models.references import References
from qadtui.models.view import blank, table_of
from qadtui.reports.selection import Joined

MARK = "@"
"""In each row, where to go on from: its value in the sort column, and its id."""

_CAPITALS = {ord(small): small.upper() for small in "abcdefghijklmnopqrstuvwxyz"}


@dataclass(frozen=True)
class Kind:
    """Which rows: `columns` are paths from `model`, `sort` is a column of its own, `within` the outer parts of its key
    that are given, as people know them.
    """

    model: type[SQLModel]
    columns: tuple[str, ...]
    sort: str
    within: Mapping[str, Any] = field(default_factory=dict)

    @property
    def entry(self) -> Entry:
        """The sort column's entry."""
        return dictionary(self.model)[self.sort]

    @property
    def unique(self) -> bool:
        """Whether no two of the rows are alike in the sort column."""
        *outer, innermost = natural_key(self.model)
        return self.sort == innermost.name and all(part.name in self.within for part in outer)


@dataclass(frozen=True)
class Place:
    """Where in the order: beyond a row's `mark`, else from the value `start` on, else from the end it comes from."""

    mark: tuple[Any, int] | None = None
    start: Any = None
    forward: bool = True


def rows_from(session: Session, kind: Kind, place: Place, count: int) -> list[dict[str, Any]]:
    """So many rows from a place on, by path. Refusal: an outer part that does not exist."""
    joined = Joined(kind.model)
    paths = [joined.column(path).label(f"value_{index}") for index, path in enumerate(kind.columns)]
    sort, row_id = sort_column(kind), table_of(kind.model).c.id
    statement = select(*paths, sort.label("sorted"), row_id).select_from(joined.source)
    statement = statement.where(*_agrees(session, kind))
    found: list[dict[str, Any]] = []
    for condition, order in _seeks(sort, row_id, kind, place):
        if len(found) < count:
            ordered = statement.where(condition).order_by(*(by if place.forward else by.desc() for by in order))
            rows = session.connection().execute(ordered.limit(count - len(found)))
            found += [dict(zip(kind.columns, row, strict=False)) | {MARK: (row.sorted, row.id)} for row in rows]
    return found


def values_from(session: Session, kind: Kind, place: Place, count: int) -> list[dict[str, Any]]:
    """So many different values of the sort column from a place on, each found by a seek of its own, for there may be
    a million rows of each.
    """
    sort, agrees = sort_column(kind), _agrees(session, kind)
    order = sort if place.forward else sort.desc()
    found: list[dict[str, Any]] = []
    condition = _beyond_value(sort, kind.entry, place)
    while len(found) < count:
        statement = select(sort).where(*agrees, condition).order_by(order).limit(1)
        value = session.connection().execute(statement).scalar()
        if value is None:
            break
        found.append({kind.sort: value, MARK: (value, 0)})
        condition = sort > value if place.forward else sort < value
    return found


def sort_column(kind: Kind) -> ColumnElement[Any]:
    """The sort column as its index has it."""
    entry, column = kind.entry, table_of(kind.model).c[kind.entry.attribute]
    if _in_capitals(entry):
        return func.upper(column)
    if entry.kind is date and column.nullable:
        return func.coalesce(column, literal_column("'0001-01-01'", Date()))
    return column


def _seeks(
    sort: ColumnElement[Any], row_id: ColumnElement[Any], kind: Kind, place: Place
) -> Iterator[tuple[ColumnElement[bool], list[ColumnElement[Any]]]]:
    """The conditions of the questions that are asked one after the other, with the order of each."""
    if place.mark is not None and not kind.unique:
        value, at = place.mark
        yield and_(sort == value, row_id > at if place.forward else row_id < at), [row_id]
    yield _beyond_value(sort, kind.entry, place), [sort] if kind.unique else [sort, row_id]


def _beyond_value(sort: ColumnElement[Any], entry: Entry, place: Place) -> ColumnElement[bool]:
    if place.mark is not None:
        return and_(sort > place.mark[0] if place.forward else sort < place.mark[0])
    return true() if place.start is None else and_(sort >= _as_stored(entry, place.start))


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
    if _in_capitals(entry):
        return value.translate(_CAPITALS)
    return value.upper() if entry.upper else value


def _in_capitals(entry: Entry) -> bool:
    return entry.kind is str and not entry.key and not entry.upper
