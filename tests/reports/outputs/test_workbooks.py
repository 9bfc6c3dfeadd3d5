"""A workbook is read by another library as people will see it: types, formulas, frozen heads, outlines."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]

from qadtui.formats import DateOrder
from qadtui.language.text import Text
from qadtui.models.tables import StockTransaction
from qadtui.reports.definition import Report
from qadtui.reports.outputs import xlsx
from qadtui.reports.outputs.xlsx.table import MOST_ROWS
from qadtui.reports.sheet import Sheet
from tests.reports.sheets import APRIL_2, raw, report_of, row, sheet, shipments, written

PLAIN = report_of(breaks=None)
SINGLE = report_of(currency=None, breaks=["effective"])


def opened(of: Sheet, values: bool = False, rows_per_sheet: int = MOST_ROWS) -> Workbook:
    """The workbook; `values` are those the formulas came to when it was written."""
    stream = BytesIO()
    xlsx.write(of, stream, rows_per_sheet)
    return load_workbook(stream, data_only=values)


def cells(of: Any) -> list[list[Any]]:
    return [[cell.value for cell in line] for line in of.iter_rows()]


def first(of: Sheet, **how: Any) -> Any:
    return opened(of, **how).worksheets[0]


@pytest.mark.parametrize("is_raw", [False, True])
def test_numbers_are_numbers_and_days_are_days(is_raw: bool) -> None:
    rows = [row(PLAIN, price=Decimal("0.00001"), amount=Decimal("1234567.890"), item="乙产品")]
    page = first(sheet(raw(PLAIN, rows) if is_raw else rows, PLAIN, raw=is_raw))
    assert cells(page)[:2] == [
        ["Eff Date", "Order", "Line", "Part", "Order Qty", "Price", "Amount", "Currency"],
        [datetime(2026, 4, 1), "SO1", 1, "乙产品", 1, 0.00001, 1234567.89, "CNY"],  # noqa: DTZ001
    ]


def test_numbers_are_shown_as_their_formats_show_them() -> None:
    page = first(sheet([row(PLAIN)], PLAIN, dates=DateOrder.DMY))
    shown = {page.cell(1, cell.column).value: cell.number_format for cell in page[2]}
    assert shown == {
        "Eff Date": "dd/mm/yy",
        "Order": "@",
        "Line": "0",
        "Part": "@",
        "Order Qty": "0.0###",
        "Price": "0.00###",
        "Amount": "#,##0.00",
        "Currency": "@",
    }


@pytest.mark.parametrize("text", ["=1+1", "00123", "a < b & c", " ends ", "<r><t>x</t></r>", "{=A1}"])
def test_a_text_is_a_text(text: str) -> None:
    cell = first(sheet([row(PLAIN, item=text)], PLAIN)).cell(2, 4)
    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize(("text", "stored"), [("a\x01b", "a_x0001_b"), ("_x0041_", "_x005F_x0041_")])
def test_what_xml_cannot_say_is_written_as_excel_writes_it(text: str, stored: str) -> None:
    """Excel reads it back as the text; the library that reads here does not."""
    assert first(sheet([row(PLAIN, item=text)], PLAIN)).cell(2, 4).value == stored


def test_a_day_that_excel_does_not_know_is_a_text() -> None:
    assert first(sheet([row(PLAIN, effective=date(1, 1, 1))], PLAIN)).cell(2, 1).value == "0001-01-01"


def test_a_moment_is_that_of_the_readers_clock_and_a_switch_is_a_word() -> None:
    report = Report.from_spec(StockTransaction, {"columns": ["at", "customer.partial_ok"]})
    at = datetime(2026, 4, 1, 9, 30, 15, tzinfo=UTC)
    page = first(sheet([(at, True)], report))
    assert [cell.value for cell in page[2]] == [at.astimezone().replace(tzinfo=None), "Yes"]
    assert page["A2"].number_format == "mm/dd/yy hh:mm"


def test_what_is_not_there_is_an_empty_cell() -> None:
    nothing = tuple(None for _ in PLAIN.paths)
    assert cells(first(sheet([nothing], PLAIN)))[1] == [None] * 8


def test_headings_stay_and_can_be_filtered() -> None:
    page = first(sheet([row(PLAIN)] * 3, report_of(breaks=None, frozen=2)))
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == "A1:H4"


def test_columns_are_as_wide_as_their_values() -> None:
    page = first(sheet([], PLAIN))
    assert page.column_dimensions["D"].width == pytest.approx(20, abs=1)
    assert page.column_dimensions["A"].width == pytest.approx(10, abs=1)


def test_a_total_is_a_formula_by_currency_with_its_value() -> None:
    rows = [row(PLAIN), row(PLAIN), row(PLAIN, currency="USD", amount=Decimal("0.005"))]
    assert cells(first(sheet(rows, PLAIN)))[4:] == [
        ["Total CNY", None, None, None, '=SUMIF(H2:H4,"CNY",E2:E4)', None, '=SUMIF(H2:H4,"CNY",G2:G4)', None],
        ["Total USD", None, None, None, '=SUMIF(H2:H4,"USD",E2:E4)', None, '=SUMIF(H2:H4,"USD",G2:G4)', None],
    ]
    totals = cells(first(sheet(raw(PLAIN, rows), PLAIN, raw=True), values=True))[4:]
    assert [(label, quantity, amount) for label, _, _, _, quantity, _, amount, _ in totals] == [
        ("Total CNY", 2, 197),
        ("Total USD", 1, 0.005),
    ]


def test_a_total_without_currencies_is_a_sum() -> None:
    report = report_of(currency=None, breaks=None)
    assert cells(first(sheet([row(report)] * 2, report)))[3][6] == "=SUM(G2:G3)"


def test_breaks_are_subtotals_that_do_not_count_each_other() -> None:
    rows = [row(SINGLE), row(SINGLE), row(SINGLE, effective=APRIL_2)]
    page = first(sheet(rows, SINGLE))
    assert [(line[0].value, line[6].value) for line in page.iter_rows(min_row=4)] == [
        ("Eff Date 04/01/26", "=SUBTOTAL(9,G2:G3)"),
        (datetime(2026, 4, 2), 98.5),  # noqa: DTZ001
        ("Eff Date 04/02/26", "=SUBTOTAL(9,G5:G5)"),
        ("Total", "=SUBTOTAL(9,G2:G6)"),
    ]


def test_breaks_in_several_currencies_sum_each() -> None:
    report = report_of(breaks=["effective"])
    page = first(sheet([row(report), row(report, currency="USD")], report))
    assert page["G4"].value == '=SUMIF(H2:H3,"CNY",G2:G3)'
    assert page["G5"].value == '=SUMIF(H2:H3,"USD",G2:G3)'
    assert page["H4"].value is None, "a sum must not be summed as if it were a row"


def test_rows_stand_in_the_outline_of_their_breaks() -> None:
    report = report_of()
    page = first(sheet(shipments(report), report))
    levels = {number: page.row_dimensions[number].outlineLevel for number in range(1, page.max_row + 1)}
    assert [levels[number] for number in range(1, 9)] == [0, 2, 2, 1, 2, 1, 0, 0]


def test_raw_rows_make_the_same_workbook() -> None:
    report = report_of()
    rows = shipments(report)
    for values in (True, False):
        of_raw = opened(sheet(raw(report, rows), report, raw=True), values)
        assert cells(of_raw.worksheets[0]) == cells(opened(sheet(rows, report), values).worksheets[0])


def test_a_report_longer_than_a_sheet_goes_on_in_another() -> None:
    book = opened(sheet([row(PLAIN, line=number) for number in range(5)], PLAIN), rows_per_sheet=4)
    assert book.sheetnames == ["Shipment Report", "Shipment Report (2)", "Criteria"]
    assert [cells(page)[0][0] for page in book.worksheets[:2]] == ["Eff Date", "Eff Date"]
    assert [line[2] for page in book.worksheets[:2] for line in cells(page)[1:4]] == [0, 1, 2, 3, 4, None]
    total = "=SUMIF('Shipment Report'!H2:H4,\"CNY\",'Shipment Report'!G2:G4)+SUMIF(H2:H3,\"CNY\",G2:G3)"
    assert book.worksheets[1]["G4"].value == total


def test_more_rows_than_are_converted_at_a_time() -> None:
    page = first(sheet([row(PLAIN, line=number) for number in range(2500)], PLAIN))
    assert [line[2].value for line in page.iter_rows(min_row=2, max_row=2501)] == list(range(2500))


def test_what_was_asked_for_stands_on_a_sheet_of_its_own() -> None:
    book = opened(sheet([], output="april.xlsx", batch="NIGHT"))
    said = {label: (low, high) for label, low, high in cells(book["Criteria"])[5:]}
    assert cells(book["Criteria"])[0][0] == "7.1.20.13 Shipment Report"
    assert said["Effective"] == ("04/01/26", None)
    assert said["Address"] == ("C100", "C200")
    assert said["Open Only"] == ("Yes", None)
    assert said["Report submitted by"] == ("anna", None)
    assert (book.properties.title, book.properties.creator) == ("7.1.20.13 Shipment Report", "anna")


@pytest.mark.parametrize(
    ("title", "name"),
    [("发货报表[1]: 4/5?", "发货报表 1 4 5"), ("'Quoted'", "Quoted"), ("x" * 40, "x" * 31), ("***", "1")],
)
def test_a_sheet_has_a_name_that_excel_takes(title: str, name: str) -> None:
    assert opened(sheet([], title=Text(title))).sheetnames[0] == name


def test_the_second_sheet_of_a_long_title_has_a_name_of_its_own() -> None:
    book = opened(sheet([row(PLAIN)] * 3, PLAIN, title=Text("漢" * 40)), rows_per_sheet=3)
    assert book.sheetnames[:2] == ["漢" * 31, "漢" * 27 + " (2)"]


def test_a_report_may_be_called_criteria() -> None:
    assert opened(sheet([], title=Text("Criteria"))).sheetnames == ["Criteria", "Criteria (1)"]


def test_it_goes_to_a_pipe() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    xlsx.write(sheet([row(PLAIN)], PLAIN), pipe)
    assert cells(load_workbook(BytesIO(pipe.getvalue())).worksheets[0])[1][1] == "SO1"
    assert written("xlsx", sheet([], PLAIN)).startswith(b"PK")
