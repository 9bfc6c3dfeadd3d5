"""Sales Order Maintenance (7.1.1): key, addresses, header, lines, trailer, and one question that saves it all.

    Order  ->  Sold-To, Bill To, Ship-To  ->  header  ->  lines (order_lines)  ->  trailer (order_trailer)
      blank draws a number                     F5 deletes     F4 in an empty Ln      F1, F4: save?

The order is a draft until then: a plain value, kept in the database after every frame, so that a dropped line costs
at most the frame being typed. Other people see who is at it.
"""

from typing import Any

from qadtui.definitions.dialogue import Record, ScreenDialogue
from qadtui.language import messages
from qadtui.models import drafts
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import SalesOrder
from qadtui.programs.sales.order_lines import enter_lines
from qadtui.programs.sales.order_trailer import Outcome, finish
from qadtui.rules import orders
from qadtui.rules.orders import OrderDraft
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Values

LABEL = dictionary(SalesOrder)["number"].label
KEY_STAGE = ("order", "sold_to", "ship_to", "header")


async def order_maintenance(ui: ScreenDialogue) -> None:
    """Maintain order after order until F4."""
    await _finish_drafts(ui)
    ui.stage(*KEY_STAGE)
    while record := await ui.select("order", fields=["number"], create=True, blank=True, show=lambda v: _show(ui, v)):
        draft = await _open(ui, record)
        if draft is not None:
            await _maintain(ui, draft)
        ui.stage(*KEY_STAGE)


async def _finish_drafts(ui: ScreenDialogue) -> None:
    """Orders that were not finished, because the line dropped or the machine did, are offered first.

    One that is being entered at another of the operator's terminals is no such order.
    """
    held = await ui.held("sales_order")
    for number, content in (await ui.read(drafts.kept, ui.program)).items():
        if number in held:
            continue
        if not await ui.confirm(messages.CONTINUE_DRAFT, document=LABEL, number=number):
            if await ui.confirm(messages.DISCARD_DRAFT, preset=False):
                await ui.run(drafts.forget, ui.program, number)
        elif await ui.hold("sales_order", number, LABEL):
            await _maintain(ui, OrderDraft.from_json(content), continued=True)


async def _open(ui: ScreenDialogue, record: Record) -> OrderDraft | None:
    """The order with this number, or a new one; None if somebody else is at it."""
    number = record.number or await ui.run(orders.draw_number)
    ui.recalled["so_nbr"] = number
    if not await ui.hold("sales_order", number, LABEL):
        return None
    if record.new:
        ui.say(messages.ADDING_NEW_RECORD)
        return await ui.read(orders.begin, number)
    ui.say(messages.MODIFYING_EXISTING_RECORD)
    return await ui.read(orders.open_order, number)


async def _maintain(ui: ScreenDialogue, draft: OrderDraft, continued: bool = False) -> None:
    """The stages of one order; its lock and, unless it is to be continued another time, its draft go at the end."""
    saved = None if continued or draft.version is None else draft.to_json()
    try:
        if await _addresses(ui, draft) and await _header(ui, draft):
            while await _lines_and_trailer(ui, draft, saved) is Outcome.LINES:
                pass
        elif continued and not await ui.confirm(messages.DISCARD_DRAFT, preset=False):
            return
        await ui.run(drafts.forget, ui.program, draft.number)
    finally:
        await ui.let_go("sales_order", draft.number)


async def _lines_and_trailer(ui: ScreenDialogue, draft: OrderDraft, saved: dict[str, Any] | None) -> Outcome:
    await enter_lines(ui, draft, _keeper(ui, draft))
    return await finish(ui, draft, saved)


def _keeper(ui: ScreenDialogue, draft: OrderDraft) -> Any:
    async def keep() -> None:
        await ui.run(drafts.keep, ui.program, draft.number, draft.to_json())

    return keep


async def _addresses(ui: ScreenDialogue, draft: OrderDraft) -> bool:
    """Sold-To, Bill To and Ship-To, each checked when left, its address in the box below."""
    _show(ui, draft.header)
    if draft.header["sold_to"]:
        await _show_addresses(ui, draft.header)

    async def leave(field: str, values: Values) -> Values | None:
        match field:
            case "sold_to":
                taken = await ui.read(orders.sold_to, draft, values["sold_to"])
                new = draft.header["sold_to"] != taken["sold_to"]
                draft.header |= taken if new else {}
                await _show_addresses(ui, draft.header)
                ui.show(ui["header"], draft.header)
                return {name: draft.header[name] for name in ("sold_to", "bill_to", "ship_to")} if new else None
            case "bill_to":
                await ui.read(orders.bill_to, draft, values["bill_to"])
            case "ship_to":
                ui.lines("ship_to", await ui.read(orders.ship_to, draft, values["ship_to"]))
        return None

    answer = await ui.update(ui["order"], draft.header, fields=["sold_to", "bill_to", "ship_to"], leave=leave)
    if answer:
        draft.header |= {name: answer[name] for name in ("sold_to", "bill_to", "ship_to")}
    return answer is not None


async def _header(ui: ScreenDialogue, draft: OrderDraft) -> bool:
    """The header frame; F5 deletes an order that is saved. True goes on to the lines."""
    ui.show(ui["header"], draft.header)

    async def accept(answer: Answer) -> None:
        if answer.deleted:
            await ui.run(orders.delete, draft.number, draft.version)
            ui.say(messages.RECORD_DELETED)
            return
        names = {name: answer[name] for name in ui["header"].enterable}
        draft.header |= await ui.read(orders.check_header, draft, draft.header | names)
        await _keeper(ui, draft)()

    answer = await ui.update(ui["header"], draft.header, accept=accept, delete=draft.version is not None)
    return answer is not None and not answer.deleted


def _show(ui: ScreenDialogue, header: Values) -> None:
    ui.show(ui["order"], header)
    ui.show(ui["header"], header)


async def _show_addresses(ui: ScreenDialogue, header: Values) -> None:
    ui.lines("sold_to", await ui.read(orders.address_of, header["sold_to"], ""))
    ui.lines("ship_to", await ui.read(orders.address_of, header["sold_to"], header["ship_to"]))
