"""Rows with their sums between them.

    Row       04/01/26  SO1001   392.00
    Row       04/01/26  SO1002   100.00
    Subtotal  04/01/26           492.00      where a break changes, innermost first, one for each currency
    Row       04/02/26  SO1003    98.00
    Subtotal  04/02/26            98.00
    Total                        590.00

Whatever numbers the rows have are summed: raw ones, counted in their columns' smallest parts, give such sums.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

from qadtui.reports.definition import Report
from qadtui.reports.request import Request


class Row(NamedTuple):
    """A row, in the order of `report.paths`."""

    values: tuple[Any, ...]


class Subtotal(NamedTuple):
    """The sums in one currency of the rows that have the same `value` in the break `path`; level 0 is the outermost."""

    level: int
    path: str
    value: Any
    currency: str
    sums: Mapping[str, Any]


class Total(NamedTuple):
    """The sums of all rows in one currency."""

    currency: str
    sums: Mapping[str, Any]


Part: TypeAlias = Row | Subtotal | Total


def breaks_of(report: Report, request: Request) -> tuple[str, ...]:
    """The breaks that hold: those that lead the order in use."""
    order = [path.removeprefix("-") for path in request.sorted_by(report)]
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(report.breaks, order, strict=False))
    return tuple(path for path, _ in pairs) if report.total else ()


def parts(report: Report, request: Request, rows: Iterable[tuple[Any, ...]]) -> Iterator[Part]:
    """The rows with subtotals between them and totals behind them."""
    at = {path: index for index, path in enumerate(report.paths)}
    breaks = breaks_of(report, request)
    places = [at[path] for path in breaks]
    sums = [_Sums(report, at) for _ in (*breaks, None)]
    values: list[Any] = []
    for row in rows:
        now = [row[place] for place in places]
        if values and now != values:
            yield from _subtotals(breaks, values, sums, first=_changed(values, now))
        values = now
        sums[-1].add(row)
        yield Row(row)
    if not report.total:
        return
    yield from _subtotals(breaks, values, sums, first=0) if values else ()
    yield from (Total(currency, each) for currency, each in sums[0].taken())


def _changed(before: Sequence[Any], now: Sequence[Any]) -> int:
    return next(level for level, pair in enumerate(zip(before, now, strict=True)) if pair[0] != pair[1])


def _subtotals(breaks: Sequence[str], values: Sequence[Any], sums: Sequence["_Sums"], first: int) -> Iterator[Subtotal]:
    """The subtotals from the innermost level out to `first`; each adds to the level around it."""
    for level in range(len(breaks) - 1, first - 1, -1):
        for currency, each in sums[level + 1].taken():
            sums[level].include(currency, each)
            yield Subtotal(level, breaks[level], values[level], currency, each)


class _Sums:
    """Sums by currency of the rows of one level since its break changed."""

    def __init__(self, report: Report, at: Mapping[str, int]) -> None:
        self._paths = report.total
        self._places = [at[path] for path in report.total]
        self._currency = at.get(report.currency)
        self._sums: dict[str, list[Any]] = {}

    def add(self, row: Sequence[Any]) -> None:
        """Count a row."""
        currency = "" if self._currency is None else row[self._currency] or ""
        self._count(currency, [row[place] for place in self._places])

    def include(self, currency: str, sums: Mapping[str, Any]) -> None:
        """Count the sums of a level within."""
        self._count(currency, list(sums.values()))

    def taken(self) -> list[tuple[str, dict[str, Any]]]:
        """The sums by currency, which begin anew."""
        sums, self._sums = sorted(self._sums.items()), {}
        return [(currency, dict(zip(self._paths, each, strict=True))) for currency, each in sums]

    def _count(self, currency: str, values: list[Any]) -> None:
        sums = self._sums.get(currency)
        if sums is None:
            sums = self._sums[currency] = [0] * len(values)
        for place, value in enumerate(values):
            if value:
                sums[place] += value
