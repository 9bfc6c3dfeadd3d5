"""Every report, inquiry and browse there is asks a question that its database understands, in each of its orders."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from qadtui.models import users
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.reports.charts import drawings
from qadtui.reports.definition import WIDE, Report
from qadtui.reports.request import Range, Request
from qadtui.reports.selection import count_of, rows_of, totals_of
from tests import company
from tests.screens.files import SCREENS

REPORTS = {path: screen.definition for path, screen in SCREENS.items() if screen.definition}


@pytest.fixture
def database(target: str, open_database: Callable[..., Any], operator: Operator) -> Database:
    opened: Database = open_database(target)
    opened.write(operator, users.authenticate, "anna")
    opened.write(operator, company.set_up)
    return opened


def requests(report: Report) -> Iterator[Request]:
    """Each order, each switch both ways, and a limit on every criterion."""
    plain = Request(today=company.APRIL)
    yield from (replace(plain, order=order) for order in range(len(report.orders)))
    for on in (True, False):
        yield replace(plain, switches=dict.fromkeys(report.switches, on))
    highest = {str: "ZZZ", bool: True, int: 999999999}
    limits = ((path, highest.get(report.entry(path).kind)) for path in report.ranges)
    yield replace(plain, ranges=tuple(Range(path, None, high) for path, high in limits))


def test_every_question_is_understood(database: Database, operator: Operator) -> None:
    for report in REPORTS.values():
        for asked in requests(report):
            for shown in (report, report.fitting(WIDE)):
                rows = database.read(operator, lambda *a: list(rows_of(*a)), shown, asked)
                assert len(rows) == database.read(operator, count_of, shown, asked)
                assert {len(row) for row in rows} <= {len(shown.paths)}
        if report.total:
            database.read(operator, totals_of, report, Request())
        if report.chart:
            database.read(operator, drawings, report, Request())
