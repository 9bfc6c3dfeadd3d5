"""Whether the names of a report can stand where they do."""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from qadtui.formats import make_format

if TYPE_CHECKING:
    from qadtui.reports.definition import Report


def check(report: "Report") -> None:
    """Raise KeyError or ValueError for a name that cannot stand where it does."""
    for path in report.every_name():
        report.entry(path)
    for path in (*report.formats, *report.computed):
        make_format(report.formats.get(path) or report.entry(path).format, report.entry(path).kind)
    asked = [*report.ranges, *report.breaks, *(path for order in report.orders for path in order.names)]
    asked += [report.chart.by] if report.chart else []
    for path in asked:
        if not report.in_database(path):
            outside = report.computed[path].value.outside
            raise ValueError(f"the database cannot select or sort by '{path}': {outside}")
    for key, paths in (("total", report.total), ("of", report.chart.of if report.chart else ())):
        for path in paths:
            if report.entry(path).kind not in (int, Decimal):
                raise ValueError(f"'{path}' is no number that could stand in '{key}'")
    if report.summed:
        _check_summed(report)


def _check_summed(report: "Report") -> None:
    """A row that stands for many has only what these have in common, and sums."""
    for path in report.total:
        if not report.in_database(path):
            raise ValueError(f"the database cannot sum '{path}': {report.computed[path].value.outside}")
    for shown in (report, *([replace(report, columns=report.wide)] if report.wide else [])):
        own = [path for path in shown.paths if shown.in_database(path)]
        for path in (path for order in report.orders for path in order.names):
            if path not in own:
                raise ValueError(f"rows that are summed have no '{path}' to sort by")
        for path in (path for path in shown.paths if not shown.in_database(path)):
            for name in shown.computed[path].value.names(own):
                if name not in own:
                    raise ValueError(f"rows that are summed have no '{name}' to work out '{path}' from")
