"""What must be true of a row to be in the answer: the report's own condition, what was asked, and who asks."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session

from qadtui.models.visibility import visible
from qadtui.reports import filters
from qadtui.reports.definition import Report
from qadtui.reports.joined import Joined
from qadtui.reports.request import Range, Request, open_end

Condition = ColumnElement[bool]


def conditions_of(session: Session, report: Report, request: Request, joined: Joined) -> list[Condition]:
    """The conditions on the rows of `joined`, which joins the tables they need."""
    conditions = [*visible(session, report.model), *_own(report, request, joined)]
    for wanted in request.ranges:
        conditions += _limits(joined.column(wanted.path), report.entry(wanted.path).kind, wanted)
    conditions += [_filter(report, joined, each) for each in request.filters]
    return conditions


def _own(report: Report, request: Request, joined: Joined) -> Iterator[Condition]:
    if report.where is not None:
        yield report.where.holds(joined.question)
    for name, switch in report.switches.items():
        if (expression := switch.condition(request.switched(report, name))) is not None:
            yield expression.holds(joined.question)


def _limits(column: ColumnElement[Any], kind: type, wanted: Range) -> Iterator[Condition]:
    """From and to. What has no code at all comes before every code; what has no date is in no range of dates."""
    low, high = open_end(wanted.low), open_end(wanted.high)
    if not low:
        yield column >= wanted.low
    if not high:
        below = column <= wanted.high
        yield or_(below, column.is_(None)) if low and kind is not date else below


def _filter(report: Report, joined: Joined, wanted: filters.Filter) -> Condition:
    entry = report.entry(wanted.path)
    return filters.condition(filters.in_capitals(joined.column(wanted.path), entry), entry.kind, wanted)
