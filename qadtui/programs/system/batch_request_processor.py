"""Batch Request Processor (36.14.13): runs what waits in batches, now.

It works in a thread with a database of its own, so the keyboard stays awake: row 22 shows how far the report is, F4
stops it.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Any

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.growing import progress_told
from qadtui.definitions.progress import Progress
from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.programs.batch_runner import Ran, Runner
from qadtui.rules.batches import Claimed, Wanted
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Values
from qadtui.terminal.questions import Stopped

Say = Callable[..., None]


async def batch_request_processor(ui: ScreenDialogue) -> None:
    """Ask which batches, run them, say what came of it, until F4."""
    values: Values = {}
    ui.stage("criteria")
    while answer := await ui.update(ui["criteria"], values, accept=_in_order):
        values = dict(answer)
        ui.say(messages.PLEASE_WAIT)
        wanted = Wanted(answer["first"], answer["last"], ui.work.operator.clock.now())
        ran = await _run(ui, wanted)
        ui.say(messages.BATCH_RAN, done=ran.done, failed=ran.failed)


async def _in_order(answer: Answer) -> None:
    if answer["last"] and answer["first"] > answer["last"]:
        raise Refusal(messages.FROM_AFTER_TO, "last")


async def _run(ui: ScreenDialogue, wanted: Wanted) -> Ran:
    """Run them until all are done or F4 stops it; the thread is over when this returns."""
    stop, loop = Event(), asyncio.get_running_loop()

    def say(message: Message, **values: Any) -> None:
        ui.status.hush()
        ui.say(message, **values)
        ui.on_change()

    def tell(claimed: Claimed, progress: Progress) -> None:
        message, values = progress_told(progress)
        loop.call_soon_threadsafe(lambda: say(message, **values))

    operator = replace(ui.work.operator, session="")
    running = asyncio.create_task(asyncio.to_thread(_work, ui.settings.database, operator, wanted, stop, tell))
    try:
        return await ui.unless_stopped(_ended(running))
    except Stopped:
        stop.set()
        return await running
    finally:
        stop.set()
        await asyncio.wait({running})


async def _ended(running: "asyncio.Task[Ran]") -> Ran:
    """Its end, which is not cancelled when nobody waits any longer."""
    return await asyncio.shield(running)


def _work(
    target: str, operator: Operator, wanted: Wanted, stop: Event, tell: Callable[[Claimed, Progress], None]
) -> Ran:
    database = Database.open(target)
    try:
        return Runner(database, operator, stopping=stop.is_set, tell=tell).run(wanted)
    finally:
        database.close()
