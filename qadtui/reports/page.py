"""The columns of a page, and what stands over them.

Effective Order    Item Number           Qty          Amount      headings
--------- -------- ------------ ------------ ---------------      a rule under each
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeAlias

from qadtui.formats import Format, cells, make_format, pad
from qadtui.formats.mask import written_out
from qadtui.language.text import Translator
from qadtui.models.dictionary import Entry
from qadtui.reports.definition import Report

Make: TypeAlias = Callable[[Entry, str], Format]
"""The format of an entry by a spec, the entry's own where that is blank, in the reader's date order."""


PLACES = "->>>,>>>,>>>,>>>,>>>,>>>,>>9"
REMEMBERED = 10_000
"""Values of a column whose text is kept."""


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

    @cached_property
    def show(self) -> Callable[[Any], str]:
        """What puts a value in its column; days, items and prices come again and again, so it remembers the last."""
        return lru_cache(REMEMBERED)(self._show)

    def show_sum(self, value: Decimal | int) -> str:
        """A sum in its column, or wider than it: a total has more digits than what it is of."""
        shown = self.format.show(value)
        return self._wider.show(value) if shown.startswith("?") else pad(shown, self.width, right=True)

    @cached_property
    def _wider(self) -> Format:
        return sum_format(self.format.spec, self.kind)

    def _show(self, value: Any) -> str:
        return pad(self.format.show(value), self.width, right=self.format.right)


def sum_format(spec: str, kind: type) -> Format:
    """The format of a column of numbers, with the places for any sum."""
    _, point, decimals = written_out(spec).partition(".")
    return make_format(f"{PLACES}{point}{decimals}", kind)


def print_columns(report: Report, make: Make, translate: Translator) -> list[PrintColumn]:
    """The report's columns in the operator's language and date order; `make` gives an entry's format."""
    return [print_column(report, path, make, translate) for path in report.columns]


def print_column(report: Report, path: str, make: Make, translate: Translator) -> PrintColumn:
    """The column of one of `report.paths`, as wide as its format and its heading."""
    entry = report.entry(path)
    form = make(entry, report.formats.get(path, ""))
    heading = translate(report.heading(path))
    return PrintColumn(path, report.paths.index(path), entry.kind, heading, form, max(form.width, cells(heading)))


def heading_lines(columns: Sequence[PrintColumn]) -> list[str]:
    """The headings and the rule of dashes under each."""
    return [
        " ".join(pad(column.heading, column.width, right=column.format.right) for column in columns).rstrip(),
        " ".join("-" * column.width for column in columns),
    ]
