"""Expressions of screen files: what they may say, and that the database and Python give the same answers."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Connection, Date, Engine, Integer, String, create_engine, literal, select
from sqlalchemy.types import TypeEngine

from qadtui.models.numbers import Amount, Quantity
from qadtui.models.tables import SalesOrderLine
from qadtui.reports.expressions import Expression, Question
from qadtui.reports.vocabulary import Names

TODAY = date(2026, 4, 1)
NAMES = Names(SalesOrderLine)
TYPES: dict[str, TypeEngine[Any]] = {
    "quantity_ordered": Quantity(),
    "quantity_shipped": Quantity(),
    "amount": Amount(),
    "line": Integer(),
    "description": String(),
    "location": String(),
    "order.order_date": Date(),
    "due_date": Date(),
    "promise_date": Date(),
    "confirmed": Boolean(),
    "taxable": Boolean(),
}
ROW: dict[str, Any] = {
    "quantity_ordered": Decimal("12"),
    "quantity_shipped": Decimal("2.5"),
    "amount": Decimal("98.765"),
    "line": 3,
    "description": "Lager",
    "location": None,
    "order.order_date": date(2026, 3, 20),
    "due_date": date(2026, 3, 31),
    "promise_date": None,
    "confirmed": True,
    "taxable": False,
}


def expression(text: str) -> Expression:
    return Expression(text, NAMES.name)


def in_python(text: str, row: Mapping[str, Any] = ROW) -> Any:
    return expression(text).function(list(row), TODAY)(list(row.values()))


def in_database(connection: Connection, text: str, row: Mapping[str, Any]) -> Any:
    question = Question(lambda path: literal(row[path], TYPES[path]), TODAY)
    return connection.execute(select(expression(text).value(question))).scalar()


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("quantity_ordered - quantity_shipped", Decimal("9.5")),
        ("amount / quantity_ordered", Decimal("8.230416667")),
        ("amount * quantity_ordered", Decimal("1185.18")),
        ("round(amount * 7 / 107, 2)", Decimal("6.46")),
        ("round(2.5)", Decimal(3)),
        ("amount / (line - 3)", None),
        ("amount / (line - 3) + 1", Decimal(1)),
        ("-abs(quantity_shipped - quantity_ordered)", Decimal("-9.5")),
        ("max(quantity_ordered - 20, 0)", Decimal(0)),
        ("due_date - order.order_date", 11),
        ("due_date + 7", date(2026, 4, 7)),
        ("due_date - '2026-03-01'", 30),
        ("due_date < today", True),
        ("due_date < '2026-03-31'", False),
        ("promise_date < today or promise_date >= today", False),
        ("not promise_date < today", True),
        ("promise_date == blank", True),
        ("max(due_date, promise_date)", date(2026, 3, 31)),
        ("promise_date - due_date", 0),
        ("year(due_date) * 12 + month(due_date)", 24315),
        ("period(due_date)", 202603),
        ("period(promise_date)", 0),
        ("location == ''", True),
        ("location == blank", True),
        ("location in ('A-01', 'A-02')", False),
        ("location not in ('A-01', '')", False),
        ("description + ' ' + um", "Lager CS"),
        ("'late' if due_date < today and not taxable else ''", "late"),
        ("1 < line <= 3", True),
        ("confirmed == True and taxable != confirmed", True),
        ("quantity_ordered - line", Decimal(9)),
        ("1_000.50 > amount", True),
    ],
)
def test_what_expressions_say(text: str, value: Any) -> None:
    answer = in_python(text, {**ROW, "um": "CS"})
    assert answer == value
    assert type(answer) is type(value)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("amount +", "'amount +' is no expression"),
        ("colour", "SalesOrderLine has no field colour"),
        ("item.colour", "Item has no field colour"),
        ("amount + quantity_ordered", "mixes numbers that are not alike: Amount and Quantity"),
        ("amount > price", "'amount > price' mixes numbers"),
        ("amount + description", "puts a number and a text side by side"),
        ("due_date == 5", "puts a date and a number side by side"),
        ("due_date < 'soon'", "'soon' is no date"),
        ("description - 'x'", "a text takes no '-'"),
        ("description * 2", "a text takes no '*'"),
        ("-description", "a text takes no '-'"),
        ("not amount", "'amount' is a number, where yes or no is wanted"),
        ("amount and confirmed", "where yes or no is wanted"),
        ("confirmed < taxable", "yes/no is neither more nor less"),
        ("'CS' in um", "after 'in' comes a list"),
        ("um in (item, um)", "the list holds more than texts and numbers"),
        ("round(amount, 20)", "'round(amount, 20)' is not understood"),
        ("year(amount)", "'year(amount)' is not understood"),
        ("amount ** 2", "'amount ** 2' is not understood"),
        ("lambda: 1", "'lambda: 1' is not understood"),
        ("__import__('os')", "not understood"),
        ("amount.__class__", "refers to no other table"),
        ("[amount for amount in amount]", "not understood"),
        ("f'{amount}'", "not understood"),
        ("(amount := 1)", "not understood"),
        ("blank", "is always blank"),
        ("0x1f > line", "'0x1f' is no number"),
        ("(" * 3000 + "1" + ")" * 3000, "is no expression"),
    ],
)  # fmt: skip
def test_what_they_may_not_say_is_named(text: str, word: str) -> None:
    with pytest.raises((ValueError, KeyError)) as fault:
        expression(text)
    assert word in str(fault.value.args[0])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("amount * 2", "'amount * 2' multiplies"),
        ("amount / 2 > 1", "'amount / 2' divides"),
        ("round(amount, 1)", "rounds"),
        ("quantity_ordered - line", "counts in Quantity and in whole numbers"),
        ("amount > 0.0001", "has more decimals than the database keeps there"),
        ("1.5 if confirmed else 2.5", "has no column that says how many decimals"),
    ],
)
def test_what_only_python_works_out_says_why(text: str, why: str) -> None:
    assert why in expression(text).outside


def test_products_are_exact_however_long() -> None:
    row = {**ROW, "amount": Decimal("1234567890123456.789"), "quantity_ordered": Decimal("12345678901234.56789")}
    exact = Fraction(row["amount"]) * Fraction(row["quantity_ordered"])
    assert Fraction(in_python("amount * quantity_ordered", row)) == exact


# the same answers from the database


quantities = st.decimals(-(10**9), 10**9, places=5)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "quantity_ordered": quantities,
    "quantity_shipped": quantities | st.just(Decimal(0)),
    "amount": st.decimals(-(10**9), 10**9, places=3),
    "line": st.integers(-999, 999),
    "description": st.text("Aaäz乙 0", max_size=3),
    "location": st.none() | st.text("ABab 1", max_size=2),
    "order.order_date": st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    "due_date": st.none() | st.dates(date(2026, 3, 28), date(2026, 4, 4)),
    "promise_date": st.none() | st.dates(date(2026, 3, 28), date(2026, 4, 4)),
    "confirmed": st.booleans(),
    "taxable": st.booleans(),
}
ROWS = st.fixed_dictionaries(VALUES)

Texts = st.SearchStrategy[str]


def made(pattern: str, *parts: Texts) -> Texts:
    return st.tuples(*parts).map(lambda given: pattern.format(*given))


def growing(leaves: Texts, *more: Callable[[Texts], Texts]) -> Texts:
    return st.recursive(leaves, lambda inner: st.one_of([make(inner) for make in more]), max_leaves=4)


DATES = st.sampled_from(["due_date", "promise_date", "order.order_date", "today", "'2026-04-02'"])
TEXTS = st.sampled_from(["description", "location", "'A'", "''", "'乙'", "description + location"])
SWITCHES = st.sampled_from(["confirmed", "taxable", "True", "not taxable"])
QUANTITIES = growing(
    st.sampled_from(["quantity_ordered", "quantity_shipped"]),
    lambda inner: made("({} - {})", inner, inner),
    lambda inner: made("({} + 1.5)", inner),
    lambda inner: made("abs({})", inner),
    lambda inner: made("min({}, {}, 7)", inner, inner),
    lambda inner: made("max({}, {})", inner, inner),
    lambda inner: made("(-{})", inner),
    lambda inner: made("({} if {} else {})", inner, SWITCHES, inner),
)
DAYS = st.one_of(DATES, made("min({}, {})", DATES, DATES), made("max({}, {}, {})", DATES, DATES, DATES)).filter(
    lambda text: any(name in text for name in ("due", "promise", "order", "today"))
)
LATER = st.one_of(DAYS, made("{} + 3", DAYS), made("({} if {} else {})", DAYS, SWITCHES, DAYS))
COUNTS = st.one_of(
    st.sampled_from(["line", "line - 4", "abs(line)"]),
    made("{} - {}", LATER, DAYS),
    made("period({})", LATER),
    made("year({}) - month({})", DAYS, DAYS),
)
SIGNS = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
CONDITIONS = growing(
    st.one_of(
        SWITCHES,
        made("{} {} {}", QUANTITIES, SIGNS, QUANTITIES),
        made("{} {} {}", LATER, SIGNS, LATER),
        made("{} {} blank", DAYS, st.sampled_from(["==", "!="])),
        made("description {} {}", SIGNS, TEXTS),
        made("location {} {}", SIGNS, TEXTS),
        made("{} in ('A', '', '乙')", st.sampled_from(["description", "location"])),
        made("location not in ({}, 'b')", st.sampled_from(["'A'", "''"])),
        made("due_date in ('2026-04-01', '2026-04-02')"),
        made("({} {} 0)", COUNTS, SIGNS),
    ),
    lambda inner: made("({} and {})", inner, inner),
    lambda inner: made("({} or {})", inner, inner),
    lambda inner: made("(not ({}))", inner),
    lambda inner: made("(({}) == ({}))", inner, inner),
    lambda inner: made("(({}) if ({}) else ({}))", inner, inner, inner),
)
CHOSEN = made("{} if {} else {}", st.sampled_from(["description", "location"]), CONDITIONS, TEXTS)
IN_DATABASE = st.one_of(QUANTITIES, LATER, COUNTS, CONDITIONS, CHOSEN)


@pytest.fixture(scope="module")
def memory() -> Iterator[Connection]:
    with connected("sqlite://") as connection:
        yield connection


@given(text=IN_DATABASE, row=ROWS)
@settings(max_examples=400, deadline=None)
def test_sqlite_gives_the_answers_of_python(memory: Connection, text: str, row: dict[str, Any]) -> None:
    assert expression(text).in_database
    assert in_database(memory, text, row) == in_python(text, row)


@pytest.fixture(scope="module")
def server(postgres_server: Any) -> Iterator[Engine]:
    engine = create_engine(postgres_server.url("postgres"))
    yield engine
    engine.dispose()


@given(text=IN_DATABASE, row=ROWS)
@settings(max_examples=150, deadline=None)
def test_postgresql_gives_the_answers_of_python(server: Engine, text: str, row: dict[str, Any]) -> None:
    with server.connect() as connection:
        assert in_database(connection, text, row) == in_python(text, row)


@given(text=CONDITIONS, row=ROWS)
@settings(max_examples=200, deadline=None)
def test_a_condition_holds_or_fails_and_nothing_between(memory: Connection, text: str, row: dict[str, Any]) -> None:
    question = Question(lambda path: literal(row[path], TYPES[path]), TODAY)
    asked = expression(text)
    found = [bool(memory.execute(select(1).where(side(question))).all()) for side in (asked.holds, asked.fails)]
    assert found == [in_python(text, row), not in_python(text, row)]
