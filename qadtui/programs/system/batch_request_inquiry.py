"""Batch Request Inquiry (36.14.4): what was put into batches, what became of it, and what it printed.

requests (of the list)  F1 -->  the pager
                        F5 -->  gone with its result, after a question
"""

from collections.abc import Sequence

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models.tables import BatchRequest
from qadtui.rules import batches
from qadtui.terminal.frames import Values
from qadtui.terminal.pager import Pager


async def batch_request_inquiry(ui: ScreenDialogue) -> None:
    """Show and delete requests until F4."""
    at = -1  # the newest
    while True:
        requests = await ui.read(batches.requests_of)
        ui.stage("requests", "detail", "request")
        chosen = await ui.pick(
            "request",
            requests,
            _no_such_request,
            listed="requests",
            at=min(at, len(requests) - 1),
            show=lambda request: ui.show(ui["detail"], request),
            delete=True,
        )
        if chosen is None:
            return
        at = requests.index(dict(chosen))
        if chosen.deleted:
            await _delete(ui, chosen.number)
        else:
            await _view(ui, chosen)


def _no_such_request(typed: Values) -> Refusal:
    return Refusal(messages.NO_REQUEST, "number", number=typed["number"])


async def _delete(ui: ScreenDialogue, number: int) -> None:
    """Delete a request that nobody runs at this moment."""
    if not await ui.hold(batches.TABLE, str(number), BatchRequest.title):
        return
    try:
        await ui.run(batches.delete, number)
        ui.say(messages.RECORD_DELETED)
    except Refusal as refusal:
        ui.refuse(refusal)
    finally:
        await ui.let_go(batches.TABLE, str(number))


async def _view(ui: ScreenDialogue, request: Values) -> None:
    """Show what it printed, where that was kept."""
    result = Result(ui, request["number"])
    await result.open()
    if not result.count:
        ui.refuse(Refusal(messages.NO_RESULT, number=request["number"]))
        return
    ui.wipe()
    await Pager(ui, result, page=request["page_lines"]).run()


class Result:
    """The kept lines of a request, read part by part as they are asked for."""

    complete, told = True, None

    def __init__(self, ui: ScreenDialogue, number: int) -> None:
        self._ui, self._number = ui, number
        self.heading: Sequence[str] = ()
        self.count = 0

    async def open(self) -> None:
        """Read how much there is."""
        self.heading = await self._ui.read(batches.heading_of, self._number)
        self.count = await self._ui.read(batches.line_count, self._number)

    async def grown(self) -> None:
        """Nothing more will come."""

    async def lines(self, first: int, count: int) -> Sequence[str]:
        """Some of them."""
        return await self._ui.read(batches.lines_of, self._number, first, count)

    async def find(self, text: str, first: int) -> int | None:
        """The nearest that has the text in it."""
        return await self._ui.read(batches.find_line, self._number, text, first)
