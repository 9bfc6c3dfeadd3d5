"""What was asked of a report, in words: every criterion, how it was ordered, who asked, and where it went.

Report Selection Criteria:

               Customer: C100                To: C200
              Eff Date: 04/01/26             To:
             Open only: yes
               Sort by: Customer

    Report submitted by: anna
                 Output: april.pdf
"""

from collections.abc import Iterator
from typing import NamedTuple

from qadtui.formats import cells, make_format, pad
from qadtui.language.text import Text
from qadtui.reports.page import Line
from qadtui.reports.request import open_end
from qadtui.reports.sheet import Sheet

CRITERIA = Text("Report Selection Criteria:", "report")
SUBMITTED_BY, OUTPUT, BATCH = (
    Text("Report submitted by", "report"),
    Text("Output", "report"),
    Text("Batch ID", "report"),
)
TO, SORT_BY = Text("To", "report"), Text("Sort by", "report")
YES_NO = "yes/no"
FROM_COLON, TO_COLON = 28, 54


class Criterion(NamedTuple):
    """A label and what stands behind it; a range has its upper end in `high`, which is "" where it is open."""

    label: str
    low: str
    high: str | None = None


def criteria(sheet: Sheet) -> Iterator[Criterion]:
    """Every criterion in the order of the screen, open ones too; then the switches and the order of the rows. A
    browse's are the filters over its columns, as they were typed.
    """
    report, request, translate = sheet.report, sheet.request, sheet.translate
    for wanted in request.ranges:
        entry = report.entry(wanted.path)
        ends = ["" if open_end(end) else sheet.format_of(entry).show(end) for end in (wanted.low, wanted.high)]
        yield Criterion(translate(report.label(wanted.path, entry.label)), *ends)
    for typed in request.filters:
        yield Criterion(translate(report.label(typed.path, report.entry(typed.path).label)), typed.typed)
    for name, switch in report.switches.items():
        chosen = make_format(YES_NO, bool).show(request.switched(report, name))
        yield Criterion(translate(switch.label), chosen)
    if len(report.orders) > 1:
        yield Criterion(translate(SORT_BY), translate(report.orders[request.order].label))


def submission(sheet: Sheet) -> Iterator[Criterion]:
    """Who asked for it, and where it goes."""
    yield Criterion(sheet.translate(SUBMITTED_BY), sheet.user)
    if sheet.output:
        yield Criterion(sheet.translate(OUTPUT), sheet.output)
    if sheet.batch:
        yield Criterion(sheet.translate(BATCH), sheet.batch)


def asked_lines(sheet: Sheet) -> Iterator[Line]:
    """All of it, as the last page has it."""
    yield Line(sheet.translate(CRITERIA), bold=True)
    yield Line("")
    for criterion in criteria(sheet):
        yield Line(_in_columns(criterion, sheet.translate(TO)))
    yield Line("")
    for said in submission(sheet):
        yield Line(_in_columns(said))


def _in_columns(criterion: Criterion, to: str = "") -> str:
    line = f"{pad(criterion.label, FROM_COLON - 1, right=True)}: {criterion.low}"
    if criterion.high is None:
        return line
    room = TO_COLON - 1 - cells(line)
    return f"{line}{pad(to, room, right=True) if room > cells(to) else f'  {to}'}: {criterion.high}".rstrip()
