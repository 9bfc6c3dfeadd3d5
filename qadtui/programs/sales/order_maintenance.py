"""Sales Order Maintenance (7.1.1): key, addresses, header, lines, trailer, and one question that saves it all.

    Order  ->  Sold-To, Bill To, Ship-To  ->  header, tax (pop-up), comments  ->  lines (order_lines)  ->  trailer
      blank draws a number                     F5 deletes                           F4 in an empty Ln      F1, F4: save?

The order is a draft until then: a plain value, kept in the database after every frame (a line costs a line), so that a
dropped connection costs at most the frame being typed. Other people see who is at it.
"""

from qadtui.definitions.dialogue import Record, ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import SalesOrder
from qadtui.programs.sales.order_comments import head_comments
from qadtui.programs.sales.order_entry import Keep
from qadtui.programs.sales.order_lines import enter_lines
from qadtui.programs.sales.order_trailer import Outcome, finish
from qadtui.rules import orders
from qadtui.rules.comments import HEAD
from qadtui.rules.orders import OrderDraft
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Frame, Values

LABEL = dictionary(SalesOrder)["number"].label
KEY_STAGE = ("order", "sold_to", "ship_to", "header")


async def order_maintenance(ui: ScreenDialogue) -> None:
    """Maintain order after order until F4. The form stands while the database is asked for drafts."""
    ui.stage(*KEY_STAGE)
    await _finish_drafts(ui)
    ui.stage(*KEY_STAGE)
    while record := await ui.select("order", fields=["number"], create=True, blank=True, show=lambda v: _show(ui, v)):
        draft = await _open(ui, record)
        if draft is not None:
            await _maintain(ui, draft)
        ui.stage(*KEY_STAGE)


async def _finish_drafts(ui: ScreenDialogue) -> None:
    """Orders that were not finished, because the line dropped or the machine did, are offered first.

    One that is being entered at another of the operator's terminals, or beneath this program, is no such order.
    """
    held = await ui.documents_held("sales_order")
    for number in await ui.read(orders.kept_orders):
        if number in held:
            continue
        if not await ui.confirm(messages.CONTINUE_DRAFT, document=LABEL, number=number):
            await _may_discard(ui, number)
        elif await ui.hold("sales_order", number, LABEL):
            await _continue(ui, number)


async def _continue(ui: ScreenDialogue, number: str) -> None:
    try:
        draft = await ui.read(orders.kept_order, number)
    except Refusal as refusal:
        ui.refuse(refusal)
        await ui.pause()
        await _may_discard(ui, number)
        await ui.let_go("sales_order", number)
    else:
        await _maintain(ui, draft, continued=True)


async def _may_discard(ui: ScreenDialogue, number: str) -> bool:
    """Throw a draft away if the operator says so."""
    discarded = await ui.confirm(messages.DISCARD_DRAFT, preset=False)
    if discarded:
        await ui.run(orders.forget, number)
    return discarded


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
    saved = None if continued or draft.version is None else draft.copy()
    try:
        if await _addresses(ui, draft) and await _header(ui, draft, continued):
            while await _lines_and_trailer(ui, draft, saved) is Outcome.LINES:
                pass
            await ui.run(orders.forget, draft.number)
        elif continued:
            await _may_discard(ui, draft.number)
        else:
            await ui.run(orders.forget, draft.number)
    finally:
        await ui.let_go("sales_order", draft.number)


async def _lines_and_trailer(ui: ScreenDialogue, draft: OrderDraft, saved: OrderDraft | None) -> Outcome:
    await enter_lines(ui, draft, _keeper(ui, draft))
    return await finish(ui, draft, saved)


def _keeper(ui: ScreenDialogue, draft: OrderDraft) -> Keep:
    async def keep(line: int) -> None:
        await ui.run(orders.keep_line, draft, line)

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


async def _header(ui: ScreenDialogue, draft: OrderDraft, continued: bool) -> bool:
    """The header frame, its tax pop-up, its comments; F5 deletes an order that is saved. True goes on to the lines."""
    asked = HEAD in draft.comments or (draft.version is None and draft.header_comments)
    shown = draft.header | {"comments": asked}
    ui.show(ui["header"], shown)

    async def accept(answer: Answer) -> None:
        if answer.deleted:
            await ui.run(orders.delete, draft.number, draft.version)
            ui.say(messages.RECORD_DELETED)
            return
        await _take(ui, draft, ui["header"], answer)
        await ui.run(orders.keep, draft, not continued)

    answer = await ui.update(ui["header"], shown, accept=accept, delete=draft.version is not None)
    if answer is None or answer.deleted:
        return False
    ui.show(ui["header"], draft.header | {"comments": answer.comments})
    if tax := await ui.update(ui["tax"], draft.header, accept=lambda answer: _take(ui, draft, ui["tax"], answer)):
        await ui.run(orders.keep, draft)
        ui.show(ui["header"], {**draft.header, **tax, "comments": answer.comments})
    if answer.comments:
        await head_comments(ui, draft, _keeper(ui, draft))
    return True


async def _take(ui: ScreenDialogue, draft: OrderDraft, frame: Frame, answer: Answer) -> None:
    """Put what a frame holds of the header into the draft, after all checks."""
    names = {name: answer[name] for name in frame.enterable if name in draft.header}
    draft.header |= await ui.read(orders.check_header, draft, draft.header | names)


def _show(ui: ScreenDialogue, header: Values) -> None:
    ui.show(ui["order"], header)
    ui.show(ui["header"], header)


async def _show_addresses(ui: ScreenDialogue, header: Values) -> None:
    ui.lines("sold_to", await ui.read(orders.address_of, header["sold_to"], ""))
    ui.lines("ship_to", await ui.read(orders.address_of, header["sold_to"], header["ship_to"]))
