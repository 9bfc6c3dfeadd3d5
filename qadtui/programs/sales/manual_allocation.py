"""Sales Order Manual Allocation (7.1.6): order, line, stock, quantity.

order  ->  line (of the list)  ->  location, lot, reference (of the list)  ->  quantity
  F4 at any of them goes back to the one before
"""

from decimal import Decimal

from qadtui.definitions.dialogue import Record, ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models import records
from qadtui.models.tables import Item
from qadtui.rules import allocation
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Values

PLACE = ("site", "location", "lot", "reference")


async def manual_allocation(ui: ScreenDialogue) -> None:
    """Allocate order after order until F4."""
    ui.stage("order", "lines", "line")
    while order := await ui.select("order", show=lambda record: ui.show(ui["order"], record)):
        ui.recalled["so_nbr"] = order.number
        while line := await _line(ui, order):
            while stock := await _stock(ui, order, line):
                await _quantity(ui, order, line, stock)
        ui.stage("order", "lines", "line")


def no_such_line(typed: Values) -> Refusal:
    """The refusal of a line number that the order does not have, or has no more open."""
    return Refusal(messages.LINE_DOES_NOT_EXIST, "line", line=typed["line"])


async def _line(ui: ScreenDialogue, order: Record) -> Values | None:
    """Which open line: the list is on the screen, the first one offered."""
    lines = await ui.read(allocation.open_lines, order.number)
    ui.stage("order", "lines", "line", order=dict(order))
    return await ui.pick("line", lines, no_such_line, listed="lines")


async def _stock(ui: ScreenDialogue, order: Record, line: Values) -> Values | None:
    """Which stock of the line's item: the list is on the screen, the first one offered."""
    line |= await ui.read(allocation.line_position, order.number, line["line"])
    item = await ui.read(records.find, Item, {"number": line["item"]})
    assert item is not None  # an order line's item cannot be deleted
    stocks = await ui.read(allocation.stocks_for, order.number, line["line"])
    ui.stage(
        "order",
        "detail",
        "stocks",
        "stock",
        "quantity",
        order=dict(order),
        detail=line | {"item.um": item.values["um"]},
    )

    def no_stock(typed: Values) -> Refusal:
        return Refusal(messages.NO_STOCK_THERE, "location", item=line["item"])

    return await ui.pick("stock", stocks, no_stock, listed="stocks")


async def _quantity(ui: ScreenDialogue, order: Record, line: Values, stock: Values) -> None:
    """How much of it; a refusal keeps the cursor here."""

    async def allocate(answer: Answer) -> None:
        place = {name: stock[name] for name in PLACE}
        await ui.run(allocation.allocate, order.number, line["line"], place, answer.quantity)

    wanted = {"quantity": stock["quantity"] or max(min(line["to_allocate"], stock["available"]), Decimal(0))}
    ui.show(ui["quantity"], wanted)
    await ui.update(ui["quantity"], wanted, accept=allocate)
