"""Counting days in the database, which every database writes its own way.

days_between(due, ordered)      how many days from one to the other; 0 where a date is missing
days_after(due, 7)              the date a week later
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction


class days_between(GenericFunction[int]):
    """The days from the second date to the first."""

    type = Integer()
    inherit_cache = True


class days_after(GenericFunction[date]):
    """A date so many days after another."""

    type = Date()
    inherit_cache = True


@compiles(days_between)
def _subtract(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = _parts(element, compiler, options)
    return f"coalesce({later} - {earlier}, 0)"


@compiles(days_between, "sqlite")
def _subtract_days(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = _parts(element, compiler, options)
    return f"coalesce(cast(julianday({later}) - julianday({earlier}) as integer), 0)"


@compiles(days_after)
def _add(element: Any, compiler: Any, **options: Any) -> str:
    day, days = _parts(element, compiler, options)
    return f"({day} + {days}::integer)"


@compiles(days_after, "sqlite")
def _add_days(element: Any, compiler: Any, **options: Any) -> str:
    day, days = _parts(element, compiler, options)
    return f"date({day}, ({days}) || ' days')"


def _parts(element: Any, compiler: Any, options: Any) -> list[str]:
    clauses: list[ColumnElement[Any]] = list(element.clauses)
    return [f"({compiler.process(clause, **options)})" for clause in clauses]
