"""The lines of 7.1.1, one at a time.

    Ln  ->  item  ->  site (pop-up)  ->  stock position  ->  quantity, unit  ->  prices  ->  detail  ->  next Ln
      Return draws the next number          space bar           F5 deletes       F4 at any of them: back to Ln
      F4 leaves the lines, forward

A line is in the order when its last frame is accepted; F4 before that leaves the order as it was.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.language.text import Text
from qadtui.rules import orders
from qadtui.rules.orders import OrderDraft
from qadtui.rules.orders.draft import HIGHEST_LINE, amount_of
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Values

SINGLE = Text("Single", "so_ln_fmt")
PRICES = ("list_price", "discount", "price")
Keep = Callable[[], Awaitable[None]]


async def enter_lines(ui: ScreenDialogue, draft: OrderDraft, keep: Keep) -> None:
    """Enter and change lines until F4 in the line number; `keep` keeps the draft after each."""
    while True:
        _stage(ui, draft)
        answer = await ui.update(ui["line"], {"line": 0}, fields=["line"], page=_pager(ui, draft))
        if answer is None:
            return
        number = answer.line or orders.next_line(draft)
        known = draft.lines.get(number)
        line = await (_change(ui, draft, known) if known else _add(ui, draft, number))
        if line is not None:
            await keep()


def _stage(ui: ScreenDialogue, draft: OrderDraft, line: Values | None = None) -> None:
    head = draft.header | {"line_format": ui.translate(SINGLE)}
    ui.stage("line_head", "line", "detail", line_head=head, line=line or {}, detail=line or {})


def _pager(ui: ScreenDialogue, draft: OrderDraft) -> Any:
    """Previous and next among the lines entered so far."""

    async def page(field: str, values: Values, forward: bool) -> Values | None:
        at = values["line"] or (0 if forward else HIGHEST_LINE + 1)
        beyond = [number for number in draft.lines if (number > at if forward else number < at)]
        if not beyond:
            return None
        line = draft.lines[min(beyond) if forward else max(beyond)]
        ui.show(ui["detail"], line)
        return dict(line)

    return page


async def _add(ui: ScreenDialogue, draft: OrderDraft, number: int) -> Values | None:
    """A new line: item and site first."""
    ui.say(messages.ADDING_NEW_RECORD)
    blank: Values = {"line": number}
    ui.show(ui["line"], blank)

    async def take(answer: Answer) -> Values:
        return await ui.read(orders.new_line, draft, number, answer.item)

    answer = await ui.update(ui["line"], blank, fields=["item"], accept=take)
    if answer is None:
        return None
    line: Values = answer.result
    _show(ui, line)
    site = await ui.update(ui["line_site"], line, accept=lambda answer: _position(ui, line, answer))
    if site is None:
        return None
    line |= {"site": site.site, "location": line["location"] if site.site == line["site"] else ""}
    position = site.result
    await ui.pause(
        messages.ITEM_IS,
        messages.STOCK_POSITION,
        item=line["item"],
        description=line["description"],
        on_hand=position.on_hand,
        on_order=position.on_order,
        available=position.available,
    )
    return await _fill(ui, draft, line)


async def _change(ui: ScreenDialogue, draft: OrderDraft, line: Values) -> Values | None:
    """A line that is there already: from its quantity on."""
    ui.say(messages.MODIFYING_EXISTING_RECORD)
    _show(ui, line)
    return await _fill(ui, draft, dict(line), delete=True)


async def _fill(ui: ScreenDialogue, draft: OrderDraft, line: Values, delete: bool = False) -> Values | None:
    """Quantity, prices, detail. The line, or None when F4 or F5 ended it."""

    async def quantity(answer: Answer) -> Values:
        if answer.deleted:
            orders.remove_line(draft, line["line"])
            return line
        priced = await ui.read(orders.price_line, draft, line | answer)
        return await ui.read(orders.check_line, draft, priced)

    answer = await ui.update(ui["line"], line, fields=["quantity_ordered", "um"], accept=quantity, delete=delete)
    if answer is None:
        return None
    if answer.deleted:
        ui.say(messages.RECORD_DELETED)
        return line
    line = answer.result
    _show(ui, line)
    priced = await ui.update(ui["line"], line, fields=PRICES, leave=_repricer(ui, line))
    if priced is None:
        return None
    line = _with_amount(draft, line | {name: priced[name] for name in (*PRICES, "manual_price")})
    ui.show(ui["detail"], line)

    async def finish(answer: Answer) -> Values:
        return await ui.read(orders.check_line, draft, line | answer)

    detail = await ui.update(ui["detail"], line, accept=finish)
    if detail is None:
        return None
    orders.put_line(draft, detail.result)
    return draft.lines[line["line"]]


def _with_amount(draft: OrderDraft, line: Values) -> Values:
    return line | {"amount": amount_of(line, draft.places)}


def _repricer(ui: ScreenDialogue, line: Values) -> Any:
    """Typing one of list price, discount and price changes the others; what is only passed over changes nothing.

    Where the price list's limits change what was typed, the operator is told.
    """

    async def leave(field: str, values: Values) -> Values | None:
        if values[field] == line[field]:
            return None
        line.update(orders.reprice(line | values, field))
        if line[field] != values[field]:
            ui.say(messages.PRICE_LIMITED, price=line["price"])
        return {name: line[name] for name in (*PRICES, "manual_price")}

    return leave


async def _position(ui: ScreenDialogue, line: Values, answer: Answer) -> Any:
    return await ui.read(orders.stock_position, line["item"], answer.site)


def _show(ui: ScreenDialogue, line: Values) -> None:
    ui.show(ui["line"], line)
    ui.show(ui["detail"], line)
