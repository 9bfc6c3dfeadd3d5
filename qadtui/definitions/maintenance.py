"""The generic maintenance program: one record at a time, by its key, frame by frame.

    key frame     F9/F10 page, F1 finds: Modifying existing record / Adding new record
    data frames   F1 accepts, and saves as soon as nothing is missing; F5 deletes after asking; F4 goes back to the key

A screen without a frame named `key` maintains the one record of a control table.
"""

from typing import Any

from qadtui.definitions.dialogue import Record, ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models import records
from qadtui.models.dictionary import dictionary
from qadtui.rules import masters
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.entry import Leave
from qadtui.terminal.frames import Frame, Values


async def maintain(ui: ScreenDialogue, check: Leave | None = None) -> None:
    """Maintain the records of the screen's table. `check` is what a field is asked besides what its record says."""
    if "key" not in ui.screen.frames:
        await _control(ui)
        return
    _show(ui, {})
    while record := await ui.select("key", create=True, show=lambda values: _show(ui, values), leave=check):
        await _edit(ui, await _defaults(ui, record), check=check)
        _show(ui, {})


async def _control(ui: ScreenDialogue) -> None:
    """The one record of a control table, with its defaults as long as nobody saved it."""
    found = await ui.read(records.step, ui.screen.model, {}, True, {})
    record = Record(found.values, found.version) if found else await _defaults(ui, Record({}, None))
    _show(ui, record)
    await _edit(ui, record, delete=False)


async def _defaults(ui: ScreenDialogue, record: Record) -> Record:
    if not record.new:
        return record
    return Record({**await ui.read(masters.defaults, ui.screen.model, dict(record)), **record}, None)


async def _edit(ui: ScreenDialogue, record: Record, delete: bool = True, check: Leave | None = None) -> None:
    """The data frames, one after the other, until one is left with F4 or the record is deleted."""
    ui.say(messages.ADDING_NEW_RECORD if record.new else messages.MODIFYING_EXISTING_RECORD)
    _show(ui, record)
    frames = _data_frames(ui)
    for index, frame in enumerate(frames):
        later = {name for behind in frames[index + 1 :] for name in behind.enterable}
        answer = await ui.update(
            frame,
            record,
            leave=_checker(ui, record, check),
            accept=_saver(ui, record, later),
            delete=delete and not record.new,
        )
        if answer is None or answer.deleted:
            return
        record = answer.result


def _checker(ui: ScreenDialogue, record: Record, check: Leave | None) -> Any:
    async def leave(field: str, values: Values) -> Values | None:
        await ui.read(records.check, ui.screen.model, field, {**record, **values})
        return await check(field, values) if check else None

    return leave


def _saver(ui: ScreenDialogue, record: Record, later: set[str]) -> Any:
    """What takes a data frame: the record is written through the rules, or deleted.

    Where a field of a `later` frame is what is wrong, such as a customer's currency that is still blank, the record
    waits for that frame.
    """
    model = ui.screen.model

    async def accept(answer: Answer) -> Record | None:
        if answer.deleted:
            await ui.run(masters.delete, model, dict(record), record.version)
            ui.say(messages.RECORD_DELETED)
            return None
        known = {name: value for name, value in {**record, **answer}.items() if name in dictionary(model)}
        try:
            saved = await ui.run(masters.save, model, known, record.version)
        except Refusal as refusal:
            if refusal.field in later:
                return Record(known, record.version)
            raise
        return Record(saved.values, saved.version)

    return accept


def _data_frames(ui: ScreenDialogue) -> list[Frame]:
    return [frame for name, frame in ui.screen.frames.items() if name != "key"]


def _show(ui: ScreenDialogue, values: Values) -> None:
    for frame in ui.screen.frames.values():
        ui.show(frame, values)
