"""What a report's chart draws: the sums of some columns for each value of another.

    by = "month", of = ["amount"]       CNY   202604  12,345.60      a drawing for each currency
                                              202605   9,870.00
                                        USD   202604   1,200.00
    most = 2                            the two largest, and one bar for all the others

The database sums where it can. A column that is worked out in Python is summed here while its rows go by, in the order
of `by`. Only the bars that are drawn are ever kept, however many rows and values there are.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from operator import add, itemgetter
from typing import Any

from sqlmodel import Session

from qadtui.language.text import Text
from qadtui.reports.definition import Chart, Order, Report
from qadtui.reports.request import Request
from qadtui.reports.selection import rows_of

Sums = tuple[Decimal, ...]


@dataclass(frozen=True)
class Bar:
    """The sums for one value of `by`, in the order of the chart's `of`."""

    label: Any
    sums: Sums


@dataclass(frozen=True)
class Drawing:
    """The bars in one currency; `others` are the sums of all that are not among the largest."""

    currency: str
    bars: tuple[Bar, ...]
    others: Sums | None = None


def drawings(session: Session, report: Report, request: Request) -> list[Drawing]:
    """What the chart of the report, which must have one, draws of the rows that are asked for."""
    chart = report.chart
    assert chart is not None
    question = _question(report, chart)
    rows = rows_of(session, question, replace(request, order=0, sort=(), columns=()))
    by_currency = groupby(rows, lambda row: str(row[0] or "") if report.currency else "")
    at = question.columns.index(chart.by)
    return [_drawing(currency, _bars(alike, at), chart.most) for currency, alike in by_currency]


def _question(report: Report, chart: Chart) -> Report:
    """The report whose rows are the bars, or, where the database cannot sum, what they are summed from."""
    group = tuple(dict.fromkeys([*([report.currency] if report.currency else []), chart.by]))
    return replace(
        report,
        columns=(*group, *chart.of),
        wide=(),
        total=chart.of,
        breaks=(),
        orders=(Order(Text("", "report"), group),),
        summed=all(map(report.in_database, chart.of)),
    )


def _bars(rows: Iterable[Sequence[Any]], at: int) -> Iterator[Bar]:
    """The bars of rows that are sorted by what stands `at` a place, with their values behind it."""
    for label, alike in groupby(rows, itemgetter(at)):
        yield Bar(label, _added(row[at + 1 :] for row in alike))


def _drawing(currency: str, bars: Iterable[Bar], most: int) -> Drawing:
    if not most:
        return Drawing(currency, tuple(bars))
    largest: list[tuple[Decimal, int, Bar]] = []
    others: Sums | None = None
    for number, bar in enumerate(bars):
        heapq.heappush(largest, (bar.sums[0], -number, bar))
        if len(largest) > most:
            smallest = heapq.heappop(largest)[2].sums
            others = _added([others, smallest]) if others else smallest
    return Drawing(currency, tuple(bar for _, _, bar in sorted(largest, reverse=True)), others)


def _added(rows: Iterable[Sequence[Any]]) -> Sums:
    """The sums of columns; what is missing counts nothing."""
    sums: list[Decimal] = []
    for row in rows:
        values = [Decimal(value or 0) for value in row]
        sums = list(map(add, sums, values)) if sums else values
    return tuple(sums)
