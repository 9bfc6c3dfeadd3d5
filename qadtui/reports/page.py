"""The columns of a page, and what stands over them.

Effective Order    Item Number           Qty          Amount      headings
--------- -------- ------------ ------------ ---------------      a rule under each
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

from qadtui.formats import Format, cells, pad
from qadtui.language.text import Text, Translator
from qadtui.models.dictionary import Entry
from qadtui.reports.definition import Report

Make: TypeAlias = Callable[[Entry, str], Format]
"""The format of an entry by a spec, the entry's own where that is blank, in the reader's date order."""


class Line(NamedTuple):
    """One line of a page. A line of nothing but dashes (or equal signs) and blanks is a rule."""

    text: str
    bold: bool = False


Page: TypeAlias = Sequence[Line]
"""The lines of one sheet of paper, from its top; what is missing below them is blank."""


@dataclass(frozen=True)
class PrintColumn:
    """A column of the page: its values are those `at` that place in a row, of the type `kind`."""

    path: str
    at: int
    kind: type
    heading: str
    format: Format
    width: int

    def show(self, value: Any) -> str:
        """A value in its column."""
        return pad(self.format.show(value), self.width, right=self.format.right)

    def show_sum(self, value: Decimal | int) -> str:
        """A sum in its column, or wider than it: a total has more digits than what it is of."""
        shown = self.format.show(value)
        return f"{value:,f}" if shown.startswith("?") else pad(shown, self.width, right=True)


def print_columns(report: Report, make: Make, translate: Translator) -> list[PrintColumn]:
    """The report's columns in the operator's language and date order; `make` gives an entry's format."""
    return [print_column(report, path, make, translate) for path in report.columns]


def print_column(report: Report, path: str, make: Make, translate: Translator) -> PrintColumn:
    """The column of one of `report.paths`, as wide as its format and its heading."""
    entry = report.entry(path)
    form = make(entry, report.formats.get(path, ""))
    heading = translate(report.label(path, entry.column_label))
    return PrintColumn(path, report.paths.index(path), entry.kind, heading, form, max(form.width, cells(heading)))


def heading_lines(columns: Sequence[PrintColumn]) -> list[str]:
    """The headings and the rule of dashes under each."""
    return [
        " ".join(pad(column.heading, column.width, right=column.format.right) for column in columns).rstrip(),
        " ".join("-" * column.width for column in columns),
    ]


END_OF_REPORT = Text("End of Report", "report")
TOTAL = Text("Total", "report")


class Totals:
    """Sums by currency while the rows go by."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._sums: dict[str, dict[str, Decimal]] = {}

    def add(self, row: Mapping[str, Any]) -> None:
        """Count a row."""
        currency = row.get(self._report.currency) or ""
        sums = self._sums.setdefault(currency, dict.fromkeys(self._report.total, Decimal(0)))
        for path in self._report.total:
            sums[path] += row[path] or 0

    def lines(self, columns: Sequence[PrintColumn], translate: Translator) -> Iterator[str]:
        """A rule and one total line for each currency."""
        if self._sums and self._report.total:
            yield " ".join(("-" if c.path in self._report.total else " ") * c.width for c in columns).rstrip()
        for currency, sums in sorted(self._sums.items()):
            if self._report.total:
                yield self._line(columns, f"{translate(TOTAL)} {currency}".rstrip(), sums)

    def _line(self, columns: Sequence[PrintColumn], label: str, sums: Mapping[str, Decimal]) -> str:
        leading = list(takewhile(lambda column: column.path not in sums, columns))
        before = sum(column.width + 1 for column in leading)
        values = " ".join(c.show(sums[c.path]) if c.path in sums else " " * c.width for c in columns[len(leading) :])
        return (pad(label, max(before - 1, 0), right=True) + " " * (before > 0) + values).rstrip()


def body_lines(
    report: Report, columns: Sequence[PrintColumn], rows: Iterator[Mapping[str, Any]], translate: Translator, width: int
) -> Iterator[str]:
    """All lines below the headings: the rows, the totals, the end of the report."""
    totals = Totals(report)
    for row in rows:
        totals.add(row)
        yield " ".join(column.show(row[column.path]) for column in columns).rstrip()
    yield from totals.lines(columns, translate)
    ending = translate(END_OF_REPORT)
    yield " " * ((width - cells(ending)) // 2) + ending
