"""The lines of 7.1.1, one at a time.

    Ln  ->  item  ->  site (pop-up)  ->  stock position  ->  quantity, unit  ->  pricing date (pop-up)  ->  prices
      Return draws the next number          space bar           F5 deletes
                                                  next Ln  <-  comments  <-  detail
    F4 at any of them: back to Ln; F4 there leaves the lines

A line is in the order when its detail is accepted; F4 before that leaves the order as it was.
"""

from typing import Any

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.programs.sales.order_comments import line_comments
from qadtui.programs.sales.order_entry import PRICES, Keep, line_head, repricer, with_amount
from qadtui.rules import orders
from qadtui.rules.orders import OrderDraft
from qadtui.rules.orders.draft import HIGHEST_LINE
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Values


async def enter_one_by_one(ui: ScreenDialogue, draft: OrderDraft, keep: Keep) -> None:
    """Enter and change lines until F4 in the line number."""

    async def number(answer: Answer) -> int:
        return answer.line or orders.next_line(draft)

    while True:
        _stage(ui, draft)
        entered = {"line": ui.listing_in("line", "line", list(draft.lines.values()))}
        answer = await ui.update(
            ui["line"], {"line": 0}, fields=["line"], page=_pager(ui, draft), accept=number, listings=entered
        )
        if answer is None:
            return
        known = draft.lines.get(answer.result)
        line = await (_change(ui, draft, known) if known else _add(ui, draft, answer.result))
        if line is not None:
            await keep(line["line"])
            if line.get("comments"):
                await line_comments(ui, draft, line, keep)


def _stage(ui: ScreenDialogue, draft: OrderDraft) -> None:
    ui.stage("line_head", "line", "detail", line_head=line_head(ui, draft))


def _pager(ui: ScreenDialogue, draft: OrderDraft) -> Any:
    """Previous and next among the lines entered so far."""

    async def page(field: str, values: Values, forward: bool) -> Values | None:
        at = values["line"] or (0 if forward else HIGHEST_LINE + 1)
        number = orders.line_beyond(draft, at, forward)
        if number is None:
            return None
        ui.show(ui["detail"], draft.lines[number])
        return dict(draft.lines[number])

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
    await ui.pause(
        messages.ITEM_IS,
        messages.STOCK_POSITION,
        item=line["item"],
        description=line["description"],
        **site.result._asdict(),
    )
    return await _fill(ui, draft, line)


async def _position(ui: ScreenDialogue, line: Values, answer: Answer) -> Any:
    return await ui.read(orders.stock_position, line["item"], answer.site)


async def _change(ui: ScreenDialogue, draft: OrderDraft, line: Values) -> Values | None:
    """A line that is there already: from its quantity on."""
    ui.say(messages.MODIFYING_EXISTING_RECORD)
    _show(ui, line)
    return await _fill(ui, draft, dict(line), delete=True)


async def _fill(ui: ScreenDialogue, draft: OrderDraft, line: Values, delete: bool = False) -> Values | None:
    """Quantity, pricing date, prices, detail. The line, or None when F4 ended it; `comments` asks for its comments."""

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
    dated = await _pricing_date(ui, draft, answer.result)
    if dated is None:
        return None
    line = dated
    priced = await ui.update(ui["line"], line, fields=PRICES, leave=repricer(ui, line))
    if priced is None:
        return None
    return await _detail(ui, draft, line | {name: priced[name] for name in (*PRICES, "manual_price")})


async def _pricing_date(ui: ScreenDialogue, draft: OrderDraft, line: Values) -> Values | None:
    """The day whose prices are used; a line that is saved already keeps its price unless it is to be repriced."""
    _show(ui, line)
    saved = line["line"] in draft.stored
    asked: Values = {"pricing_date": line["pricing_date"]} | ({"reprice": False} if saved else {})

    async def find(answer: Answer) -> Values:
        if answer.pricing_date is None:
            raise Refusal(messages.BLANK_NOT_ALLOWED, "pricing_date")
        anew = answer.get("reprice", False)
        dated = line | {"pricing_date": answer.pricing_date, "manual_price": line["manual_price"] and not anew}
        if not anew and (saved or dated == line):
            return dated
        return with_amount(draft, await ui.read(orders.price_line, draft, dated, anew))

    answer = await ui.update(ui["line_pricing"], asked, fields=tuple(asked), accept=find)
    if answer is None:
        return None
    found: Values = answer.result
    _show(ui, found)
    return found


async def _detail(ui: ScreenDialogue, draft: OrderDraft, line: Values) -> Values | None:
    """The last frame of a line, which puts it into the order."""
    asked = bool(draft.comments.get(line["line"])) or (line["line"] not in draft.lines and draft.line_comments)
    line = with_amount(draft, line) | {"comments": asked}
    ui.show(ui["detail"], line)

    async def finish(answer: Answer) -> Values:
        return await ui.read(orders.check_line, draft, line | answer)

    detail = await ui.update(ui["detail"], line, accept=finish)
    if detail is None:
        return None
    orders.put_line(draft, detail.result)
    return draft.lines[line["line"]] | {"comments": detail.comments}


def _show(ui: ScreenDialogue, line: Values) -> None:
    ui.show(ui["line"], line)
    ui.show(ui["detail"], line)
