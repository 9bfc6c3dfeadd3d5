"""The lines below the headings: rows, and sums under the columns they are of.

04/02/26  SO1001   A                     4.0          392.00
                                ------------ ---------------
         Eff Date 04/02/26 CNY           4.0          392.00      a subtotal, one line for each currency
                                ------------ ---------------
                     Total CNY           4.0          392.00

No sum is cut: one that is wider than its column takes the blanks before it, and where there are none the next line.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from qadtui.formats import cells
from qadtui.language.text import Text
from qadtui.reports.breaks import Part, Row, Subtotal, Total
from qadtui.reports.page import Line, PrintColumn
from qadtui.reports.sheet import Sheet

TOTAL = Text("Total", "report")


def body_lines(sheet: Sheet) -> Iterator[Line]:
    """All lines of a report's rows and sums. It reads the sheet's rows."""
    before: Part | None = None
    for part in sheet.parts():
        if isinstance(part, Row):
            if isinstance(before, Subtotal):
                yield Line("")
            yield Line(row_line(sheet.columns, part.values))
        else:
            yield from _sum_lines(sheet, part, begins=not _alike(part, before))
        before = part


def row_line(columns: Sequence[PrintColumn], values: Sequence[Any]) -> str:
    """A row as it is printed."""
    return " ".join([column.show(values[column.at]) for column in columns]).rstrip()


def sum_label(sheet: Sheet, part: Subtotal | Total) -> str:
    """What a sum is of, in words: the total, or the break's value."""
    if isinstance(part, Total):
        return f"{sheet.translate(TOTAL)} {part.currency}".rstrip()
    column = sheet.column(part.path)
    value = column.format.show(sheet.value_of(column, part.value))
    return " ".join(filter(None, [column.heading, value, part.currency]))


def _alike(part: Part, before: Part | None) -> bool:
    """Whether two sums are of the same rows, in two currencies."""
    if isinstance(part, Subtotal) and isinstance(before, Subtotal):
        return part.level == before.level
    return isinstance(part, Total) and isinstance(before, Total)


def _sum_lines(sheet: Sheet, part: Subtotal | Total, begins: bool) -> Iterator[Line]:
    """The sums of a part under a rule, if the part `begins` them."""
    columns = sheet.columns
    if begins:
        yield Line(" ".join(("-" if column.path in part.sums else " ") * column.width for column in columns).rstrip())
    for text in _laid_out(_pieces(columns, sum_label(sheet, part), part.sums)):
        yield Line(text, bold=True)


def _pieces(columns: Sequence[PrintColumn], label: str, sums: Mapping[str, Decimal]) -> Iterator[tuple[int, str]]:
    """The texts of a line of sums, each with the cell it ends in; the label before the first."""
    ends = _ends(columns)
    shown = [
        (end, column.width, column.show_sum(sums[column.path]))
        for end, column in zip(ends, columns, strict=True)
        if column.path in sums
    ]
    if shown:
        end, width, text = shown[0]
        yield end - max(width, cells(text)) - 1, label
    for end, _, text in shown:
        yield end, text


def _ends(columns: Sequence[PrintColumn]) -> list[int]:
    """Where each column ends."""
    return [sum(column.width + 1 for column in columns[: at + 1]) - 1 for at in range(len(columns))]


def _laid_out(pieces: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Lines of texts that end in their cells; one that has no room beside the last begins the next line."""
    line = ""
    for end, text in pieces:
        start = max(end - cells(text), 0)
        if line and start <= cells(line):
            yield line
            line = ""
        line += " " * (start - cells(line)) + text
    if line:
        yield line
