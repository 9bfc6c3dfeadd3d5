"""What an expression is made of, once its words are understood: a tree of values, each of a known kind.

quantity_ordered - quantity_shipped > 0

Compare >
    Sum -           Decimal, counted as Quantity
        Name quantity_ordered
        Name quantity_shipped
    Constant 0      takes on whatever unit stands beside it
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Node:
    """`kind` is the type of its plain value, `unit` the column type that its number is counted in: Amount, Quantity,
    int, or None where any would do. `outside` says why the database cannot work it out; blank if it can.
    """

    kind: type
    unit: type | None = None
    outside: str = ""

    @property
    def parts(self) -> tuple["Node", ...]:
        """What it is made of."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Name(Node):
    """A column. `optional` says whether it may be missing, `inner` what a computed column stands for."""

    path: str
    optional: bool = False
    inner: Node | None = None


@dataclass(frozen=True, kw_only=True)
class Constant(Node):
    """A value that is written out; None is no date."""

    value: Any


@dataclass(frozen=True, kw_only=True)
class Today(Node):
    """The business date of whoever asks."""


@dataclass(frozen=True, kw_only=True)
class Operation(Node):
    """Something made of others: `name` is its sign or its function."""

    name: str
    of: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.of


class Sum(Operation):
    """`+` or `-` of two numbers, texts, or dates and days."""


class Product(Operation):
    """`*` or `/`."""


class Negative(Operation):
    """`-` before a number."""


class Compare(Operation):
    """Two values beside each other: == != < <= > >=."""


class Member(Operation):
    """Whether the first is one of the others."""


class Junction(Operation):
    """`and` or `or` of conditions."""


class Not(Operation):
    """The opposite of a condition."""


class Choice(Operation):
    """One value if a condition holds, else another: test, value, other value."""


class Call(Operation):
    """A function: abs round min max year month period."""


def leaves(node: Node, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """The paths a value is worked out from, if those `known` are at hand."""
    if isinstance(node, Name):
        if node.inner is None or node.path in known:
            yield node.path
        else:
            yield from leaves(node.inner, known)
    for part in node.parts:
        yield from leaves(part, known)
