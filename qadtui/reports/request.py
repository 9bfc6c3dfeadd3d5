"""What is asked of a report: its criteria as somebody left them, as plain values and as JSON.

    {"ranges": {"effective": ["2026-04-01", "2026-04-30"]}, "switches": {"open": true}, "order": 1,
     "today": "2026-04-07"}

A browse asks for more: filters, an order and columns of the user's own.

What is read from JSON may be older than the report: criteria that it no longer has are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self

from qadtui.reports.definition import Report
from qadtui.reports.filters import Filter


@dataclass(frozen=True)
class Range:
    """From and to of one criterion; blank (None or "") is no limit."""

    path: str
    low: Any
    high: Any


def open_end(value: Any) -> bool:
    """Whether a criterion's end is left blank."""
    return value is None or value == ""


@dataclass(frozen=True)
class Request:
    """What is asked of a report. `today` is the business date of who asks; `order` is one of the report's orders.

    `sort` (paths, with "-" for high to low) and `columns`, where they are given, replace the report's own.
    """

    ranges: tuple[Range, ...] = ()
    switches: Mapping[str, bool] = field(default_factory=dict)
    order: int = 0
    today: date = date.min
    filters: tuple[Filter, ...] = ()
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def sorted_by(self, report: Report) -> tuple[str, ...]:
        """The paths the rows are ordered by, with a "-" in front of those that run from high to low."""
        return self.sort or report.orders[self.order if self.order < len(report.orders) else 0].paths

    def switched(self, report: Report, name: str) -> bool:
        """Whether a switch is on."""
        return self.switches.get(name, report.switches[name].default)

    def to_json(self, report: Report) -> dict[str, Any]:
        """As plain JSON: dates as ISO writes them, decimals as texts."""
        return {
            "ranges": {wanted.path: [_plain(wanted.low), _plain(wanted.high)] for wanted in self.ranges},
            "switches": dict(self.switches),
            "order": self.order,
            "today": self.today.isoformat(),
            "filters": [[f.path, f.test, _plain(f.low), _plain(f.high), f.typed] for f in self.filters],
            "sort": list(self.sort),
            "columns": list(self.columns),
        }

    @classmethod
    def from_json(cls, report: Report, data: Mapping[str, Any]) -> Self:
        """The request that `to_json` gave. Raises ValueError for a value that is not of its column's kind."""
        order = data.get("order", 0)
        return cls(
            tuple(
                Range(path, *(_value(report, path, end) for end in ends))
                for path, ends in data.get("ranges", {}).items()
                if path in report.ranges
            ),
            {name: bool(on) for name, on in data.get("switches", {}).items() if name in report.switches},
            order if 0 <= order < len(report.orders) else 0,
            date.fromisoformat(data["today"]) if "today" in data else date.min,
            tuple(
                Filter(path, test, _value(report, path, low), _value(report, path, high), typed)
                for path, test, low, high, typed in data.get("filters", ())
                if _known(report, path)
            ),
            tuple(path for path in data.get("sort", ()) if _known(report, path.removeprefix("-"))),
            tuple(path for path in data.get("columns", ()) if _known(report, path)),
        )


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _value(report: Report, path: str, plain: Any) -> Any:
    """A value of the column's kind from JSON. Raises ValueError."""
    kind = report.entry(path).kind
    if plain is None or plain == "":
        return plain
    if kind in (date, datetime):
        return kind.fromisoformat(plain)
    try:
        return kind(plain)
    except ArithmeticError as error:
        raise ValueError(f"'{plain}' is no number") from error


def _known(report: Report, path: str) -> bool:
    try:
        report.entry(path)
    except KeyError:
        return False
    return True
