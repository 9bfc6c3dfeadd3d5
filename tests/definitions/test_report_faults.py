"""A fault in a [report] or [browse] section is named with the line it is on, and what is wrong with it."""

from pathlib import Path

import pytest

from qadtui.definitions.checks import faults_of_screen
from qadtui.definitions.screens import load_screen
from qadtui.definitions.texts import texts_of_screen
from qadtui.language.text import Text

HEAD = """\
title = "Lines"
program = "xxlines.p"
kind = "report"
record = "SalesOrderLine"
help = "Lists lines of orders."

"""
REPORT = """\
[report]
columns = ["order", "line", "item", "quantity_ordered", "open", "amount"]
ranges = ["order", "due_date"]
total = ["open", "amount"]
currency = "order.currency"
breaks = ["order"]

[report.sorts]
"By order" = ["order", "line"]
"By item" = ["item", "-due_date"]

[report.switches.late]
label = "Late Only"
help = "Yes: only what is late."
where = "due_date < today"

[report.computed.open]
label = "Quantity that is still open"
column = "Open"
value = "quantity_ordered - quantity_shipped"

[report.computed.worth]
label = "Worth"
value = "open * price"

[report.chart]
by = "item"
of = ["amount"]
title = "Lines by item"

[report.drill]
screen = "sales/order_maintenance"
key = { number = "order" }
"""


def faults(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "lines.toml"
    file.write_text(text, encoding="utf-8")
    return [str(fault).removeprefix(f"{file}, ") for fault in faults_of_screen("own/lines", file)]


def test_a_whole_report_has_none(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD + REPORT) == []


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ('"item", "quant', '"colour", "quant', "line 8: [report]: SalesOrderLine has no field colour"),
        ("due_date < today", "due_dat < today", "line 21: [report.switches.late]: SalesOrderLine has no field due_dat"),
        ("due_date < today", "due_date <", "line 21: [report.switches.late]: 'due_date <' is no expression"),
        ("due_date < today", "amount > 1 + price", "'amount > 1 + price' mixes numbers that are not alike"),
        ("due_date < today", "open * price > 1", "line 21: [report.switches.late]: the database cannot decide"),
        ("due_date < today", "amount", "line 21: [report.switches.late]: 'amount' is no condition"),
        ('"-due_date"', '"-worth"', "the database cannot select or sort by 'worth': 'open * price' multiplies"),
        ('total = ["open"', 'total = ["item"', "line 10: [report]: 'item' is no number that could stand in 'total'"),
        ('currency = "', 'currencies = "', "line 11: [report]: 'currencies' is not known"),
        ('label = "Late Only"\n', "", "line 18: [report.switches.late]: 'label' is missing"),
        ('help = "Yes: only what is late."\n', "", "'help' is missing"),
        ("[report.computed.worth]", "[report.computed.price]", "'price' cannot be the name of a computed column"),
        ('value = "open * price"', 'value = "worth * price"', "SalesOrderLine has no field worth"),
        ('column = "Open"\n', 'column = "Open"\nformat = "x(9)"\n', "not a number format: 'x(9)'"),
        ('by = "item"', 'by = "itme"', "line 33: [report]: SalesOrderLine has no field itme"),
        ("sales/order_maintenance", "sales/gone", "line 38: [report.drill]: there is no screen 'sales/gone'"),
        ("{ number =", "{ nubmer =", "line 39: [report.drill]: 'nubmer' is not asked for in sales/order_maintenance"),
        ("[report]\n", '[report]\nsort = ["order"]\n', "'sort' is one order of the rows, 'sorts' are several"),
        ('"line", "item"', '"line", "item.description1", "item"', "line 7: [report]: en: a line of 80 has"),
        ('columns = ["order", "line", "item"', 'columns = ["line"', "there is no room for Order xxxxxxxx CNY"),
        ('["order", "line", "item", ', '["order.print_order.x", ', "print_order refers to no other table"),
        ("[report]\n", '[report]\nlookups = { order = "Order.number" }\n', "line 8: [report]: 'Order.number': there"),
        ("[report]\ncolumns", "[reports]\ncolumns", "there is no [report]"),
    ],
)  # fmt: skip
def test_a_fault_is_on_its_line(tmp_path: Path, was: str, now: str, fault: str) -> None:
    assert was in REPORT
    text = HEAD + REPORT.replace(was, now, 1)
    if "[reports]" in now:
        text = text.replace("[report.", "[reports.")
    said = faults(tmp_path, text)
    assert any(fault in each for each in said), said


def test_rows_that_are_summed_are_not_sorted_by_what_they_lack(tmp_path: Path) -> None:
    text = HEAD + REPORT.replace("[report]\n", "[report]\nsummed = true\n", 1)
    assert "rows that are summed have no 'due_date' to sort by" in faults(tmp_path, text)[0]
    worth = text.replace('"-due_date"', '"-order"').replace('"amount"]\nranges', '"worth"]\nranges')
    assert "rows that are summed have no 'price' to work out 'worth' from" in faults(tmp_path, worth)[0]


def test_a_browse_says_the_same_in_its_own_section(tmp_path: Path) -> None:
    text = (HEAD + REPORT).replace("[report", "[browse").replace('kind = "report"', 'kind = "browse"')
    assert faults(tmp_path, text) == []
    assert "line 33: [browse]: " in faults(tmp_path, text.replace('by = "item"', 'by = "itme"'))[0]


def test_every_word_of_a_report_is_there_to_be_translated(tmp_path: Path) -> None:
    file = tmp_path / "lines.toml"
    file.write_text(HEAD + REPORT, encoding="utf-8")
    texts = set(texts_of_screen(load_screen("own/lines", file)))
    said = {"By order", "By item", "Late Only", "Quantity that is still open", "Open", "Worth", "Lines by item"}
    assert {Text(words, "report") for words in said} <= texts
    assert Text("Yes: only what is late.", "help") in texts
