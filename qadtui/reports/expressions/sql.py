"""Lets the database work an expression out: a tree becomes SQL over columns, with the same answers as `values`.

A condition has two shapes, for SQL knows a third answer besides true and false. `holds` is true where it holds and
`fails` where it does not; "not" goes from one to the other. So `effective >= '2026-04-01'` stays as plain as an index
wants it, and only its opposite has to say what becomes of rows without a date.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    Integer,
    String,
    and_,
    case,
    cast,
    extract,
    false,
    func,
    literal,
    not_,
    or_,
    true,
)
from sqlalchemy.types import TypeEngine

from qadtui.models.days import days_after, days_between
from qadtui.models.numbers import Scaled
from qadtui.reports.expressions import nodes
from qadtui.reports.expressions.nodes import Node

Column = ColumnElement[Any]
Condition = ColumnElement[bool]

_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_BLANKS: dict[type, Any] = {str: "", bool: False}


@dataclass(frozen=True)
class Question:
    """How a path becomes a column, and which day it is."""

    column: Callable[[str], Column]
    today: date

    def value(self, node: Node, unit: type | None = None) -> Column:
        """The value of a node; a bare number is counted in `unit`."""
        unit = node.unit or unit
        match node:
            case nodes.Name(inner=Node() as inner):
                return self.value(inner)
            case nodes.Name():
                return self._filled(node)
            case nodes.Constant():
                return literal(node.value, _type(node.kind, unit))
            case nodes.Today():
                return literal(self.today, Date())
            case nodes.Sum():
                return self._sum(node, unit)
            case nodes.Negative():
                return -self.value(node.of[0], unit)
            case nodes.Choice() if node.kind is not bool:
                test, value, other = node.of
                return case((self.holds(test), self.value(value, unit)), else_=self.value(other, unit))
            case nodes.Call():
                return self._call(node, unit)
        return case((self.holds(node), true()), else_=false())

    def holds(self, node: Node) -> Condition:
        """True where the condition holds."""
        return self._condition(node, True)

    def fails(self, node: Node) -> Condition:
        """True where it does not."""
        return self._condition(node, False)

    def _condition(self, node: Node, wanted: bool) -> Condition:
        match node:
            case nodes.Not():
                return self._condition(node.of[0], not wanted)
            case nodes.Junction():
                parts = [self._condition(part, wanted) for part in node.of]
                return and_(*parts) if (node.name == "and") is wanted else or_(*parts)
            case nodes.Compare():
                return self._comparison(node, node.name if wanted else _OPPOSITE[node.name], wanted)
            case nodes.Member():
                return self._member(node, wanted)
            case nodes.Choice():
                test, value, other = node.of
                yes = and_(self.holds(test), self._condition(value, wanted))
                return or_(yes, and_(self.fails(test), self._condition(other, wanted)))
            case nodes.Constant():
                return true() if node.value is wanted else false()
            case nodes.Name(inner=Node() as inner):
                return self._condition(inner, wanted)
        return self.value(node) if wanted else not_(self.value(node))

    def _comparison(self, node: nodes.Compare, sign: str, wanted: bool) -> Condition:
        left, right = node.of
        if left.kind is bool:
            alike = or_(and_(self.holds(left), self.holds(right)), and_(self.fails(left), self.fails(right)))
            unlike = or_(and_(self.holds(left), self.fails(right)), and_(self.fails(left), self.holds(right)))
            return alike if sign == "==" else unlike
        if left.kind is date:
            return self._dates(left, right, sign, wanted)
        if sign == "==" and _is_written(right) and isinstance(left, nodes.Name) and left.inner is None:
            return and_(self.column(left.path) == self.value(right, node.unit))  # nothing missing equals it
        compared: Condition = _COMPARED[sign](self.value(left, node.unit), self.value(right, node.unit))
        return compared

    def _dates(self, left: Node, right: Node, sign: str, wanted: bool) -> Condition:
        first, second = self.value(left), self.value(right)
        for known, other in ((left, second), (right, first)):
            if isinstance(known, nodes.Constant) and known.value is None and sign in ("==", "!="):
                return other.is_(None) if sign == "==" else other.is_not(None)
        missing = [column for node, column in ((left, first), (right, second)) if may_be_missing(node)]
        if sign in ("==", "!="):
            if len(missing) == 2:
                return first.is_not_distinct_from(second) if sign == "==" else first.is_distinct_from(second)
            return first == second if sign == "==" else or_(first != second, *(one.is_(None) for one in missing))
        compared: Condition = _COMPARED[sign](first, second)
        return compared if wanted else or_(compared, *(one.is_(None) for one in missing))

    def _member(self, node: nodes.Member, wanted: bool) -> Condition:
        first, *members = node.of
        alike = [nodes.Compare(name="==", of=(first, member), kind=bool, unit=node.unit) for member in members]
        simple = isinstance(first, nodes.Name) and first.inner is None and all(map(_is_written, members))
        if wanted and simple and first.kind is not bool:
            return self.value(first).in_([self.value(member, node.unit) for member in members])
        return self._condition(nodes.Junction(name="or", of=tuple(alike), kind=bool), wanted)

    def _filled(self, node: nodes.Name) -> Column:
        """A column, with what a missing value means."""
        column = self.column(node.path)
        if not node.optional or node.kind is date:
            return column
        return func.coalesce(column, literal(_BLANKS.get(node.kind, 0), _type(node.kind, node.unit)))

    def _sum(self, node: nodes.Sum, unit: type | None) -> Column:
        left, right = node.of
        if left.kind is date and right.kind is date:
            return days_between(self.value(left), self.value(right))
        if left.kind is date:
            days = self.value(right, int)
            return days_after(self.value(left), days if node.name == "+" else -days)
        first, second = self.value(left, unit), self.value(right, unit)
        return first + second if node.name == "+" else first - second

    def _call(self, node: nodes.Call, unit: type | None) -> Column:
        if node.name == "abs":
            value = self.value(node.of[0], unit)
            return case((value < literal(0, _type(node.kind, unit)), -value), else_=value)
        if node.name in ("min", "max"):
            values = [(self.value(part, unit), may_be_missing(part)) for part in node.of]
            return reduce(lambda one, two: _either(node.name, one, two), values)[0]
        day = self.value(node.of[0])
        year, month = (func.coalesce(cast(extract(part, day), Integer), 0) for part in ("year", "month"))
        return {"year": year, "month": month, "period": year * 100 + month}[node.name]


def may_be_missing(node: Node) -> bool:
    """Whether a date may be no date."""
    if node.kind is not date or isinstance(node, nodes.Today):
        return False
    if isinstance(node, nodes.Constant):
        return node.value is None
    if isinstance(node, nodes.Name) and node.inner is None:
        return node.optional
    return True


def _either(name: str, one: tuple[Column, bool], two: tuple[Column, bool]) -> tuple[Column, bool]:
    """The lesser (greater) of two columns, of which any may be missing."""
    (left, left_missing), (right, right_missing) = one, two
    whens: list[tuple[Condition, Column]] = [(right.is_(None), left)] if right_missing else []
    whens.append((left <= right if name == "min" else left >= right, left))
    return case(*whens, else_=right), left_missing and right_missing


def _is_written(node: Node) -> bool:
    """Whether it is a value that stands in the expression, and no blank."""
    return isinstance(node, nodes.Constant) and bool(node.value)


def _type(kind: type, unit: type | None) -> TypeEngine[Any]:
    if unit is not None and issubclass(unit, Scaled):
        return unit()  # type: ignore[call-arg]
    types: dict[type, TypeEngine[Any]] = {str: String(), date: Date(), bool: Boolean()}
    return types.get(kind, BigInteger())
