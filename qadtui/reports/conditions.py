"""What must be true of a row to be in the answer: the report's own condition, what was asked, and who asks."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session

from qadtui.models.indexes import unindexed
from qadtui.models.visibility import visible
from qadtui.reports import filters
from qadtui.reports.definition import Report
from qadtui.reports.expressions import Question
from qadtui.reports.joined import Joined
from qadtui.reports.request import Range, Request, open_end

Condition = ColumnElement[bool]


def conditions_of(
    session: Session, report: Report, request: Request, joined: Joined, *, indexed: bool = True
) -> list[Condition]:
    """The conditions on the rows of `joined`, which joins the tables they need; not `indexed`, they choose no index."""

    def column(path: str) -> ColumnElement[Any]:
        return joined.column(path) if indexed else unindexed(joined.column(path))

    own = _own(report, request, Question(column, request.today))
    conditions = [*visible(session, report.model, *([] if indexed else [unindexed])), *own]
    for wanted in request.ranges:
        conditions += _limits(column(wanted.path), report.entry(wanted.path).kind, wanted)
    for each in request.filters:
        entry = report.entry(each.path)
        conditions.append(filters.condition(filters.in_capitals(column(each.path), entry), entry.kind, each))
    return conditions


def _own(report: Report, request: Request, question: Question) -> Iterator[Condition]:
    if report.where is not None:
        yield report.where.holds(question)
    for name, switch in report.switches.items():
        if (expression := switch.condition(request.switched(report, name))) is not None:
            yield expression.holds(question)


def _limits(column: ColumnElement[Any], kind: type, wanted: Range) -> Iterator[Condition]:
    """From and to. What has no code at all comes before every code; what has no date is in no range of dates."""
    low, high = open_end(wanted.low), open_end(wanted.high)
    if not low:
        yield column >= wanted.low
    if not high:
        below = column < wanted.high + timedelta(days=1) if _whole_day(wanted.high) else column <= wanted.high
        yield or_(below, column.is_(None)) if low and kind not in (date, datetime) else below


def _whole_day(high: Any) -> bool:
    """Whether a range of moments ends with a day that has no hour: it ends with that day's last."""
    return isinstance(high, datetime) and high.astimezone().time() == time(0)
