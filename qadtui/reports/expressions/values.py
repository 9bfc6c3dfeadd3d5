"""Works an expression out in Python, exactly: a tree becomes a function of a row.

Sums and products have no rounding at all; a quotient is kept to far more places than anyone shows.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce
from typing import Any

from qadtui.reports.expressions import nodes
from qadtui.reports.expressions.nodes import Node

Row = Sequence[Any]
Function = Callable[[Row], Any]

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_BLANKS: dict[type, Any] = {str: "", int: 0, Decimal: Decimal(0), bool: False}
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_DATE_PARTS: dict[str, Callable[[date], int]] = {
    "year": lambda day: day.year,
    "month": lambda day: day.month,
    "period": lambda day: day.year * 100 + day.month,
}


@dataclass(frozen=True)
class Evaluation:
    """Where in a row each path stands, and which day it is."""

    at: Mapping[str, int]
    today: date

    def function(self, node: Node) -> Function:
        """The function that works a node out."""
        match node:
            case nodes.Name():
                return self._name(node)
            case nodes.Constant(value=value):
                return lambda row: value
            case nodes.Today():
                return lambda row: self.today
            case nodes.Choice():
                test, value, other = map(self.function, node.of)
                return lambda row: value(row) if test(row) else other(row)
            case nodes.Junction():
                conditions, every = [self.function(part) for part in node.of], all if node.name == "and" else any
                return lambda row: every(condition(row) for condition in conditions)
        assert isinstance(node, nodes.Operation)
        return self._operation(node)

    def _name(self, node: nodes.Name) -> Function:
        if node.path not in self.at:
            assert node.inner is not None, f"{node.path} is not in the row"
            return self.function(node.inner)
        at, blank = self.at[node.path], _BLANKS.get(node.kind)
        if blank is None or not node.optional:
            return operator.itemgetter(at)
        return lambda row: blank if row[at] is None else row[at]

    def _operation(self, node: nodes.Operation) -> Function:
        work, parts = _work(node), [self._filled(part) for part in node.of]
        if len(parts) == 1:
            (only,) = parts
            return lambda row: work(only(row))
        if len(parts) == 2:
            left, right = parts
            return lambda row: work(left(row), right(row))
        return lambda row: work(*(part(row) for part in parts))

    def _filled(self, node: Node) -> Function:
        """Its function, with 0 for a number that is blank because something was divided by nothing."""
        function = self.function(node)
        if not node.outside or node.kind not in _BLANKS:
            return function
        blank = _BLANKS[node.kind]
        return lambda row: blank if (value := function(row)) is None else value


def _work(node: nodes.Operation) -> Callable[..., Any]:
    """What an operation does with the values of its parts."""
    kinds = tuple(part.kind for part in node.of)
    match node:
        case nodes.Sum():
            return _sum(node, kinds)
        case nodes.Product():
            return _divided if node.name == "/" else (operator.mul if node.kind is int else EXACT.multiply)
        case nodes.Negative():
            return operator.neg if node.kind is int else EXACT.minus
        case nodes.Not():
            return operator.not_
        case nodes.Compare():
            return _comparison(_COMPARED[node.name], kinds[0] is date and node.name not in ("==", "!="))
        case nodes.Member():
            return lambda value, *members: value in members
        case nodes.Call():
            return _call(node.name)
    raise AssertionError(type(node).__name__)


def _sum(node: nodes.Operation, kinds: tuple[type, ...]) -> Callable[[Any, Any], Any]:
    plus = node.name == "+"
    if kinds == (date, date):
        return lambda left, right: 0 if left is None or right is None else (left - right).days
    if kinds[0] is date:
        return lambda day, days: _later(day, days if plus else -days)
    if node.kind is Decimal:
        return EXACT.add if plus else EXACT.subtract
    return operator.add if plus else operator.sub


def _later(day: date | None, days: int) -> date | None:
    try:
        return None if day is None else day + timedelta(days)
    except OverflowError:
        return None


def _divided(left: Decimal | int, right: Decimal | int) -> Decimal | None:
    return EXACT.divide(Decimal(left), Decimal(right)) if right else None


def _comparison(compare: Callable[[Any, Any], bool], dates: bool) -> Callable[[Any, Any], bool]:
    if not dates:
        return compare
    return lambda left, right: left is not None and right is not None and compare(left, right)


def _call(name: str) -> Callable[..., Any]:
    if name in _DATE_PARTS:
        part = _DATE_PARTS[name]
        return lambda day: 0 if day is None else part(day)
    if name == "abs":
        return abs
    if name == "round":
        return _rounded
    return lambda *values: reduce(lambda left, right: _either(name, left, right), values)


def _either(name: str, left: Any, right: Any) -> Any:
    if left is None or right is None:
        return right if left is None else left
    return min(left, right) if name == "min" else max(left, right)


def _rounded(value: Decimal | int, places: int = 0) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-places), context=EXACT)
