"""A column that rows are sorted by, as its index has it.

order              "order"
description1       upper(description1)       text that is no code sorts in capitals
customer           customer.number, from '' on: so the customers are gone through in the order of their numbers,
                   and the rows of each found by the reference; rows without a customer are asked for by themselves
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, func, literal_column
from sqlmodel import SQLModel

from qadtui.models.dictionary import Entry, dictionary, entry_at, natural_key, owner_of
from qadtui.models.indexes import follows_in_index, leads_index
from qadtui.models.view import table_of
from qadtui.reports.definition import Report
from qadtui.reports.joined import Joined
from qadtui.reports.seeking import Seek

Condition = ColumnElement[bool]


@dataclass(frozen=True)
class SortColumn:
    """`there` is true of the rows that have a value, `missing` of those that have none; None: nothing need be said.

    `steered` says that the index of a condition would not give the rows in its order, so that all would be sorted.
    """

    column: ColumnElement[Any]
    there: Condition | None = None
    missing: Condition | None = None
    steered: bool = True


def sort_column(report: Report, joined: Joined, path: str) -> SortColumn:
    """How rows are sorted by a path."""
    entry, column, optional = report.entry(path), joined.column(path), report.may_be_missing(path)
    if path in report.computed:
        return SortColumn(column, column.is_not(None), column.is_(None)) if optional else SortColumn(column)
    if entry.kind is date and entry.key and optional:
        return SortColumn(func.coalesce(column, literal_column("'0001-01-01'", Date())))
    shown = func.upper(column) if in_capitals(entry) else column
    missing = joined.missing(path) if optional else None
    steered = _is_led(report.model, path) or not _follows(report.model, path)
    if entry.kind is str and (entry.reference or "." in path):
        return SortColumn(
            shown, and_(column >= "", shown >= ""), missing, steered
        )  # so it sees that a join finds its row
    return SortColumn(shown, column.is_not(None) if optional else None, missing, steered)


def columns_along(report: Report, joined: Joined, paths: Sequence[str]) -> list[tuple[str, SortColumn]]:
    """How rows are sorted by paths, of which a "-" turns one round."""
    return [(path, sort_column(report, joined, path.removeprefix("-"))) for path in paths]


def seek_along(
    order: Sequence[tuple[str, SortColumn]],
    row_id: ColumnElement[Any],
    *,
    forward: bool = True,
    unique: bool = False,
) -> Seek:
    """The rows in that order; `unique` if no two are alike in the only column."""
    (path, column), *others = order
    then = seek_along(others, row_id, forward=forward) if others else None
    up = forward is not path.startswith("-")
    return Seek(column.column, row_id, up, column.there, column.missing, unique, then)


def in_capitals(entry: Entry) -> bool:
    """Whether a column is sorted and searched in capitals."""
    return entry.kind is str and not entry.key and not entry.upper


def _follows(model: type[SQLModel], path: str) -> bool:
    """Whether the table's own column stands behind another one in an index."""
    return "." not in path and follows_in_index(table_of(model), entry_at(model, path).attribute)


def _is_led(model: type[SQLModel], path: str) -> bool:
    """Whether the column has an index; one of another table's, besides, the reference to it."""
    prefix, _, _ = path.rpartition(".")
    entry, owner = entry_at(model, path), owner_of(model, path)
    if entry.reference is not None:
        prefix, owner = path, entry.reference.target
        entry = natural_key(owner)[-1]
    if prefix and ("." in prefix or not leads_index(table_of(model), dictionary(model)[prefix].attribute)):
        return False
    return leads_index(table_of(owner), entry.attribute, capitals=in_capitals(entry))
