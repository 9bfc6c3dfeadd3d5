"""The trailer of 7.1.1: totals, options, and the question that saves the order.

totals  ->  options  ->  Please confirm update  yes: saved     no: Throw this draft away  yes: gone   no: the lines
again
"""

from dataclasses import replace
from enum import Enum, auto

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import SalesOrder
from qadtui.programs.sales.order_entry import line_head
from qadtui.rules import orders
from qadtui.rules.orders import OrderDraft
from qadtui.terminal.frames import Values

NUMBER = dictionary(SalesOrder)["number"].label


class Outcome(Enum):
    """How the trailer ended."""

    SAVED = auto()
    DISCARDED = auto()
    LOOKED_AT = auto()
    LINES = auto()


async def finish(ui: ScreenDialogue, draft: OrderDraft, saved: OrderDraft | None) -> Outcome:
    """Totals, options and the save question; F4 leaves an order that is still as it was `saved` without one."""
    head, shown = line_head(ui, draft), _totals(draft)
    ui.stage("line_head", "totals", "options", line_head=head, totals=shown, options=draft.header)
    if not await _trailer(ui, draft, shown) and saved and replace(saved, line_format=draft.line_format) == draft:
        return Outcome.LOOKED_AT
    if not await ui.confirm(messages.CONFIRM_UPDATE):
        return Outcome.DISCARDED if await ui.confirm(messages.DISCARD_DRAFT, preset=False) else Outcome.LINES
    try:
        await ui.run(orders.save, draft)
    except Refusal as refusal:
        ui.refuse(refusal)
        await ui.pause()
        return Outcome.LINES
    ui.say(messages.SAVED, document=NUMBER, number=draft.number)
    return Outcome.SAVED


async def _trailer(ui: ScreenDialogue, draft: OrderDraft, shown: Values) -> bool:
    """Both frames; False when one was left with F4."""
    if totals := await ui.update(ui["totals"], shown):
        draft.header["discount"] = totals.discount
        ui.show(ui["totals"], _totals(draft))
        if options := await ui.update(ui["options"], draft.header):
            draft.header |= {name: options[name] for name in ui["options"].enterable}
            return True
    return False


def _totals(draft: OrderDraft) -> Values:
    totals = orders.totals(draft)
    return draft.header | {
        "line_total": totals.line_total,
        "discount_amount": -totals.discount,
        "total": totals.total,
    }
