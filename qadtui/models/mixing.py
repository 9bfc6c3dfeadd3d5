"""Which numbers may stand beside which, asked of every expression before it becomes SQL.

A scaled number is an integer whose meaning is its column's type, so the database cannot see that these are nonsense:

    price > quantity        both are integers
    price * quantity        the scales would have to be added
    case(..., else_=7)      a bare 7 would be 0.007
    quantity + line         one is a count of hundred-thousandths, the other of lines

Here they are refused with a TypeError: as they are written where the scaled number stands on the left, and when the
statement is compiled wherever it stands. Numbers that SQLAlchemy binds in the column's own type (``price + 1``) are
right; where it cannot know the type, say it: ``coalesce(price, literal(Decimal(7), Price))``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import operators
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import (
    BinaryExpression,
    BindParameter,
    Case,
    ClauseList,
    CollectionAggregate,
    ExpressionClauseList,
    Grouping,
)
from sqlalchemy.sql.functions import coalesce
from sqlalchemy.types import Integer, Numeric

PRODUCTS = frozenset({operators.mul, operators.truediv, operators.floordiv, operators.mod})


class Exact:
    """Marks a column type whose numbers may only meet numbers of the very same type."""


def refuse_mixture(operator: Any, operands: Iterable[Any]) -> None:
    """Raise TypeError when `operands` hold an Exact number and `operator` would falsify it."""
    kinds = {kind for operand in operands for kind in _kinds(operand)}
    if not any(issubclass(kind, Exact) for kind in kinds):
        return
    names = ", ".join(sorted(kind.__name__ for kind in kinds))
    if operator in PRODUCTS:
        raise TypeError(f"multiply and divide in Python and store the result; SQL would lose the scale of {names}")
    if len(kinds) > 1:
        raise TypeError(f"numbers of different types cannot meet in SQL: {names}")


def _kinds(operand: Any) -> Iterable[type]:
    """The kinds of number `operand` brings along; a neutral operand (None, zero, text, a bare integer) brings none."""
    if isinstance(operand, float):
        return (float,)
    if isinstance(operand, (ClauseList, ExpressionClauseList)):
        return [kind for clause in operand.clauses for kind in _kinds(clause)]
    if isinstance(operand, (Grouping, CollectionAggregate)):
        return _kinds(operand.element)
    column_type = getattr(operand, "type", None)
    if isinstance(operand, BindParameter) and isinstance(operand.value, float):
        return (float,)
    if isinstance(column_type, Exact):
        return (type(column_type),)
    if isinstance(column_type, (Integer, Numeric)) and not _is_zero(operand):
        return (type(column_type),)
    return ()


def _is_zero(operand: Any) -> bool:
    return isinstance(operand, BindParameter) and not operand.callable and operand.value in (0, None)


@compiles(BinaryExpression)
def _compile_binary(element: BinaryExpression[Any], compiler: SQLCompiler, **options: Any) -> str:
    refuse_mixture(element.operator, (element.left, element.right))
    return cast(str, compiler.visit_binary(element, **options))  # type: ignore[no-untyped-call]


@compiles(ExpressionClauseList)
def _compile_chain(element: ExpressionClauseList[Any], compiler: SQLCompiler, **options: Any) -> str:
    if element.operator not in (operators.and_, operators.or_):
        refuse_mixture(element.operator, element.clauses)
    return cast(str, compiler.visit_expression_clauselist(element, **options))  # type: ignore[no-untyped-call]


@compiles(Case)
def _compile_case(element: Case[Any], compiler: SQLCompiler, **options: Any) -> str:
    refuse_mixture(None, [result for _, result in element.whens] + [element.else_])
    return cast(str, compiler.visit_case(element, **options))  # type: ignore[no-untyped-call]


@compiles(coalesce)
def _compile_coalesce(element: coalesce[Any], compiler: SQLCompiler, **options: Any) -> str:
    refuse_mixture(None, element.clauses)
    return compiler.visit_function(element, **options)
