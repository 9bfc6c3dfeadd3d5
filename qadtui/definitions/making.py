"""Making a report for somebody who waits for it.

    terminal    the first lines at once; if there are more, a process of its own makes all of them, and the pager reads
    page        made by a process of its own, read while it grows
    others      made there too, with its progress on the message row; F4 stops it, and then nothing was written

Who plays a journal again must see the same screens however fast the machine is: while keys are witnessed, what is
being made is waited for.
"""

from dataclasses import replace

from qadtui.definitions.delivery import kind_of, page_length
from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.growing import GrowingLines, progress_told
from qadtui.definitions.job import PAGE, TERMINAL, Job, Outcome
from qadtui.definitions.running import Running
from qadtui.language import messages
from qadtui.reports.definition import Report
from qadtui.reports.request import Request
from qadtui.reports.spool import Spool
from qadtui.terminal.keys import Function
from qadtui.terminal.pager import KnownLines, Lines, Pager
from qadtui.terminal.pager.pager import Action
from qadtui.terminal.questions import Stopped

SMALL = 200
"""Rows that are read at once."""
PATIENCE = 1.0
"""Seconds that may take; a question that takes longer is left to the report's own process."""


async def make(ui: ScreenDialogue, job: Job, definition: Report, request: Request) -> None:
    """Make a report and show it, or say where it is. Raises the Refusal it ends with."""
    match job.output.lower():
        case word if word == TERMINAL:
            await _show(ui, job, definition, request)
        case word if word == PAGE:
            await _show_growing(ui, job, KnownLines((), ()), definition, request)
        case _:
            await make_elsewhere(ui, job)


async def make_elsewhere(ui: ScreenDialogue, job: Job) -> None:
    """Make what is not looked at now, and say what became of it. Raises the Refusal it ends with."""
    ui.say(messages.PLEASE_WAIT)
    running = await Running.start(job, ui.settings)
    try:
        outcome = await ui.unless_stopped(_watched(ui, running))
    except Stopped:
        ui.status.hush()
        ui.say(messages.REPORT_STOPPED)
    else:
        ui.status.hush()
        ui.say(messages.REPORT_MADE, rows=f"{outcome.rows:,}", where=outcome.where)
    finally:
        await running.stop()


async def _watched(ui: ScreenDialogue, running: Running) -> Outcome:
    """Wait for a job, with its progress on the screen."""
    while not running.over:
        await running.news()
        if running.progress and not ui.keys.witness:
            message, values = progress_told(running.progress)
            ui.say(message, **values)
            ui.on_change()
    return await running.ended()


# on the screen


async def _show(ui: ScreenDialogue, job: Job, definition: Report, request: Request) -> None:
    """Continuous lines, the first of them at once."""
    ui.say(messages.PLEASE_WAIT)
    patience = None if ui.keys.witness else PATIENCE
    ui.on_change()
    found = await ui.work.glance(patience, kind_of(ui.screen).first_lines, ui.screen, job, SMALL)
    first, complete = found or (KnownLines((), ()), False)
    if complete:
        await _page_through(ui, first, definition, request)
    else:
        await _show_growing(ui, job, first, definition, request)


async def _show_growing(ui: ScreenDialogue, job: Job, first: KnownLines, definition: Report, request: Request) -> None:
    """What a process of its own makes, read while it grows."""
    with Spool() as spool:
        running = await Running.start(replace(job, spool=str(spool.folder)), ui.settings)
        try:
            if ui.keys.witness:
                await running.ended()
            lines = GrowingLines(first, spool.reader(), running)
            await _page_through(ui, lines, definition, request, job.output)
            if running.refusal and not lines.count:
                raise running.refusal
        finally:
            await running.kill()  # all it leaves is the spool


async def _page_through(
    ui: ScreenDialogue, lines: Lines, definition: Report, request: Request, output: str = TERMINAL
) -> None:
    page = page_length(ui.screen) if output.lower() == PAGE else 0
    ui.wipe()
    if await Pager(ui, lines, page=page, frozen=definition.frozen, actions=_actions(ui, definition, request)).run():
        ui.say(messages.END_OF_LIST)


def _actions(ui: ScreenDialogue, definition: Report, request: Request) -> dict[Function, Action]:
    """F5 draws what can be drawn."""
    if definition.chart is None:
        return {}

    async def chart() -> None:
        from qadtui.definitions.charts import show_chart

        await show_chart(ui, ui.screen, definition, request)

    return {Function.DELETE: chart}
