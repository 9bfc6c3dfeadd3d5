"""Where something printed goes: the fields that ask it, and the job that takes it there.

      Output: terminal
    Batch ID:

Reports ask them below their criteria, a browse in a small window.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.job import TERMINAL, Job
from qadtui.definitions.lookup import target_of
from qadtui.definitions.making import make
from qadtui.formats import make_format
from qadtui.language import messages
from qadtui.language.text import Text
from qadtui.models.tables import BatchId, Printer
from qadtui.reports.definition import WIDE, Report
from qadtui.reports.destinations import Destination, ToFile, destination_of
from qadtui.reports.request import Request
from qadtui.rules import batches
from qadtui.terminal import legends
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Field, Frame, Values

OUTPUT_FIELD, BATCH_FIELD = "output", "batch"
OUTPUT_COLON = 36

OUTPUT, BATCH = Text("Output", "report"), Text("Batch ID", "report")
OUTPUT_HELP = Text(
    "Where it goes. terminal shows it here, page shows it as it would be printed. A printer's name prints it. pdf,"
    " xlsx, csv, json or text make a file named after the program; a name with a dot or a slash is a file, and its"
    " ending says what kind: april.xlsx.",
    "help",
)
BATCH_HELP = Text("The batch it waits in, to be run later; blank makes it now.", "help")


def output_fields(names: Sequence[str], row: int) -> Iterator[Field]:
    """The fields that are asked, one below the other."""
    made = {
        OUTPUT_FIELD: (OUTPUT, "x(40)", False, OUTPUT_HELP, target_of(Printer, "name")),
        BATCH_FIELD: (BATCH, "x(12)", True, BATCH_HELP, target_of(BatchId, "code")),
    }
    for at, name in enumerate(names):
        label, form, upper, told, target = made[name]
        yield Field(
            name, label, make_format(form), row + at, OUTPUT_COLON + 2, OUTPUT_COLON,
            upper=upper, help=told, lookup=target,
        )  # fmt: skip


async def ask_output(ui: ScreenDialogue, frame: Frame, names: Sequence[str], values: Values) -> Answer | None:
    """The output group, until what it says can be done; its `result` is the destination. F4 is None."""

    async def accept(answer: Answer) -> Destination:
        return await ui.read(destination_of, answer[OUTPUT_FIELD])

    while answer := await ui.update(frame, values, fields=names, accept=accept, legend=legends.PLAIN):
        if answer.get(BATCH_FIELD) or await _may_write(ui, answer.result):
            return answer
        values = dict(answer)
    return None


async def _may_write(ui: ScreenDialogue, destination: Destination) -> bool:
    """Whether nothing is lost by it, or the operator says so."""
    if not isinstance(destination, ToFile) or not destination.path.exists():
        return True
    return await ui.confirm(messages.FILE_EXISTS, preset=False, file=destination.path)


async def take_there(ui: ScreenDialogue, job: Job, definition: Report, request: Request) -> None:
    """Make what the job says, or put it into its batch. Raises the Refusal it ends with."""
    if job.batch:
        number = await ui.run(batches.request, job.to_json(), job.batch)
        ui.say(messages.REQUEST_QUEUED, number=number, batch=job.batch)
    else:
        await make(ui, job, definition, request)


def job_of(ui: ScreenDialogue, request: dict[str, Any], answer: Answer) -> Job:
    """The report as a job; a file has the name that was asked about, and a batch gives it one when it is made."""
    output, destination = answer[OUTPUT_FIELD].strip(), answer.result
    return Job(
        ui.screen.path,
        ui.number,
        ui.work.operator.user,
        request,
        str(destination.path) if isinstance(destination, ToFile) and not answer.get(BATCH_FIELD) else output,
        language=ui.translate.language,
        dates=ui.dates.value,
        date=ui.today.isoformat(),
        moment=ui.work.operator.clock.now().isoformat(),
        columns=ui.grid.columns if output.lower() == TERMINAL else WIDE,
        company=ui.settings.company_name,
        batch=answer.get(BATCH_FIELD, ""),
    )
