"""What is typed over a column of a browse: what it means, what it cannot mean yet, and which rows it leaves."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Connection, Date, Integer, String, create_engine, literal, select
from sqlalchemy.types import TypeEngine

from qadtui.formats import FormatError, make_format
from qadtui.models.dictionary import Entry, dictionary
from qadtui.models.numbers import Quantity
from qadtui.models.tables import SalesOrderLine
from qadtui.reports.filters import LAST, Filter, condition, in_capitals, parse_filter

TYPES: dict[type, TypeEngine[Any]] = {
    str: String(), int: Integer(), Decimal: Quantity(), date: Date(), bool: Boolean(),
}  # fmt: skip


def entry(path: str) -> Entry:
    return dictionary(SalesOrderLine)[path]


def filter_of(path: str, typed: str) -> Filter | None:
    return parse_filter(path, entry(path), make_format(entry(path).format, entry(path).kind), typed)


@pytest.fixture(scope="module")
def memory() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def leaves(connection: Connection, wanted: Filter, value: Any) -> bool:
    """Whether the filter leaves a row with this value."""
    kind = entry(wanted.path).kind
    column = in_capitals(literal(value, TYPES[kind]), entry(wanted.path))
    return bool(connection.execute(select(1).where(condition(column, kind, wanted))).all())


@pytest.mark.parametrize(
    ("path", "typed", "left", "gone"),
    [
        ("description", "corn", ["Corner", "CORN"], ["acorn", "", None]),
        ("description", "*OR", ["Corner", "or"], ["Crner", None]),
        ("description", "*%", ["7%"], ["7"]),
        ("description", "=Corner", ["corner", "CORNER"], ["corner shop"]),
        ("description", "=", ["", None], [" x"]),
        ("description", "b..c", ["Beer", "corn"], ["ale", "Dill"]),
        ("description", "b..", ["Beer", "Zebra"], ["ale"]),
        ("description", "..b", ["ale", "Beer", ""], ["corn"]),
        ("description", "北", ["北大街"], ["大北"]),
        ("item", "a-", ["A-01"], ["B-01"]),
        ("line", "5", [5], [4, 55]),
        ("line", "=5", [5], [4]),
        ("line", ">5", [6], [5]),
        ("line", "<5", [4], [5]),
        ("line", ">=5", [5, 6], [4]),
        ("line", "<=5", [5, 4], [6]),
        ("line", "2..4", [2, 3, 4], [1, 5]),
        ("line", "2..", [2, 99], [1]),
        ("line", "..4", [1, 4], [5]),
        ("line", "=", [0, None], [1]),
        ("quantity_ordered", "1.5", [Decimal("1.50000")], [Decimal(1)]),
        ("quantity_ordered", "<-1", [Decimal(-2)], [Decimal(0)]),
        ("due_date", "040126", [date(2026, 4, 1)], [date(2026, 4, 2), None]),
        ("due_date", ">04/01/26", [date(2026, 4, 2)], [date(2026, 4, 1), None]),
        ("due_date", "04/01/26..04/03/26", [date(2026, 4, 1), date(2026, 4, 3)], [date(2026, 4, 4), None]),
        ("due_date", "=", [None], [date(2026, 4, 1)]),
        ("confirmed", "y", [True], [False]),
        ("confirmed", "no", [False], [True]),
    ],
)  # fmt: skip
def test_what_a_filter_leaves(memory: Connection, path: str, typed: str, left: list[Any], gone: list[Any]) -> None:
    wanted = filter_of(path, typed)
    assert wanted is not None
    assert wanted.typed == typed
    assert [value for value in left if not leaves(memory, wanted, value)] == []
    assert [value for value in gone if leaves(memory, wanted, value)] == []


@pytest.mark.parametrize(
    ("path", "typed"),
    [("line", ""), ("line", "  "), ("description", ""), ("description", "*"), ("description", ".."), ("due_date", " ")],
)
def test_nothing_typed_is_no_filter(path: str, typed: str) -> None:
    assert filter_of(path, typed) is None


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("line", "x"), ("line", ">"), ("line", ">="), ("line", ".."), ("line", "1..x"),
        ("due_date", "04/"), ("due_date", "13/45/26"), ("due_date", ">"), ("due_date", "?"),
        ("due_date", "04/01/26..0"), ("confirmed", "x"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_yet_is_refused(path: str, typed: str) -> None:
    with pytest.raises(FormatError):
        filter_of(path, typed)


TYPED = st.text("aAbB乙*=. é", max_size=4)
VALUES = st.text("aAbB乙*=. éß", max_size=4)


def capitals(text: str) -> str:
    """As both databases see it: what is beyond ASCII is left alone."""
    return "".join(char.upper() if char.isascii() else char for char in text)


@given(typed=TYPED, value=VALUES)
@settings(max_examples=300, deadline=None)
def test_text_filters_say_the_same_in_sqlite(memory: Connection, typed: str, value: str) -> None:
    wanted = filter_of("description", typed)
    if wanted is None:
        return
    low, high, text = capitals(wanted.low or ""), capitals(wanted.high or ""), capitals(value)
    meant: dict[str, Callable[[], bool]] = {
        "begins": lambda: text.startswith(low),
        "holds": lambda: low in text,
        "is": lambda: text == low,
        "blank": lambda: text == "",
        "range": lambda: low <= text and (not high or text <= high + LAST),
    }
    assert leaves(memory, wanted, value) is meant[wanted.test]()


@given(typed=st.sampled_from(["", ">", "<", ">=", "<=", "="]), number=st.integers(0, 20), value=st.integers(-5, 25))
@settings(deadline=None)
def test_number_filters_compare(memory: Connection, typed: str, number: int, value: int) -> None:
    wanted = filter_of("line", f"{typed}{number}")
    assert wanted is not None
    meant = {"": value == number, "=": value == number, ">": value > number, "<": value < number}
    meant |= {">=": value >= number, "<=": value <= number}
    assert leaves(memory, wanted, value) is meant[typed]
