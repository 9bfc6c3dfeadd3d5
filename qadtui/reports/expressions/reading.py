"""Reads an expression: Python's syntax, of which little is allowed, and nothing is run.

    quantity_ordered - quantity_shipped       names are dotted paths and computed columns
    round(amount * 7 / 107, 2)                numbers are exact decimals
    type in ('ISS-SO', 'RCT-UNP')             texts in quotes, lists in brackets
    due_date < today and not closed           and or not, == != < <= > >=
    'late' if due_date < today else ''        one or the other
    due_date - order_date                     days between dates; a date + 7 is a week later
    year(d) month(d) period(d)                2026, 4, 202604; 0 of no date
    min(a, b) max(a, b) abs(a) round(a, 2)
    ship_date == blank                        what was never filled in; True and False are yes and no

A missing value is blank: a text is '', a number 0, yes/no is no. A missing date is neither before nor after any other,
and min and max leave it out. What is divided by nothing is blank.
"""

import ast
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from types import NoneType

from qadtui.reports.expressions import nodes
from qadtui.reports.expressions.nodes import Constant, Node
from qadtui.reports.expressions.typing import KIND_NAMES, agreed, is_number

COMPARISONS: dict[type, str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
DATE_PARTS = ("year", "month", "period")
_ARITHMETIC: dict[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}

NameOf = Callable[[str], nodes.Name]


def read(text: str, name_of: NameOf) -> Node:
    """The tree of an expression. Raises ValueError, or `name_of`'s KeyError, with a reason that quotes the word."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"'{text}' is no expression") from None
    try:
        return _Reader(text.strip(), name_of).read(tree.body)
    except RecursionError:
        raise ValueError(f"'{text}' is too deep") from None


class _Reader:
    def __init__(self, text: str, name_of: NameOf) -> None:
        self._text, self._name_of = text, name_of

    def read(self, tree: ast.expr) -> Node:
        match tree:
            case ast.Constant():
                return self._constant(tree)
            case ast.Name() | ast.Attribute():
                return self._name(tree)
            case ast.BinOp(left, operator, right) if type(operator) in _ARITHMETIC:
                return self._arithmetic(tree, _ARITHMETIC[type(operator)], self.read(left), self.read(right))
            case ast.UnaryOp(ast.USub(), of):
                return self._negative(tree, self.read(of))
            case ast.UnaryOp(ast.Not(), of):
                return self._not(self._condition(of))
            case ast.BoolOp(operator, values):
                return self._junction("and" if isinstance(operator, ast.And) else "or", values)
            case ast.Compare():
                return self._comparisons(tree)
            case ast.IfExp(test, value, other):
                return self._choice(tree, self._condition(test), self.read(value), self.read(other))
            case ast.Call(ast.Name(name), arguments, []):
                return self._call(tree, name, arguments)
        raise ValueError(f"'{self._words(tree)}' is not understood")

    def _constant(self, tree: ast.Constant) -> Node:
        value = tree.value
        if isinstance(value, (bool, str)):
            return Constant(value=value, kind=type(value))
        if isinstance(value, (int, float)):
            return self._number(self._words(tree))
        raise ValueError(f"'{self._words(tree)}' is not understood")

    def _number(self, word: str) -> Node:
        try:
            value = Decimal(word)
        except InvalidOperation:
            raise ValueError(f"'{word}' is no number") from None
        whole = value == value.to_integral_value()
        return Constant(value=int(value) if whole else value, kind=int if whole else Decimal)

    def _name(self, tree: ast.expr) -> Node:
        path = self._words(tree)
        if not all(step.isidentifier() for step in path.split(".")):
            raise ValueError(f"'{path}' is not understood")
        if path == "today":
            return nodes.Today(kind=date)
        if path == "blank":
            return Constant(value=None, kind=NoneType)
        return self._name_of(path)

    def _arithmetic(self, tree: ast.expr, sign: str, left: Node, right: Node) -> Node:
        text = self._words(tree)
        if sign in "*/":
            return self._product(text, sign, left, right)
        if {left.kind, right.kind} == {date, str}:
            (left, right), *_ = agreed([left, right], text)
        kinds = (left.kind, right.kind)
        outside = left.outside or right.outside
        if kinds == (date, date) and sign == "-":
            return nodes.Sum(name=sign, of=(left, right), kind=int, unit=int, outside=outside)
        if kinds == (date, int):
            whole = "" if right.unit in (int, None) else f"'{text}' adds no whole days"
            return nodes.Sum(name=sign, of=(left, right), kind=date, outside=outside or whole)
        of, kind, unit, outside = agreed([left, right], text)
        if not (is_number(left) or (kind is str and sign == "+")):
            raise ValueError(f"'{text}': {KIND_NAMES[kind]} takes no '{sign}'")
        return nodes.Sum(name=sign, of=tuple(of), kind=kind, unit=unit, outside=outside)

    def _product(self, text: str, sign: str, left: Node, right: Node) -> Node:
        for factor in (left, right):
            if not is_number(factor):
                raise ValueError(f"'{text}': {KIND_NAMES[factor.kind]} takes no '{sign}'")
        whole = left.kind is int and right.kind is int and sign == "*"
        does = "multiplies" if sign == "*" else "divides"
        return nodes.Product(name=sign, of=(left, right), kind=int if whole else Decimal, outside=f"'{text}' {does}")

    def _negative(self, tree: ast.expr, of: Node) -> Node:
        if not is_number(of):
            raise ValueError(f"'{self._words(tree)}': {KIND_NAMES[of.kind]} takes no '-'")
        if isinstance(of, Constant):
            return Constant(value=-of.value, kind=of.kind)
        return nodes.Negative(name="-", of=(of,), kind=of.kind, unit=of.unit, outside=of.outside)

    def _not(self, of: Node) -> Node:
        return nodes.Not(name="not", of=(of,), kind=bool, outside=of.outside)

    def _junction(self, name: str, values: Sequence[ast.expr]) -> Node:
        of = tuple(self._condition(value) for value in values)
        return nodes.Junction(name=name, of=of, kind=bool, outside=_first_fault(of))

    def _condition(self, tree: ast.expr) -> Node:
        node = self.read(tree)
        if node.kind is not bool:
            raise ValueError(f"'{self._words(tree)}' is {KIND_NAMES[node.kind]}, where yes or no is wanted")
        return node

    def _comparisons(self, tree: ast.Compare) -> Node:
        """a < b < c is a < b and b < c."""
        operands = [tree.left, *tree.comparators]
        pairs = zip(operands, operands[1:], tree.ops, strict=False)
        of = tuple(self._comparison(tree, left, right, sign) for left, right, sign in pairs)
        return of[0] if len(of) == 1 else nodes.Junction(name="and", of=of, kind=bool, outside=_first_fault(of))

    def _comparison(self, tree: ast.expr, left: ast.expr, right: ast.expr, sign: ast.cmpop) -> Node:
        text = self._words(tree)
        if isinstance(sign, (ast.In, ast.NotIn)):
            member = self._member(text, left, right)
            return member if isinstance(sign, ast.In) else self._not(member)
        if type(sign) not in COMPARISONS:
            raise ValueError(f"'{text}' is not understood")
        name = COMPARISONS[type(sign)]
        of, kind, unit, outside = agreed([self.read(left), self.read(right)], text)
        if kind is NoneType or (kind is bool and name not in ("==", "!=")):
            raise ValueError(f"'{text}': {KIND_NAMES[kind]} is neither more nor less")
        return nodes.Compare(name=name, of=tuple(of), kind=bool, unit=unit, outside=outside)

    def _member(self, text: str, left: ast.expr, right: ast.expr) -> Node:
        if not isinstance(right, (ast.Tuple, ast.List)) or not right.elts:
            raise ValueError(f"'{text}': after 'in' comes a list such as ('A', 'B')")
        members = [self.read(member) for member in right.elts]
        if not all(isinstance(member, Constant) for member in members):
            raise ValueError(f"'{text}': the list holds more than texts and numbers")
        of, _, unit, outside = agreed([self.read(left), *members], text)
        return nodes.Member(name="in", of=tuple(of), kind=bool, unit=unit, outside=outside)

    def _choice(self, tree: ast.expr, test: Node, value: Node, other: Node) -> Node:
        of, kind, unit, outside = agreed([value, other], self._words(tree))
        if kind is NoneType:
            raise ValueError(f"'{self._words(tree)}' is always blank")
        return nodes.Choice(name="if", of=(test, *of), kind=kind, unit=unit, outside=test.outside or outside)

    def _call(self, tree: ast.expr, name: str, arguments: Sequence[ast.expr]) -> Node:
        text, of = self._words(tree), [self.read(argument) for argument in arguments]
        if name in DATE_PARTS and [node.kind for node in of] == [date]:
            return nodes.Call(name=name, of=tuple(of), kind=int, unit=int, outside=of[0].outside)
        if name in ("min", "max") and len(of) > 1:
            of, kind, unit, outside = agreed(of, text)
            if kind not in (bool, NoneType):
                return nodes.Call(name=name, of=tuple(of), kind=kind, unit=unit, outside=outside)
        if name == "abs" and [is_number(node) for node in of] == [True]:
            return nodes.Call(name=name, of=tuple(of), kind=of[0].kind, unit=of[0].unit, outside=of[0].outside)
        if name == "round" and of and is_number(of[0]) and all(_is_places(node) for node in of[1:2]) and len(of) < 3:
            return nodes.Call(name=name, of=tuple(of), kind=Decimal, outside=f"'{text}' rounds")
        raise ValueError(f"'{text}' is not understood")

    def _words(self, tree: ast.expr) -> str:
        return ast.get_source_segment(self._text, tree) or self._text


def _is_places(node: Node) -> bool:
    return isinstance(node, Constant) and node.kind is int and 0 <= node.value <= 9


def _first_fault(of: Sequence[Node]) -> str:
    return next((node.outside for node in of if node.outside), "")
