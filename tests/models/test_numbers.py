"""Numbers come back as they were stored, sums are exact, and what would falsify a number is refused."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Integer, MetaData, Table, case, func, insert, literal, null, select
from sqlalchemy.exc import StatementError

from qadtui.models.database import Database
from qadtui.models.numbers import LARGEST, Amount, Percent, Price, Quantity, Rate, from_integer, to_integer

numbers = Table(
    "numbers", MetaData(),
    Column("id", Integer, primary_key=True), Column("line", Integer), Column("amount", Amount), Column("price", Price),
    Column("quantity", Quantity), Column("percent", Percent), Column("rate", Rate),
)  # fmt: skip
c = numbers.c
SCALES = {"amount": 3, "price": 5, "quantity": 5, "percent": 4, "rate": 9}


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.engine.begin() as connection:
        numbers.create(connection)
        yield connection


def stored(connection: Connection, **values: Any) -> Any:
    connection.execute(numbers.delete())
    connection.execute(insert(numbers).values(values))
    return connection.execute(select(numbers)).one()


def test_an_amount_of_sixteen_digits_keeps_its_cents(connection: Connection) -> None:
    assert stored(connection, amount=Decimal("1234567890123456.78")).amount == Decimal("1234567890123456.78")


@pytest.mark.parametrize(("name", "scale"), SCALES.items())
def test_every_type_keeps_its_smallest_and_its_largest_number(connection: Connection, name: str, scale: int) -> None:
    for value in (Decimal(1).scaleb(-scale), Decimal(-LARGEST).scaleb(-scale), Decimal(LARGEST).scaleb(-scale), None):
        assert stored(connection, **{name: value})._mapping[name] == value


@given(st.integers(-LARGEST, LARGEST), st.sampled_from([3, 4, 5, 9]))
def test_any_number_that_fits_comes_back(whole: int, scale: int) -> None:
    assert to_integer(from_integer(whole, scale), scale) == whole


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.decimals(min_value=-(10**12), max_value=10**12, places=3), min_size=1, max_size=30))
def test_the_database_adds_exactly(connection: Connection, amounts: list[Decimal]) -> None:
    connection.execute(numbers.delete())
    connection.execute(insert(numbers), [{"amount": amount} for amount in amounts])
    answer = connection.execute(select(func.sum(c.amount), func.min(c.amount), func.max(c.amount))).one()
    assert tuple(answer) == (sum(amounts), min(amounts), max(amounts))


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (0.1, TypeError),
        (True, TypeError),
        ("1", TypeError),
        (Decimal("NaN"), ValueError),
        (Decimal("Infinity"), ValueError),
        (Decimal("0.0001"), ValueError),
        (Decimal("1e-400"), ValueError),
        (Decimal("9223372036854775.808"), ValueError),
        (Decimal("1e40"), ValueError),
    ],
)
def test_what_is_no_exact_number_is_refused(connection: Connection, value: Any, error: type[Exception]) -> None:
    with pytest.raises(StatementError) as refused:
        stored(connection, amount=value)
    assert isinstance(refused.value.orig, error)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (func.sum(c.amount), "2.5"),
        (func.coalesce(func.sum(c.amount), 0), "2.5"),
        (func.coalesce(null(), literal(Decimal(7), Amount), c.amount), "7"),
        (-c.amount, "-2.5"),
        (c.amount + 1, "3.5"),
        (1 - c.amount, "-1.5"),
        (c.amount + c.amount + c.amount, "7.5"),
        (c.amount - Decimal("0.001"), "2.499"),
        (case((c.line == 1, c.amount), else_=0), "2.5"),
        (func.sum(c.amount).over() + 1, "3.5"),
    ],
)
def test_these_keep_the_type(connection: Connection, expression: Any, expected: str) -> None:
    stored(connection, amount=Decimal("2.5"), line=1)
    assert connection.execute(select(expression)).scalar_one() == Decimal(expected)


@pytest.mark.parametrize(
    "write",
    [
        lambda: c.price * c.quantity,
        lambda: c.amount * 2,
        lambda: 2 * c.amount,
        lambda: c.amount / 2,
        lambda: c.amount // 2,
        lambda: c.amount % 2,
        lambda: c.line * c.amount,
        lambda: func.sum(c.line * c.amount),
        lambda: c.amount > 0.5,
        lambda: c.amount + 0.5,
        lambda: c.amount.between(0, 0.5),
        lambda: c.amount > c.quantity,
        lambda: c.price == c.quantity,
        lambda: c.amount + c.price,
        lambda: c.line + c.line + c.amount,
        lambda: c.line < c.quantity,
        lambda: c.line.between(0, c.quantity),
        lambda: c.amount.in_(select(c.quantity)),
        lambda: literal(5) + c.amount,
        lambda: case((c.line == 1, c.amount), else_=7),
        lambda: func.coalesce(c.amount, 7),
        lambda: func.coalesce(c.amount, c.quantity),
    ],
)
def test_what_would_falsify_a_number_never_reaches_the_database(write: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        str(select(write()))
