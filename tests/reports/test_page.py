"""Rows become lines: columns under their headings, totals by currency, an end that says so."""

from decimal import Decimal
from typing import Any

from qadtui.formats import Format, make_format
from qadtui.language.text import Translator
from qadtui.models.dictionary import Entry
from qadtui.models.tables import StockTransaction
from qadtui.reports.page import body_lines, heading_lines, print_columns
from qadtui.reports.request import Report

REPORT = Report(
    StockTransaction,
    columns=["order", "item", "order_quantity", "amount"],
    ranges=[],
    sort=["order"],
    total=["order_quantity", "amount"],
    currency="currency",
    formats={"amount": "->>>>>>9.99", "order_quantity": "->>>>9.9<<<"},
    labels={"item": "Part"},
)
ENGLISH = Translator("en")


def make(entry: Entry, spec: str) -> Format:
    return make_format(spec or entry.format, entry.kind)


def row(order: str, quantity: str, amount: str, currency: str = "CNY", item: str = "A") -> dict[str, Any]:
    values = {"order": order, "item": item, "order_quantity": Decimal(quantity), "amount": Decimal(amount)}
    return values | {"currency": currency}


def test_headings_stand_over_their_rules() -> None:
    columns = print_columns(REPORT, make, ENGLISH)
    assert heading_lines(columns) == [
        "Order    Part               Order Qt      Amount",
        "-------- ------------------ -------- -----------",
    ]


def test_totals_are_exact_and_each_currency_has_its_own() -> None:
    columns = print_columns(REPORT, make, ENGLISH)
    rows = [row("SO1", "1", "0.10"), row("SO2", "2", "0.20"), row("SO3", "4", "1234567.89", "USD")]
    lines = list(body_lines(REPORT, columns, iter(rows), ENGLISH, 80))
    assert lines == [
        "SO1      A                       1.0        0.10",
        "SO2      A                       2.0        0.20",
        "SO3      A                       4.0  1234567.89",
        "                            -------- -----------",
        "                  Total CNY      3.0        0.30",
        "                  Total USD      4.0  1234567.89",
        "                                 End of Report",
    ]


def test_chinese_stays_in_its_column() -> None:
    columns = print_columns(REPORT, make, ENGLISH)
    first, *_ = body_lines(REPORT, columns, iter([row("SO1", "1", "1.00", item="漢字" * 6)]), ENGLISH, 80)
    assert first == "SO1      漢字漢字漢字漢字漢      1.0        1.00"


def test_an_empty_report_says_that_it_ended() -> None:
    lines = list(body_lines(REPORT, print_columns(REPORT, make, ENGLISH), iter([]), ENGLISH, 80))
    assert [line.strip() for line in lines] == ["End of Report"]
