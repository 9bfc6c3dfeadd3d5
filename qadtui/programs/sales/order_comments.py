"""The comments of an order's head and of its lines, in 7.1.1."""

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.programs.comments import enter_comments
from qadtui.programs.sales.order_entry import Keep
from qadtui.rules import orders
from qadtui.rules.comments import HEAD
from qadtui.rules.orders import OrderDraft
from qadtui.terminal.frames import Values


async def head_comments(ui: ScreenDialogue, draft: OrderDraft, keep: Keep) -> None:
    """The comments of the head; they would take the customer's master comments."""
    await _comments(ui, draft, HEAD, draft.header["sold_to"], keep)


async def line_comments(ui: ScreenDialogue, draft: OrderDraft, line: Values, keep: Keep) -> None:
    """The comments of a line; they would take the item's master comments."""
    await _comments(ui, draft, line["line"], line["item"], keep)


async def _comments(ui: ScreenDialogue, draft: OrderDraft, line: int, reference: str, keep: Keep) -> None:
    async def put(page: int, values: Values | None) -> None:
        orders.put_page(draft, line, page, values)
        await keep(line)

    await enter_comments(ui, draft.comments.get(line, {}), put, reference)
