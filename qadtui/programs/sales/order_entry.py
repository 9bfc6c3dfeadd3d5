"""What entering lines one by one and many at a time share: the head above them, and how prices follow each other."""

from collections.abc import Awaitable, Callable
from typing import Any

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.language.text import Text
from qadtui.rules import orders
from qadtui.rules.orders import OrderDraft
from qadtui.rules.orders.draft import amount_of
from qadtui.terminal.frames import Values

SINGLE, MULTI = Text("Single", "so_ln_fmt"), Text("Multi", "so_ln_fmt")
FORMATS = {"S": SINGLE, "M": MULTI}
PRICES = ("list_price", "discount", "price")

Keep = Callable[[int], Awaitable[None]]
"""Keeps a line of the draft."""


def line_head(ui: ScreenDialogue, draft: OrderDraft) -> Values:
    """What stands above the lines."""
    return draft.header | {"line_format": ui.translate(FORMATS[draft.line_format])}


def with_amount(draft: OrderDraft, line: Values) -> Values:
    """The line with what it comes to."""
    return line | {"amount": amount_of(line, draft.places)}


def repricer(ui: ScreenDialogue, line: Values) -> Any:
    """Typing one of list price, discount and price changes the others; what is only passed over changes nothing.

    Where the price list's limits change what was typed, the operator is told.
    """

    async def leave(field: str, values: Values) -> Values | None:
        if values[field] == line[field]:
            return None
        line.update(orders.reprice(line | values, field))
        if line[field] != values[field]:
            await ui.warn(messages.PRICE_LIMITED, price=line["price"])
        return {name: line[name] for name in (*PRICES, "manual_price")}

    return leave
