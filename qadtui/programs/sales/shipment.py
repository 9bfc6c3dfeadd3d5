"""Sales Order Shipments (7.9.15): what leaves of an order, place by place, posted at once.

    order, effective date  ->  line by line: quantity, site, location, lot, reference
      F4 in the line number  ->  Is all information correct  ->  ship via, bill of lading  ->  posted

What is allocated in detail is offered already. Nothing is written before the last frame is accepted.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any

from qadtui.definitions.dialogue import Record, ScreenDialogue
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import SalesOrder
from qadtui.programs.sales.manual_allocation import no_such_line
from qadtui.rules import shipping
from qadtui.rules.shipping import Piece, Shipment
from qadtui.terminal.dialogue import Answer
from qadtui.terminal.frames import Values

LABEL = dictionary(SalesOrder)["number"].label


@dataclass
class Loading:
    """What is on its way out: the open lines of the order and the pieces chosen so far."""

    order: Record
    posting_id: str
    lines: list[Values]
    pieces: list[Piece] = field(default_factory=list)

    def with_piece(self, piece: Piece) -> list[Piece]:
        """The pieces after one is added, or replaces that of the same line and place; a quantity of 0 takes it off."""
        others = [known for known in self.pieces if _place(known) != _place(piece)]
        return [*others, piece] if piece.quantity or piece.cancel_backorder else others

    def taken(self, line: int) -> Decimal:
        """How much of a line is chosen."""
        return sum((piece.quantity for piece in self.pieces if piece.line == line), Decimal(0))

    def rows(self) -> list[Values]:
        """The lines as the list shows them."""
        return [
            line | {"ship_now": self.taken(line["line"]), "backorder": line["quantity_open"] - self.taken(line["line"])}
            for line in self.lines
        ]


def _place(piece: Piece) -> tuple[Any, ...]:
    return piece.line, piece.site, piece.location, piece.lot, piece.reference


async def shipment(ui: ScreenDialogue) -> None:
    """Ship order after order until F4."""
    values: Values = {"ship_allocated": True, "effective": ui.today}
    ui.stage("order", "lines", "line", order=values)
    while order := await _order(ui, values):
        if not await ui.hold("sales_order", order.number, LABEL):
            continue
        try:
            await _ship(ui, order)
        finally:
            await ui.let_go("sales_order", order.number)


async def _order(ui: ScreenDialogue, values: Values) -> Record | None:
    """The order to ship, with the site to ship from and the effective day."""
    asked = dict(values)

    def show(record: Values) -> None:
        ui.show(ui["order"], record | {"ship_allocated": True, "effective": ui.today, "site": ""})

    order = await ui.select("order", fields=["number"], values=asked, show=show)
    if order is None:
        return None
    ui.recalled["so_nbr"] = order.number
    shown = dict(order) | values | {"site": ""}
    ui.show(ui["order"], shown)
    answer = await ui.update(ui["order"], shown, fields=["ship_allocated", "site", "effective"])
    if answer is None:
        ui.stage("order", "lines", "line", order=values)
        return await _order(ui, values)
    return Record(answer, order.version)


async def _ship(ui: ScreenDialogue, order: Record) -> None:
    """Choose, confirm, post. F4 at the question and at the last frame goes back to the lines."""
    loading = await _loading(ui, order)
    while True:
        await _lines(ui, loading)
        if not loading.pieces:
            ui.refuse(Refusal(messages.NOTHING_TO_SHIP))
            break
        if not await ui.confirm(messages.ALL_INFORMATION_CORRECT):
            if await ui.confirm(messages.LEAVE_WITHOUT_SHIPPING, preset=False):
                break
            continue
        ui.show(ui["trailer"], order)
        if await ui.update(ui["trailer"], order | {"remarks": ""}, accept=lambda answer: _post(ui, loading, answer)):
            return
    ui.stage("order", "lines", "line")


async def _loading(ui: ScreenDialogue, order: Record) -> Loading:
    lines = await ui.read(partial(shipping.open_lines, site=order.site), order.number)
    loading = Loading(order, ui.posting_id(), lines)
    for line in lines if order.ship_allocated else ():
        for piece in await ui.read(shipping.pieces_for, order.number, line["line"]):
            loading.pieces = loading.with_piece(piece)
    return loading


async def _lines(ui: ScreenDialogue, loading: Loading) -> None:
    """Line after line until F4 in the line number."""
    while True:
        rows = loading.rows()
        ui.stage("order", "lines", "line", order=dict(loading.order))
        line = await ui.pick("line", rows, no_such_line, listed="lines")
        if line is None:
            return
        await _piece(ui, loading, line)


async def _piece(ui: ScreenDialogue, loading: Loading, line: Values) -> None:
    """What leaves of one line from one place; checked by the rule before it is taken."""
    ui.show(ui["line"], line)
    values = _offered(loading, line)
    ui.show(ui["piece"], values)

    async def accept(answer: Answer) -> None:
        piece = Piece(
            line=line["line"],
            quantity=answer.quantity,
            site=answer.site,
            location=answer.location,
            lot=answer.lot,
            reference=answer.reference,
            cancel_backorder=answer.cancel_backorder,
        )
        loaded = loading.with_piece(piece)
        if loaded:
            await ui.rehearse(shipping.ship, _shipment(loading, loaded))
        loading.pieces = loading.with_piece(piece)

    await ui.update(ui["piece"], values, accept=accept)


def _offered(loading: Loading, line: Values) -> Values:
    """The place already chosen for the line, or its own with all that is open."""
    for piece in loading.pieces:
        if piece.line == line["line"]:
            return {
                "quantity": piece.quantity,
                "site": piece.site,
                "location": piece.location,
                "lot": piece.lot,
                "reference": piece.reference,
                "cancel_backorder": piece.cancel_backorder,
            }
    return {
        "quantity": line["backorder"],
        "site": line["site"],
        "location": line["location"],
        "lot": line["lot"],
        "reference": "",
        "cancel_backorder": False,
    }


async def _post(ui: ScreenDialogue, loading: Loading, answer: Answer) -> None:
    posted = await ui.run(shipping.ship, _shipment(loading, loading.pieces, answer))
    ui.stage("order", "lines", "line")
    ui.say(messages.SHIPMENT_POSTED, order=loading.order.number, quantity=posted.quantity, lines=posted.lines)


def _shipment(loading: Loading, pieces: list[Piece], trailer: Values | None = None) -> Shipment:
    trailer = trailer or {"ship_via": "", "bol": "", "remarks": ""}
    return Shipment(
        order=loading.order.number,
        effective=loading.order.effective,
        pieces=pieces,
        ship_via=trailer["ship_via"],
        bol=trailer["bol"],
        remarks=trailer["remarks"],
        posting_id=loading.posting_id,
    )
