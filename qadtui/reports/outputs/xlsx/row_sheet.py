"""A worksheet that takes whole rows, ready for the file, and keeps none of them.

The library writes a cell at a time and remembers every row that has an outline: a million rows of eight cells take it
half a minute and hundreds of megabytes. Rows that are put here go where it would have written them.
"""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]


class RowSheet(Worksheet):  # type: ignore[misc]
    """A worksheet in constant memory, made by `Workbook.add_worksheet(name, RowSheet)`."""

    def put(self, first: int, rows: Sequence[str], columns: int, level: int) -> None:
        """Write `<row>` elements of so many columns, whose outline has that level, from row `first` (the sheet's first
        is 0) on, below all that was written before.
        """
        self._write_single_row(first)
        self.fh.write("".join(rows))
        self._check_dimensions(first + len(rows) - 1, columns - 1)
        self.outline_row_level: int = max(self.outline_row_level, level)
        self.previous_row = first + len(rows)
