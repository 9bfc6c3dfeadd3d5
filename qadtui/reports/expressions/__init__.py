"""Expressions of screen files: conditions and computed columns.

    open = Expression("quantity_ordered - quantity_shipped", name_of)
    open.in_database                    True: it can be filtered, sorted and totalled there
    open.value(question)                SQL, over the columns of a select
    open.function(paths, today)         or a Python function of a row's values, with the same answers

What is allowed in them stands in `reading`. What multiplies, divides, rounds or mixes kinds of numbers is worked out in
Python, exactly; `outside` says why, for whoever wanted to sort by it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import NoneType
from typing import Any

from sqlalchemy import ColumnElement

from qadtui.reports.expressions.nodes import Name, Node, leaves
from qadtui.reports.expressions.reading import NameOf, read
from qadtui.reports.expressions.sql import Question
from qadtui.reports.expressions.values import EXACT, Evaluation

__all__ = ["Expression", "Name", "NameOf", "Question"]

PLACES = Decimal("0.000000001")
"""Quotients are rounded half up to nine places, once everything is worked out."""


class Expression:
    """An expression that was understood. Raises ValueError or KeyError with a reason that quotes the faulty word."""

    def __init__(self, text: str, name_of: NameOf) -> None:
        self.text, self.node = text, _valued(text, read(text, name_of))

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    @property
    def kind(self) -> type:
        """The type of its plain value."""
        return self.node.kind

    @property
    def in_database(self) -> bool:
        """Whether the database can work it out."""
        return not self.outside

    @cached_property
    def outside(self) -> str:
        """Why the database cannot; blank if it can."""
        if self.node.outside:
            return self.node.outside
        return f"'{self.text}' is a bare number" if self.kind is Decimal and self.node.unit is None else ""

    def names(self, known: Sequence[str] = ()) -> tuple[str, ...]:
        """The paths it is worked out from, if those `known` are at hand."""
        return tuple(dict.fromkeys(leaves(self.node, frozenset(known))))

    def value(self, question: Question) -> ColumnElement[Any]:
        """Its value as SQL."""
        return question.value(self.node)

    def holds(self, question: Question) -> ColumnElement[bool]:
        """SQL that is true where the condition holds."""
        return question.holds(self.node)

    def fails(self, question: Question) -> ColumnElement[bool]:
        """SQL that is true where it does not hold."""
        return question.fails(self.node)

    def function(self, paths: Sequence[str], today: date) -> Callable[[Sequence[Any]], Any]:
        """The function that works it out from a row, which has the values of `paths`."""
        work = Evaluation({path: at for at, path in enumerate(paths)}, today).function(self.node)
        return _rounding(work) if self.kind is Decimal and self.node.outside else work


def _valued(text: str, node: Node) -> Node:
    if node.kind is NoneType:
        raise ValueError(f"'{text}' is always blank")
    return node


def _rounding(work: Callable[[Sequence[Any]], Any]) -> Callable[[Sequence[Any]], Decimal | None]:
    def rounded(row: Sequence[Any]) -> Decimal | None:
        value = work(row)
        if value is None:
            return None
        value = Decimal(value)
        return value.quantize(PLACES, context=EXACT) if int(value.as_tuple().exponent) < -9 else value

    return rounded
