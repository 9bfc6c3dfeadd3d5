"""Rows become lines: columns under their headings, sums under theirs, by currency, and never cut."""

from decimal import Decimal
from typing import Any

from qadtui.reports.body import body_lines
from qadtui.reports.page import heading_lines
from tests.reports.sheets import APRIL_2, report_of, row, sheet

NARROW = report_of(columns=["order", "item", "order_quantity", "amount"], wide=None, breaks=None)


def lines(*rows: tuple[Any, ...], report: Any = NARROW, **more: Any) -> list[str]:
    return [line.text for line in body_lines(sheet(rows, report, **more))]


def shipment(order: str, quantity: str, amount: str, **more: Any) -> tuple[Any, ...]:
    return row(NARROW, order=order, order_quantity=Decimal(quantity), amount=Decimal(amount), **more)


def test_headings_stand_over_their_rules() -> None:
    assert heading_lines(sheet([], NARROW).columns) == [
        "Order    Part               Order Qty      Amount",
        "-------- ------------------ --------- -----------",
    ]


def test_totals_are_exact_and_each_currency_has_its_own() -> None:
    rows = [shipment("SO1", "1", "0.10"), shipment("SO2", "2", "0.20"), shipment("SO3", "4", "4567.89", currency="USD")]
    assert lines(*rows) == [
        "SO1      A                        1.0        0.10",
        "SO2      A                        2.0        0.20",
        "SO3      A                        4.0    4,567.89",
        "                            --------- -----------",
        "                  Total CNY       3.0        0.30",
        "                  Total USD       4.0    4,567.89",
    ]


def test_a_total_that_is_wider_than_its_column_takes_the_room_beside_it() -> None:
    report = report_of(columns=["item", "amount"], wide=None, breaks=None, total=["amount"])
    rows = [row(report, amount=Decimal("999999.99"))] * 1001
    assert lines(*rows, report=report)[-2:] == [
        "                   -----------",
        "    Total CNY 1,000,999,989.99",
    ]


def test_totals_that_have_no_room_beside_each_other_stand_below_each_other() -> None:
    rows = [shipment("SO1", "99999", "999999.99")] * 1001
    assert lines(*rows)[-2:] == [
        "              Total CNY 100,098,999.0",
        "                                 1,000,999,989.99",
    ]


def test_a_break_sums_up_what_is_alike() -> None:
    report = report_of(columns=["effective", "order", "amount"], wide=None, formats={"amount": "->>>9.99"})
    rows = [row(report), row(report), row(report, order="SO2"), row(report, effective=APRIL_2)]
    assert lines(*rows, report=report) == [
        "04/01/26 SO1         98.50",
        "04/01/26 SO1         98.50",
        "                  --------",
        "    Order SO1 CNY   197.00",
        "",
        "04/01/26 SO2         98.50",
        "                  --------",
        "    Order SO2 CNY    98.50",
        "                  --------",
        "Eff Date 04/01/26 CNY",
        "                    295.50",
        "",
        "04/02/26 SO1         98.50",
        "                  --------",
        "    Order SO1 CNY    98.50",
        "                  --------",
        "Eff Date 04/02/26 CNY",
        "                     98.50",
        "                  --------",
        "        Total CNY   394.00",
    ]


def test_sums_are_bold_and_rows_are_not() -> None:
    assert [line.bold for line in body_lines(sheet([row(NARROW)], NARROW))] == [False, False, True]


def test_chinese_stays_in_its_column() -> None:
    first = lines(shipment("SO1", "1", "1.00", item="漢字" * 6))[0]
    assert first == "SO1      漢字漢字漢字漢字漢       1.0        1.00"


def test_nothing_comes_of_nothing() -> None:
    assert lines() == []
