"""Batch Request Processor (36.14.13): runs what waits in batches, now.

A process of its own does, so the keyboard stays awake: row 22 shows how far the report is, F4 stops it.
"""

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.growing import progress_told
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.programs.batch_process import RunningBatches
from qadtui.rules.batches import Wanted
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Values
from qadtui.terminal.questions import Stopped


async def batch_request_processor(ui: ScreenDialogue) -> None:
    """Ask which batches, run them, say what came of it, until F4."""
    values: Values = {}
    ui.stage("criteria")
    while answer := await ui.update(ui["criteria"], values, accept=_in_order):
        values = dict(answer)
        try:
            await _run(ui, Wanted(answer["first"], answer["last"], ui.work.operator.clock.now()))
        except Refusal as refusal:
            ui.refuse(refusal)


async def _in_order(answer: Answer) -> None:
    if answer["last"] and answer["first"] > answer["last"]:
        raise Refusal(messages.FROM_AFTER_TO, "last")


async def _run(ui: ScreenDialogue, wanted: Wanted) -> None:
    """Run them until all are done or F4 stops it, and say how many were. Raises the Refusal it ends with."""
    ui.say(messages.PLEASE_WAIT)
    running = await RunningBatches.start(wanted, ui.work.operator.user, ui.settings)
    try:
        await ui.unless_stopped(_watched(ui, running))
    except Stopped:
        pass
    finally:
        await running.stop()
    if running.refusal:
        raise running.refusal
    if running.ran:
        ui.status.hush()
        ui.say(messages.BATCH_RAN, done=running.ran.done, failed=running.ran.failed)


async def _watched(ui: ScreenDialogue, running: RunningBatches) -> None:
    """Wait for the end, with the progress of the report it is at on the screen."""
    while not running.over:
        await running.news()
        if running.progress and not ui.keys.witness:
            message, values = progress_told(running.progress)
            ui.say(message, **values)
            ui.on_change()
