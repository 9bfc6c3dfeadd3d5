"""What is asked of a report, as a value and as JSON that outlives the report it was asked of."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from qadtui.models.tables import SalesOrderLine
from qadtui.reports.definition import Report
from qadtui.reports.filters import Filter
from qadtui.reports.request import Range, Request

SPEC: dict[str, Any] = {
    "columns": ["order", "line", "amount"],
    "ranges": ["order", "line", "due_date", "amount"],
    "sorts": {"Order": ["order", "line"], "Date": ["-due_date"]},
    "switches": {
        "late": {"label": "Late", "help": "Late ones.", "default": True, "where": "due_date < today"},
        "all": {"label": "All", "help": "Closed ones too."},
    },
    "computed": {"open": {"label": "Open", "value": "quantity_ordered - quantity_shipped"}},
}
REPORT = Report.from_spec(SalesOrderLine, SPEC)
REQUEST = Request(
    (
        Range("order", "SO1", ""),
        Range("line", 1, None),
        Range("due_date", date(2026, 4, 1), None),
        Range("amount", None, Decimal("9.99")),
    ),
    {"late": False},
    1,
    date(2026, 4, 7),
    (Filter("open", "above", Decimal("1.5"), typed=">1.5"), Filter("due_date", "blank", typed="=")),
    ("-open", "order"),
    ("order", "open", "item.description1"),
)


def through_json(report: Report, request: Request) -> Request:
    return Request.from_json(report, json.loads(json.dumps(request.to_json(report))))


def test_a_request_comes_back_from_json_as_it_was() -> None:
    assert through_json(REPORT, REQUEST) == REQUEST
    assert through_json(REPORT, Request()) == Request()


def test_what_the_report_no_longer_has_is_left_out() -> None:
    spec = SPEC | {"ranges": ["line"], "sorts": {"Order": ["order"]}, "switches": {}, "computed": {}}
    request = Request.from_json(Report.from_spec(SalesOrderLine, spec), REQUEST.to_json(REPORT))
    assert request == Request(
        (Range("line", 1, None),),
        {},
        0,
        date(2026, 4, 7),
        (Filter("due_date", "blank", typed="="),),
        ("order",),
        ("order", "item.description1"),
    )


@pytest.mark.parametrize("wrong", [{"ranges": {"line": ["x", None]}}, {"ranges": {"amount": ["x", None]}}])
@pytest.mark.parametrize("more", [{}, {"today": "2026-04-07"}])
def test_a_value_of_another_kind_is_refused(wrong: dict[str, Any], more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="x"):
        Request.from_json(REPORT, wrong | more)


def test_switches_and_orders_are_preset() -> None:
    assert Request().switched(REPORT, "late") is True
    assert REQUEST.switched(REPORT, "late") is False
    assert Request().sorted_by(REPORT) == ("order", "line")
    assert Request(order=1).sorted_by(REPORT) == ("-due_date",)
    assert REQUEST.sorted_by(REPORT) == ("-open", "order")
