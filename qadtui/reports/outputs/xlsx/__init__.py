"""A report as a workbook: the rows as numbers, dates and texts under headings that stay, the sums as formulas.

     A                      B       C             D
 1   Eff Date               Order   Quantity      Amount            a filter on each column
 2   04/01/26               SO1001  4             392.00            an outline for each break
 3   Eff Date 04/01/26 CNY          =SUBTOTAL(9,C2:C2)  ...
 4   Total CNY                      =SUMIF(...)

A report that is longer than a sheet goes on in another. What was asked for stands on a sheet of its own.
"""

from datetime import UTC
from tempfile import TemporaryDirectory
from typing import BinaryIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from qadtui.language.text import Text
from qadtui.reports.asked import TO, criteria, submission
from qadtui.reports.outputs.xlsx.table import MOST_ROWS, Table
from qadtui.reports.sheet import Sheet

CRITERIA = Text("Criteria", "report")
FROM = Text("From", "report")
WIDTHS = (30, 24, 24)
MOMENT = "yyyy-mm-dd hh:mm"


def write(sheet: Sheet, stream: BinaryIO, rows_per_sheet: int = MOST_ROWS) -> None:
    """Write a report; its rows may be raw. What has to wait for the end waits in temporary files."""
    with TemporaryDirectory(prefix="qadtui-") as folder:
        workbook = Workbook(stream, {"constant_memory": True, "tmpdir": folder})
        created = sheet.now.astimezone(UTC)
        workbook.set_properties(
            {"title": sheet.heading, "author": sheet.user, "company": sheet.company, "created": created}
        )
        Table(sheet, workbook, rows_per_sheet).fill()
        _add_criteria(sheet, workbook)
        workbook.close()


def _add_criteria(sheet: Sheet, workbook: Workbook) -> None:
    """The report's title and what was asked for, below each other."""
    name, bold = sheet.translate(CRITERIA), workbook.add_format({"bold": True})
    page = workbook.add_worksheet(f"{name} (1)" if workbook.get_worksheet_by_name(name) else name)
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    page.write_string(0, 0, sheet.heading, bold)
    page.write_string(1, 0, sheet.company)
    page.write_datetime(
        2, 0, sheet.now.replace(tzinfo=None), workbook.add_format({"num_format": MOMENT, "align": "left"})
    )
    page.write_row(4, 1, [sheet.translate(FROM), sheet.translate(TO)], bold)
    for row, criterion in enumerate([*criteria(sheet), *submission(sheet)], 5):
        for column, text in enumerate(criterion):
            if text:
                page.write_string(row, column, text)
