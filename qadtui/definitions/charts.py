"""A report's chart, in the words and formats of the operator who looks at it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.screens import Screen
from qadtui.formats import Format
from qadtui.language import messages
from qadtui.language.text import Text
from qadtui.reports.charts import Drawing, drawings
from qadtui.reports.definition import Report
from qadtui.reports.page import sum_format
from qadtui.reports.request import Request
from qadtui.terminal.bars import BarRow, Scale
from qadtui.terminal.chart import ChartLine, ChartView

OTHERS = Text("Others", "report")
NO_LABEL = "-"


async def show_chart(ui: ScreenDialogue, screen: Screen, report: Report, request: Request) -> None:
    """Draw the chart of a report, which must have one, of the rows that are asked for, until F4 or F5."""
    assert report.chart is not None
    ui.say(messages.PLEASE_WAIT)
    drawn = await ui.read(drawings, report, request)
    by = screen.binder.format_of(report.entry(report.chart.by))
    entries = {path: report.entry(path) for path in report.chart.of}
    names = [ui.translate(report.heading(path)) for path in entries]
    words = _Words(by, [sum_format(entry.format, entry.kind) for entry in entries.values()], ui.translate(OTHERS))
    lines = list(_lines(drawn, words, report.chart.own_scale))
    await ChartView(ui, ui.translate(report.chart.title), names, lines).run()


@dataclass(frozen=True)
class _Words:
    """How the chart is written: the format of its labels, that of each series, and what all others are called."""

    by: Format
    numbers: Sequence[Format]
    others: str

    def bars(self, drawing: Drawing) -> Iterator[list[BarRow]]:
        """The bars of each value beside each other."""
        for bar in drawing.bars:
            yield self._rows(self.by.show(bar.label).strip() or NO_LABEL, bar.sums)
        if drawing.others:
            yield self._rows(self.others, drawing.others)

    def _rows(self, label: str, sums: Sequence[Decimal]) -> list[BarRow]:
        """A bar for each series; the first has the label."""
        series = enumerate(zip(sums, self.numbers, strict=True))
        return [BarRow("" if at else label, value, form.show(value), at) for at, (value, form) in series]


def _lines(drawn: Sequence[Drawing], words: _Words, own_scale: bool) -> Iterator[ChartLine]:
    """The lines of all drawings below each other, each drawing on a scale of its own, or even each value."""
    for place, drawing in enumerate(drawn):
        if drawing.currency:
            yield from [ChartLine()] if place else []
            yield ChartLine(drawing.currency)
        values = list(words.bars(drawing))
        common = Scale.of(list(chain(*values)))
        for rows in values:
            scale = common.fitted(rows) if own_scale else common
            yield from (ChartLine(bar=row, scale=scale) for row in rows)
