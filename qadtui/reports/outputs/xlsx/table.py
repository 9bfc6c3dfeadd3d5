"""The rows of a report and its sums, from one sheet of a workbook on to the next. What was written is not kept."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, TypeAlias

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from qadtui.reports.body import sum_label
from qadtui.reports.breaks import Part, Row, Subtotal, Total, breaks_of
from qadtui.reports.outputs.plain import converted, each, portions
from qadtui.reports.outputs.xlsx.cells import cell_of, number_format
from qadtui.reports.outputs.xlsx.row_sheet import RowSheet
from qadtui.reports.outputs.xlsx.stretch import Spot, Stretch
from qadtui.reports.page import PrintColumn
from qadtui.reports.sheet import Sheet

MOST_ROWS, DEEPEST = 1_048_576, 7
LONGEST_NAME, NOT_IN_NAMES = 31, str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
SPARE_WIDTH = 2
A4 = 9
TOTAL = -1
"""The level of the sums of all rows; that of rows is None."""
Sum: TypeAlias = Subtotal | Total


class Table:
    """It grows downwards, a sheet of `rows_per_sheet` after the other."""

    def __init__(self, sheet: Sheet, workbook: Workbook, rows_per_sheet: int) -> None:
        self._sheet, self._workbook, self._most = sheet, workbook, rows_per_sheet
        self._columns = _with_currency(sheet)
        self._places = [column.at for column in self._columns]
        self._cells = [each(cell_of(column, sheet.scales[column.at])) for column in self._columns]
        looks = [{"num_format": number_format(column, sheet.dates)} for column in self._columns]
        self._plain = [workbook.add_format(look) for look in looks]
        self._bold = [workbook.add_format({**look, "bold": True, "top": 1}) for look in looks]
        self._starts = [Spot(0, 1)] * len(breaks_of(sheet.report, sheet.request))
        self._names: list[str] = []
        self._row = self._filled = 1
        self._page = self._begin_page()
        self._element = self._row_element()

    def fill(self) -> None:
        """Write everything. It reads the sheet's rows."""
        for level, alike in groupby(self._sheet.parts(), _level):
            if level is None:
                for rows in portions(alike):
                    self._put_rows([row.values for row in rows if isinstance(row, Row)])
            else:
                self._put_sums([part for part in alike if not isinstance(part, Row)], level)
        self._end_page()

    def _put_rows(self, rows: Sequence[tuple[Any, ...]]) -> None:
        cells = list(converted(rows, self._places, self._cells))
        while cells:
            self._turn_full_page()
            fitting = cells[: self._most - self._row]
            elements = [self._element.format(number, *each) for number, each in enumerate(fitting, self._row + 1)]
            self._page.put(self._row, elements, len(self._columns), self._depth)
            self._row += len(fitting)
            self._filled = self._row
            cells = cells[len(fitting) :]

    def _put_sums(self, sums: Sequence[Sum], level: int) -> None:
        """The sums of the same rows, for each currency in a row of its own."""
        start = Spot(0, 1) if level == TOTAL else self._starts[level]
        stop = Spot(len(self._names) - 1, self._row)
        for part in sums:
            self._turn_full_page()
            self._put_sum(part, level, Stretch(start, stop, self._names, self._most), alone=len(sums) == 1)
            self._row += 1
        if level != TOTAL:
            self._filled = self._row
            self._starts[level:] = [Spot(len(self._names) - 1, self._row)] * (self._depth - level)

    def _put_sum(self, part: Sum, level: int, stretch: Stretch, alone: bool) -> None:
        if level > 0:
            self._page.set_row(self._row, None, None, {"level": min(level, DEEPEST)})
        labelled = False
        for at, column in enumerate(self._columns):
            look = self._bold[at]
            if column.path in part.sums:
                value = _shown(part.sums[column.path], self._sheet.scales[column.at])
                self._page.write_formula(self._row, at, self._formula(part, stretch, at, alone), look, value)
            elif labelled:
                self._page.write_blank(self._row, at, None, look)
            else:
                self._page.write_string(self._row, at, sum_label(self._sheet, part), look)
                labelled = True

    def _formula(self, part: Sum, stretch: Stretch, at: int, alone: bool) -> str:
        """Sums of one currency leave out what has another; a subtotal leaves out those within it."""
        if part.currency and not (alone and isinstance(part, Subtotal)):
            currency = [column.path for column in self._columns].index(self._sheet.report.currency)
            return stretch.sum_if(currency, part.currency, at)
        return stretch.apply("SUBTOTAL(9," if self._starts else "SUM(", at)

    @property
    def _depth(self) -> int:
        return len(self._starts)

    def _turn_full_page(self) -> None:
        if self._row == self._most:
            self._end_page()
            self._page = self._begin_page()

    def _begin_page(self) -> RowSheet:
        """A new sheet with its headings."""
        name = _sheet_name(self._sheet.translate(self._sheet.title), len(self._names) + 1)
        self._names.append(name)
        page: RowSheet = self._workbook.add_worksheet(name, RowSheet)
        heading = self._workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        for at, column in enumerate(self._columns):
            page.set_column(at, at, column.width + SPARE_WIDTH, self._plain[at])
            page.write_string(0, at, column.heading, heading)
        page.freeze_panes(1, self._sheet.report.frozen)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_footer("&L&A&R&P / &N")
        self._row = self._filled = 1
        return page

    def _end_page(self) -> None:
        self._page.autofilter(0, 0, self._filled - 1, len(self._columns) - 1)

    def _row_element(self) -> str:
        """What a row's number and cells are put into."""
        level = f' outlineLevel="{min(self._depth, DEEPEST)}"' if self._depth else ""
        cells = "".join(
            f'<c r="{xl_col_to_name(at)}{{0}}" s="{look._get_xf_index()}"{{{at + 1}}}'
            for at, look in enumerate(self._plain)
        )
        return f'<row r="{{0}}"{level}>{cells}</row>'


def _level(part: Part) -> int | None:
    if isinstance(part, Row):
        return None
    return part.level if isinstance(part, Subtotal) else TOTAL


def _with_currency(sheet: Sheet) -> list[PrintColumn]:
    """The columns, and that of the currency, by which sums are told apart."""
    report = sheet.report
    besides = [report.currency] if report.total and report.currency and report.currency not in report.columns else []
    return [*sheet.columns, *map(sheet.column, besides)]


def _shown(value: Any, scale: int | None) -> Any:
    """A sum as a spreadsheet holds it. An integer is divided once, so the float is the nearest there is."""
    if scale:
        return int(value) / 10**scale
    return float(value) if isinstance(value, Decimal) else value


def _sheet_name(title: str, number: int) -> str:
    """A name that a sheet may have; the second sheet of a report says so."""
    behind = f" ({number})" if number > 1 else ""
    bare = " ".join(title.translate(NOT_IN_NAMES).split()) or "1"
    return bare[: LONGEST_NAME - len(behind)] + behind
