"""The generic report, and the inquiry that asks for ranges: criteria, output, and the report itself.

criteria    from and to for each range, switches, the order; blank is no limit; F1
Output      terminal, a printer, a file ...; a report also a Batch ID; F1
            then the criteria again, as they were

What is shown comes at once; what takes long is made in a process of its own.
"""

from datetime import date
from typing import Any

from sqlmodel import Session

from qadtui.definitions.criteria import SORT_FIELD, CriteriaFrame
from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.job import TERMINAL
from qadtui.definitions.output import BATCH_FIELD, OUTPUT_FIELD, ask_output, job_of, take_there
from qadtui.definitions.screens import Screen
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models.database import operator_of
from qadtui.reports.definition import Report
from qadtui.reports.request import Range, Request, open_end
from qadtui.rules.asked import keep_asked, last_asked
from qadtui.rules.printers import default_output
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Frame, Values


async def report(ui: ScreenDialogue) -> None:
    """Ask for criteria and make the report until F4."""
    definition = ui.screen.report
    criteria = CriteriaFrame(ui.screen, definition)
    leave, accept = _leaver(definition), _checker(criteria, ui.today)
    values = await ui.read(_preset, criteria, ui.number)
    while True:
        ui.wipe()
        ui.show(criteria.frame, values)
        if criteria.names:
            answer = await ui.update(criteria.frame, values, fields=criteria.names, leave=leave, accept=accept)
            if answer is None:
                return
            values = dict(answer)
        if chosen := await ask_output(ui, criteria.frame, criteria.outputs, values):
            values = dict(chosen)
            await _make(ui, criteria, chosen)
        elif not criteria.names:
            return


def frames_of(screen: Screen) -> list[Frame]:
    """The frames of a screen file; of what asks for ranges, that of its criteria."""
    frames = list(screen.frames.values())
    if screen.kind in ("report", "document", "inquiry") and screen.definition:
        frames.append(CriteriaFrame(screen, screen.definition).frame)
    return frames


def _preset(session: Session, criteria: CriteriaFrame, number: str) -> Values:
    """What the operator asked the last time, and where their reports go. A criterion that does not fit any more is
    forgotten.
    """
    kept = last_asked(session, criteria.screen.path)
    try:
        request = Request.from_json(criteria.report, kept)
    except (KeyError, TypeError, ValueError):
        request = Request()
    output = ""
    if criteria.screen.kind != "inquiry":
        output = default_output(session, operator_of(session).user, number)
    return criteria.values(request) | {OUTPUT_FIELD: output or TERMINAL, BATCH_FIELD: ""}


def _leaver(definition: Report) -> Any:
    async def leave(field: str, values: Values) -> None:
        """The order must be one there is."""
        numbers = range(1, len(definition.orders) + 1)
        if field == SORT_FIELD and values[field] not in numbers:
            raise Refusal(messages.NOT_ONE_OF, field, choices=", ".join(map(str, numbers)))

    return leave


def _checker(criteria: CriteriaFrame, today: date) -> Any:
    async def accept(answer: Answer) -> None:
        for wanted in criteria.request(answer, today).ranges:
            if _reversed(wanted):
                raise Refusal(messages.FROM_AFTER_TO, f"to_{wanted.path}")

    return accept


def _reversed(wanted: Range) -> bool:
    return not open_end(wanted.low) and not open_end(wanted.high) and wanted.low > wanted.high


async def _make(ui: ScreenDialogue, criteria: CriteriaFrame, answer: Answer) -> None:
    """Make the report, or put it into its batch; a refusal is shown over the criteria."""
    definition, request = criteria.report, criteria.request(answer, ui.today)
    job = job_of(ui, request.to_json(definition), answer)
    await ui.run(_keep, ui.screen.path, job.request)
    try:
        await take_there(ui, job, definition, request)
    except Refusal as refusal:
        ui.wipe()
        ui.show(criteria.frame, answer)
        ui.refuse(refusal)


def _keep(session: Session, screen: str, asked: dict[str, Any]) -> None:
    """Write only what is new."""
    if last_asked(session, screen) != asked:
        keep_asked(session, screen, asked)
