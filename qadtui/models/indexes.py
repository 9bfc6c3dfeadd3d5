"""Which columns an index leads, and how a condition is kept from choosing one.

A screenful of a million rows, in the order of an index, is read in no time; but an optimiser that cannot know how few
rows are wanted may prefer the index of some condition and sort all that it finds. On SQLite a `+` before a column takes
its index out of the choice. PostgreSQL counts what is wanted, and is left alone.
"""

from typing import Any

from sqlalchemy import ColumnElement, Table, UniqueConstraint
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import ReturnTypeFromArgs


def leads_index(table: Table, name: str, *, capitals: bool = False) -> bool:
    """Whether an index of the table begins with a column as it is, or with its text in `capitals`."""
    column = table.c[name]
    firsts = [next(iter(index.expressions)) for index in table.indexes]
    if capitals:
        return any(str(first) == f"upper({name})" for first in firsts)
    keys = [next(iter(key.columns)) for key in table.constraints if isinstance(key, UniqueConstraint)]
    return column.primary_key or bool(column.unique) or any(first is column for first in (*keys, *firsts))


def follows_in_index(table: Table, name: str) -> bool:
    """Whether a column stands behind another in an index, which gives its order where the other is given."""
    return any(table.c[name] in list(index.columns)[1:] for index in table.indexes)


class unindexed(ReturnTypeFromArgs[Any]):
    """A column as conditions see it that must not choose an index."""

    inherit_cache = True


@compiles(unindexed)
def _plain(element: unindexed, compiler: Any, **options: Any) -> str:
    (column,) = element.clauses
    return str(compiler.process(column, **options))


@compiles(unindexed, "sqlite")
def _plus(element: unindexed, compiler: Any, **options: Any) -> str:
    column: ColumnElement[Any]
    (column,) = element.clauses
    return f"+({compiler.process(column, **options)})"
