"""Subtotals stand where a break changes, totals at the end, each currency by itself, and all of it adds up."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qadtui.models.tables import StockTransaction
from qadtui.reports.breaks import Part, Row, Subtotal, Total, breaks_of, parts
from qadtui.reports.definition import Report
from qadtui.reports.request import Request

SPEC: dict[str, Any] = {
    "columns": ["customer", "item", "order", "amount"],
    "sorts": {
        "Customer": ["customer", "item", "-order"],
        "Item": ["item", "customer"],
        "Order": ["-customer", "order"],
    },
    "breaks": ["customer", "item"],
    "total": ["amount"],
    "currency": "currency",
}
REPORT = Report.from_spec(StockTransaction, SPEC)


def row(customer: str | None, item: str, amount: int, currency: str | None = "CNY") -> tuple[Any, ...]:
    return (customer, item, "SO1", Decimal(amount), currency)


def sums(found: Iterator[Part]) -> list[tuple[Any, ...]]:
    """All parts but the rows, in short."""
    return [
        (part.path, part.value, part.currency, part.sums["amount"])
        if isinstance(part, Subtotal)
        else ("total", "", part.currency, part.sums["amount"])
        for part in found
        if not isinstance(part, Row)
    ]


def test_subtotals_come_innermost_first_with_the_outer_ones_behind() -> None:
    rows = [row("C1", "A", 1), row("C1", "A", 2), row("C1", "B", 4), row("C2", "B", 8)]
    found = list(parts(REPORT, Request(), rows))
    assert [type(part).__name__ for part in found] == [
        "Row", "Row", "Subtotal", "Row", "Subtotal", "Subtotal", "Row", "Subtotal", "Subtotal", "Total",
    ]  # fmt: skip
    assert sums(iter(found)) == [
        ("item", "A", "CNY", 3),
        ("item", "B", "CNY", 4),
        ("customer", "C1", "CNY", 7),
        ("item", "B", "CNY", 8),
        ("customer", "C2", "CNY", 8),
        ("total", "", "CNY", 15),
    ]


def test_each_currency_has_its_own_line() -> None:
    rows = [row("C1", "A", 1), row("C1", "A", 2, "USD"), row("C1", "A", 4, None)]
    lines = [("", 4), ("CNY", 1), ("USD", 2)]
    assert sums(parts(REPORT, Request(), rows)) == [
        *(("item", "A", *line) for line in lines),
        *(("customer", "C1", *line) for line in lines),
        *(("total", "", *line) for line in lines),
    ]


def test_breaks_hold_for_the_orders_they_lead() -> None:
    assert breaks_of(REPORT, Request()) == ("customer", "item")
    assert breaks_of(REPORT, Request(order=1)) == ()
    assert breaks_of(REPORT, Request(order=2)) == ("customer",)
    assert breaks_of(REPORT, Request(sort=("-customer", "item"))) == ("customer", "item")


def test_nothing_has_no_totals_and_what_is_blank_adds_nothing() -> None:
    assert list(parts(REPORT, Request(), [])) == []
    blank = (None, "A", "SO1", None, "CNY")
    assert sums(parts(REPORT, Request(), [blank]))[-1] == ("total", "", "CNY", 0)


def test_without_totals_there_are_only_rows() -> None:
    plain = Report.from_spec(StockTransaction, {"columns": ["customer"], "sort": ["customer"], "breaks": ["customer"]})
    assert list(parts(plain, Request(), [("C1",), ("C2",)])) == [Row(("C1",)), Row(("C2",))]


def test_raw_numbers_are_summed_as_they_are() -> None:
    rows = [("C1", "A", "SO1", 1500, "CNY"), ("C1", "A", "SO1", 250, "CNY")]
    assert sums(parts(REPORT, Request(), rows))[-1] == ("total", "", "CNY", 1750)


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from([None, "C1", "C2"]),
        st.sampled_from(["A", "B"]),
        st.integers(-999, 999),
        st.sampled_from(["CNY", "USD"]),
    )
)


@given(rows=ROWS, order=st.sampled_from([0, 2]))
def test_subtotals_add_up_to_the_totals(rows: list[tuple[Any, ...]], order: int) -> None:
    rows.sort(key=lambda each: (each[0] or "", each[1]))
    found = list(parts(REPORT, Request(order=order), rows))
    assert [part.values for part in found if isinstance(part, Row)] == rows
    expected: dict[str, Decimal] = defaultdict(Decimal)
    for *_, amount, currency in rows:
        expected[currency] += amount
    totals = {part.currency: part.sums["amount"] for part in found if isinstance(part, Total)}
    assert totals == expected
    for level in range(2 if order == 0 else 1):
        added: dict[str, Decimal] = defaultdict(Decimal)
        for part in found:
            if isinstance(part, Subtotal) and part.level == level:
                added[part.currency] += part.sums["amount"]
        assert added == expected


@given(rows=ROWS)
def test_a_subtotal_is_of_the_rows_above_it(rows: list[tuple[Any, ...]]) -> None:
    rows.sort(key=lambda each: (each[0] or "", each[1]))
    since: dict[int, list[tuple[Any, ...]]] = {0: [], 1: []}
    counted: dict[int, set[str]] = {0: set(), 1: set()}
    for part in parts(REPORT, Request(), rows):
        if isinstance(part, Row):
            for level in since:
                if counted[level]:
                    since[level], counted[level] = [], set()
                since[level].append(part.values)
        elif isinstance(part, Subtotal):
            theirs = [each for each in since[part.level] if each[4] == part.currency]
            assert part.sums["amount"] == sum(each[3] for each in theirs)
            assert {each[part.level] for each in since[part.level]} == {part.value}
            counted[part.level].add(part.currency)
