"""One run of a report as its reader sees it: all that pages, a workbook or a file have to say.

    Sheet  --pages-->  Page, Page, ...  --text, pdf-->  bytes      paper: heads, rules, the end, the criteria
           --parts-->  Row, Subtotal, Total  --xlsx-->  bytes
           --rows--->  values  --csv, json-->  bytes               what other programs read

Rows are read once, while they are written: a million of them take no more memory than a page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from qadtui.formats import DateOrder, Format, make_format
from qadtui.language.text import Text, Translator
from qadtui.models.dictionary import Entry
from qadtui.reports.breaks import Part, parts
from qadtui.reports.definition import Report
from qadtui.reports.page import PrintColumn, print_column
from qadtui.reports.request import Request
from qadtui.reports.selection import scales_of


@dataclass(frozen=True)
class Sheet:
    """`rows` are read once, in the order of `report.paths`; who wants to know how far it is counts them there. Pages
    need values; files of data take `raw` rows (see `selection`), too, and are made twice as fast of them.

    `program` is its name and version as the title line shows them, `now` the time on the reader's clock, `dates` how
    the reader writes a day.
    """

    report: Report
    request: Request
    rows: Iterable[tuple[Any, ...]]
    translate: Translator
    dates: DateOrder
    title: Text
    number: str
    program: str
    company: str
    user: str
    now: datetime
    output: str = ""
    batch: str = ""
    raw: bool = False

    @property
    def width(self) -> int:
        """The columns of its paper: 80 or 132."""
        return self.report.width

    @property
    def heading(self) -> str:
        """The number and the title, as they stand over every page."""
        return f"{self.number} {self.translate(self.title)}".strip()

    @cached_property
    def columns(self) -> tuple[PrintColumn, ...]:
        """The report's columns in the reader's language."""
        return tuple(map(self.column, self.report.columns))

    def column(self, path: str) -> PrintColumn:
        """The column of one of `report.paths`, also of one that is not shown."""
        return print_column(self.report, path, self.format_of, self.translate)

    @cached_property
    def scales(self) -> tuple[int | None, ...]:
        """For each of `report.paths`, how many digits of its integers are decimals; None where values are values."""
        return scales_of(self.report) if self.raw else (None,) * len(self.report.paths)

    def value_of(self, column: PrintColumn, given: Any) -> Any:
        """What stands for a value in a raw row, as the value it is."""
        if not self.raw or given is None:
            return given
        if scale := self.scales[column.at]:
            return Decimal(given).scaleb(-scale)
        return date.fromisoformat(given) if column.kind is date and isinstance(given, str) else given

    def format_of(self, entry: Entry, spec: str = "") -> Format:
        """The format of an entry as the reader writes it, by another spec than its own if one is given."""
        return make_format(spec or entry.format, entry.kind, dates=self.dates)

    def parts(self) -> Iterator[Part]:
        """The rows, with the sums where the report has breaks and at its end."""
        return parts(self.report, self.request, self.rows)
