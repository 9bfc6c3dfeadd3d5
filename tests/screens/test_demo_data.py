"""Every report, inquiry by ranges and browse shows something of the demo company, and every chart draws something."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from qadtui.loading import make_demo_company
from qadtui.models import users
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.reports.charts import drawings
from qadtui.reports.definition import Report
from qadtui.reports.request import Request
from qadtui.reports.selection import count_of
from qadtui.settings import Settings
from tests.company import MAY
from tests.screens.files import SCREENS

REPORTS = {path: screen.definition for path, screen in SCREENS.items() if screen.definition}
NOBODY_IS_THERE = {"system/edit_lock_browse"}
ASKED = Request(today=MAY)
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo company's file."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo_company(Settings(str(file), "anna", "pts/1"))
    return file


@pytest.fixture
def ask(demo: Path, open_database: Callable[..., Database], operator: Operator) -> Ask:
    """Asks the demo company a question of a report."""
    database = open_database(demo)
    database.write(operator, users.authenticate, "anna")

    def asked(question: Callable[[Session, Report, Request], Any], report: Report) -> Any:
        return database.read(operator, question, report, ASKED)

    return asked


@pytest.mark.parametrize("path", sorted(REPORTS.keys() - NOBODY_IS_THERE))
def test_it_has_something_to_show(ask: Ask, path: str) -> None:
    assert ask(count_of, REPORTS[path]) > 0


@pytest.mark.parametrize("path", sorted(path for path, report in REPORTS.items() if report.chart))
def test_its_chart_has_something_to_draw(ask: Ask, path: str) -> None:
    assert any(any(bar.sums) for drawing in ask(drawings, REPORTS[path]) for bar in drawing.bars)
