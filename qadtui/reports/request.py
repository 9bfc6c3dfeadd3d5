"""What a report is and what is asked of it, as a screen file's `[report]` section says.

    [report]
    where = { type = "ISS-SO" }                           what the rows must have in any case
    ranges = ["customer", "item", "effective"]            criteria from ... to, in their order on the screen
    columns = ["effective", "order", "item.description1", "quantity", "amount"]
    wide = ["effective", "order", "line", ...]            the columns on a terminal of 132
    labels = { customer = "Sold-To" }                     other words than the dictionary's
    formats = { amount = "->>>>9.99" }                    another format, and so another width
    lookups = { order = "SalesOrder.number" }             what F2 lists where no reference says it
    sort = ["customer", "effective", "order"]
    total = ["quantity", "amount"]                        totals by currency if `currency` names the column
    currency = "currency"

All names are dotted paths through the dictionary.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.models.dictionary import Entry, entry_at

NARROW, WIDE = 80, 132


@dataclass(frozen=True)
class Report:
    """A report's definition. All names are dotted paths from `model` through the dictionary."""

    model: type[SQLModel]
    columns: Sequence[str]
    ranges: Sequence[str]
    sort: Sequence[str]
    where: Mapping[str, Any] = field(default_factory=dict)
    total: Sequence[str] = ()
    currency: str = ""
    wide: Sequence[str] = ()
    width: int = NARROW
    labels: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    lookups: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_spec(cls, model: type[SQLModel], spec: Mapping[str, Any]) -> "Report":
        """A report from its section. Raises KeyError for a path that does not exist, TypeError for a name not known."""
        report = cls(model, **spec)
        for path in (*report.columns, *report.wide, *report.ranges, *report.sort, *report.where, *report.total):
            entry_at(model, path)
        return report

    def fitting(self, columns: int) -> "Report":
        """The report as it is printed on so many columns."""
        return replace(self, columns=self.wide, width=WIDE) if self.wide and columns >= WIDE else self

    def entry(self, path: str) -> Entry:
        """The dictionary's entry of a path."""
        return entry_at(self.model, path)

    def label(self, path: str, text: Text) -> Text:
        """The report's own words for a path, in the dictionary's context, else `text`."""
        return Text(self.labels[path], text.context) if path in self.labels else text


@dataclass(frozen=True)
class Range:
    """From and to of one criterion; blank (None or "") is no limit."""

    path: str
    low: Any
    high: Any


def open_end(value: Any) -> bool:
    """Whether a criterion's end is left blank."""
    return value is None or value == ""
