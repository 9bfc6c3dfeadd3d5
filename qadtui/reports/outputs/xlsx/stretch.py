"""Rows that may begin on one sheet of a workbook and end on another, as a formula names them.

F2:F40
'Shipments'!F2:F1048576, F2:F40           on two sheets, and the formula stands on the second
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlsxwriter.utility import quote_sheetname, xl_col_to_name  # type: ignore[import-untyped]


class Spot(NamedTuple):
    """A row of a sheet; both count from 0."""

    sheet: int
    row: int


class Stretch(NamedTuple):
    """All rows from `start` to the one before `stop`. `names` are those of the sheets as far as the one on which the
    formula stands; each has `rows` rows, the first with the headings.
    """

    start: Spot
    stop: Spot
    names: Sequence[str]
    rows: int

    def apply(self, function: str, column: int) -> str:
        """The formula of a function that begins so, `SUM(` or `SUBTOTAL(9,`, over a column."""
        return _sum_of(f"{function}{ranged})" for ranged in self._ranges(column))

    def sum_if(self, condition: int, value: str, column: int) -> str:
        """The formula of the sum of a column where another has that value."""
        quoted = '"' + value.replace('"', '""') + '"'
        pairs = zip(self._ranges(condition), self._ranges(column), strict=True)
        return _sum_of(f"SUMIF({there},{quoted},{here})" for there, here in pairs)

    def _ranges(self, column: int) -> Iterator[str]:
        letter = xl_col_to_name(column)
        for sheet in range(self.start.sheet, self.stop.sheet + 1):
            first = self.start.row if sheet == self.start.sheet else 1
            last = self.stop.row if sheet == self.stop.sheet else self.rows
            if last > first:
                name = "" if sheet == len(self.names) - 1 else f"{quote_sheetname(self.names[sheet])}!"
                yield f"{name}{letter}{first + 1}:{letter}{last}"


def _sum_of(terms: Iterator[str]) -> str:
    return "=" + ("+".join(terms) or "0")
