"""A table as people see it: rows with codes instead of surrogate keys, found by natural key and read in its order.

    location  join site, inventory_status          one query gives
    id, version, site="EAST", code="A-01", description="...", status="GOOD"

A blank part of a natural key (no customer: for all; no date: from ever) is NULL in the database and sorts first.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, cast

from sqlalchemy import ColumnElement, FromClause, RowMapping, Select, and_, false, func, literal, or_, select
from sqlalchemy import Table as CoreTable
from sqlmodel import SQLModel

from qadtui.models.dictionary import Entry, dictionary, natural_key

Values = dict[str, Any]


def table_of(model: type[SQLModel]) -> CoreTable:
    """The Core table behind a model."""
    return cast(CoreTable, getattr(model, "__table__"))  # noqa: B009  (SQLModel does not declare it)


def blank(entry: Entry) -> Any:
    """What an empty key part is as a plain value: "" for codes, None for dates and stamps, zero for numbers."""
    return None if issubclass(entry.kind, date) else entry.kind()


class View:
    """How one table is read. Build it with `view_of`, once for each table."""

    def __init__(self, model: type[SQLModel]) -> None:
        self.table = table_of(model)
        self.entries = dictionary(model)
        self.key = natural_key(model)
        self.columns: dict[str, ColumnElement[Any]] = {}
        self._source: FromClause = self.table
        for entry in self.entries.values():
            self.columns[entry.name] = self._column(entry)

    def rows(self) -> Select[Any]:
        """All rows: `id`, `version` where the table has it, and the plain values."""
        return self._rows

    @cached_property
    def _rows(self) -> Select[Any]:
        """Built once: forty labelled columns cost more to put together than most queries to run."""
        version = self.table.c.version if "version" in self.table.c else literal(0).label("version")
        labelled = [column.label(f"value_{name}") for name, column in self.columns.items()]
        return select(self.table.c.id, version, *labelled).select_from(self._source)

    def values(self, row: RowMapping) -> Values:
        """The plain values of a row of `rows()`."""
        return {
            name: blank(entry) if (value := row[f"value_{name}"]) is None else value
            for name, entry in self.entries.items()
        }

    def is_key(self, key: Mapping[str, Any]) -> ColumnElement[bool]:
        """The condition that a row has this natural key (blank where `key` is silent)."""
        return and_(*(self.part(entry) == self._plain(entry, key) for entry in self.key))

    def beyond(self, key: Mapping[str, Any], within: Mapping[str, Any], forward: bool) -> ColumnElement[bool]:
        """The condition that a row comes after (before) `key` among those that agree with `within`."""
        agrees = [self.part(entry) == self._plain(entry, within) for entry in self.key if entry.name in within]
        free = [entry for entry in self.key if entry.name not in within]
        if _is_nowhere(free, key):
            return and_(True, *agrees)
        return and_(*agrees, self._after(free, key, forward))

    def order(self, forward: bool = True) -> list[ColumnElement[Any]]:
        """The natural key's order."""
        return [self.part(entry) if forward else self.part(entry).desc() for entry in self.key]

    def part(self, entry: Entry) -> ColumnElement[Any]:
        """A part of the key as it compares and sorts: a missing one as the least value of its kind."""
        column = self.columns[entry.name]
        optional = self.table.c[entry.attribute].nullable
        return func.coalesce(column, literal(self._least(entry), column.type)) if optional else column

    def _after(self, entries: Sequence[Entry], key: Mapping[str, Any], forward: bool) -> ColumnElement[bool]:
        """(a, b) > (x, y), spelled out: a > x or (a = x and b > y)."""
        condition: ColumnElement[bool] = false()
        for entry in reversed(entries):
            part, value = self.part(entry), self._plain(entry, key)
            further = part > value if forward else part < value
            condition = or_(further, and_(part == value, condition))
        return condition

    def _plain(self, entry: Entry, key: Mapping[str, Any]) -> Any:
        value = key.get(entry.name)
        value = self._least(entry) if value is None else value
        return value.upper() if entry.upper and isinstance(value, str) else value

    def _least(self, entry: Entry) -> Any:
        return date.min if entry.kind is date else blank(entry)

    def _column(self, entry: Entry) -> ColumnElement[Any]:
        own = self.table.c[entry.attribute]
        if entry.reference is None:
            return own
        target = table_of(entry.reference.target).alias(entry.name)
        self._source = self._source.outerjoin(target, own == target.c.id)
        return target.c[natural_key(entry.reference.target)[-1].attribute]


def _is_nowhere(entries: Sequence[Entry], key: Mapping[str, Any]) -> bool:
    """Whether `key` is blank and no record's own key: all parts of a price's key but its list may be blank indeed."""
    given = [entry for entry in entries if entry.name in key]
    may_be_a_record = bool(given) and all(not entry.required or entry.kind is Decimal for entry in entries)
    return not may_be_a_record and all(key[entry.name] in (None, "", 0) for entry in given)


@cache
def view_of(model: type[SQLModel]) -> View:
    """The view of a table."""
    return View(model)
