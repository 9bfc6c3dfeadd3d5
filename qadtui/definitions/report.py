"""The generic report: criteria, output, pages.

criteria    from and to for each range; blank is no limit; F1
Output      terminal; F1
pages       space bar for the next, F4 stops; then the criteria again, as they were
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlmodel import Session

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.lookup import named_target, target_of
from qadtui.definitions.screens import Screen
from qadtui.formats import Format, make_format
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text
from qadtui.models.dictionary import Entry, owner_of
from qadtui.reports.definition import Report
from qadtui.reports.page import PrintColumn, body_lines, heading_lines, print_columns
from qadtui.reports.request import Range, Request, open_end
from qadtui.reports.selection import rows_of
from qadtui.terminal import legends
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Field, Frame, Values

FROM_COLON, TO_COLON = 24, 54
FIRST_ROW = 2
TO = Text("To", "report")
OUTPUT = Text("Output", "report")
OUTPUT_HELP = Text("Where the report goes: terminal shows it here, page by page.", "help")
TERMINAL = "terminal"


async def report(ui: ScreenDialogue) -> None:
    """Ask for criteria and show the report until F4."""
    definition = Report.from_spec(ui.screen.model, ui.screen.report)
    frame = criteria_frame(ui.screen, definition)
    values: Values = {"output": TERMINAL}
    while True:
        ui.wipe()
        ui.show(frame, values)
        answer = await ui.update(frame, values, fields=frame.enterable[:-1], accept=_check(definition))
        if answer is None:
            return
        values = dict(answer)
        if answer := await ui.update(frame, values, fields=["output"], leave=_check_output, legend=legends.PLAIN):
            await _print(ui, definition, ranges_of(definition, answer))
            ui.say(messages.END_OF_LIST)


def criteria_frame(screen: Screen, definition: Report) -> Frame:
    """The frame of the report's ranges, with the output below them."""
    fields = []
    for index, path in enumerate(definition.ranges):
        label, row = definition.label(path, definition.entry(path).label), FIRST_ROW + 1 + index
        fields += [
            _criterion(screen, definition, path, "from_", label, row, FROM_COLON),
            _criterion(screen, definition, path, "to_", TO, row, TO_COLON),
        ]
    row = FIRST_ROW + len(definition.ranges) + 2
    output = Field("output", OUTPUT, make_format("x(10)"), row, TO_COLON + 2, TO_COLON, help=OUTPUT_HELP)
    return Frame("criteria", FIRST_ROW, 1, row - FIRST_ROW + 2, 80, fields=(*fields, output))


def _criterion(screen: Screen, definition: Report, path: str, end: str, label: Text, row: int, colon: int) -> Field:
    entry, named = definition.entry(path), definition.lookups.get(path)
    target = target_of(definition.model, path) if named is None else named_target(named)
    return Field(
        end + path,
        label,
        screen.binder.format_of(entry),
        row,
        colon + 2,
        colon,
        upper=entry.upper,
        help=entry.help,
        source=entry.qad,
        table=f"{owner_of(definition.model, path).__tablename__}.{entry.name}",
        lookup=target.beside(end) if target else None,
        recalls=target.entry.qad if target else "",
    )


def frames_of(screen: Screen) -> list[Frame]:
    """The frames of a screen file; of a report, that of its criteria."""
    frames = list(screen.frames.values())
    if screen.kind == "report":
        frames.append(criteria_frame(screen, Report.from_spec(screen.model, screen.report)))
    return frames


def ranges_of(definition: Report, values: Values) -> list[Range]:
    """The ranges as the operator left them."""
    return [Range(path, values.get(f"from_{path}"), values.get(f"to_{path}")) for path in definition.ranges]


def _check(definition: Report) -> Any:
    async def accept(answer: Answer) -> None:
        for wanted in ranges_of(definition, answer):
            if not open_end(wanted.low) and not open_end(wanted.high) and wanted.low > wanted.high:
                raise Refusal(messages.FROM_AFTER_TO, f"to_{wanted.path}")

    return accept


async def _check_output(field: str, values: Values) -> None:
    if values["output"].lower() != TERMINAL:
        raise Refusal(messages.NOT_ONE_OF, field, choices=TERMINAL)


async def _print(ui: ScreenDialogue, definition: Report, ranges: Sequence[Range]) -> None:
    """Page after page, as many lines as the terminal has rows; wide columns where it has the columns."""
    definition = definition.fitting(ui.grid.columns)
    columns = print_columns(definition, _formats(ui), ui.translate)
    ui.say(messages.PLEASE_WAIT)
    lines = await ui.read(_lines, definition, columns, ranges, ui)
    first, page = 0, 0
    while first < len(lines):
        page += 1
        ui.wipe()
        ui.draw("page", partial(_paint_page, ui, heading_lines(columns), lines, first))
        if not await ui.turn_page(messages.PAGE_OF, page=page):
            return
        first += _body(ui)


def _paint_page(ui: ScreenDialogue, heading: Sequence[str], lines: Sequence[str], first: int) -> None:
    for index, line in enumerate([*heading, *lines[first : first + _body(ui)]]):
        ui.grid.put(FIRST_ROW + index, 1, line)


def _body(ui: ScreenDialogue) -> int:
    """The rows between the headings and the messages."""
    return ui.status.row - FIRST_ROW - 2


def _formats(ui: ScreenDialogue) -> Any:
    def make(entry: Entry, spec: str) -> Format:
        return ui.screen.binder.format_of(entry, spec)

    return make


def _lines(
    session: Session, definition: Report, columns: Sequence[PrintColumn], ranges: Sequence[Range], ui: ScreenDialogue
) -> list[str]:
    rows = rows_of(session, definition, Request(tuple(ranges), today=ui.today))
    named = (dict(zip(definition.paths, row, strict=True)) for row in rows)
    return list(body_lines(definition, columns, named, ui.translate, definition.width))
