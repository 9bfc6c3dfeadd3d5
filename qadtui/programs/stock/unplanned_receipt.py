"""Receipts - Unplanned (3.9): item, quantity and place, what it was, and the question whether all is correct.

item  ->  quantity, unit, site, location, lot, reference  ->  order, remarks, effective  ->  posted
"""

from decimal import Decimal

from qadtui.definitions.dialogue import Record, ScreenDialogue
from qadtui.language import messages
from qadtui.models.tables import Item
from qadtui.rules import receipts, units
from qadtui.rules.receipts import Receipt
from qadtui.terminal.frames import Values

FRAMES = ("item", "quantity", "reference")


async def unplanned_receipt(ui: ScreenDialogue) -> None:
    """Receive item after item until F4."""
    ui.stage(*FRAMES)
    while item := await ui.select("item", model=Item, show=lambda record: ui.show(ui["item"], record)):
        await _receive(ui, item)


async def _receive(ui: ScreenDialogue, item: Record) -> None:
    """One receipt: F4 goes back a frame, and from the first to the item."""
    posting_id, values, about = ui.posting_id(), _defaults(item), _about(ui)
    ui.show(ui["quantity"], values)
    ui.show(ui["reference"], about)

    async def convert(field: str, typed: Values) -> Values | None:
        if field != "um":
            return None
        return {"um_conversion": await ui.read(units.conversion, item.number, typed["um"])}

    async def check(answer: Values) -> None:
        await ui.rehearse(receipts.receive, _receipt(item, answer, about, posting_id))

    while quantity := await ui.update(ui["quantity"], values, leave=convert, accept=check):
        values = dict(quantity)
        if not (answer := await ui.update(ui["reference"], about)):
            continue
        about = dict(answer)
        if await ui.confirm(messages.ALL_INFORMATION_CORRECT):
            number = await ui.attempt(receipts.receive, _receipt(item, values, about, posting_id))
            if number is not None:
                ui.stage(*FRAMES)
                ui.say(messages.RECEIPT_POSTED, number=number)
                return
    ui.stage(*FRAMES, item=dict(item))


def _defaults(item: Record) -> Values:
    return {
        "quantity": Decimal(0),
        "um": item.um,
        "um_conversion": Decimal(1),
        "site": item.site,
        "location": item.location,
        "lot": "",
        "reference": "",
    }


def _about(ui: ScreenDialogue) -> Values:
    return {"order": "", "remarks": "", "effective": ui.today}


def _receipt(item: Record, values: Values, about: Values, posting_id: str) -> Receipt:
    return Receipt(
        item=item.number,
        quantity=values["quantity"],
        um=values["um"],
        site=values["site"],
        location=values["location"],
        lot=values["lot"],
        reference=values["reference"],
        order=about["order"],
        remarks=about["remarks"],
        effective=about["effective"],
        posting_id=posting_id,
    )
