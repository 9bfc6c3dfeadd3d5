"""What a shipment does to one line and to the stock: worked out from figures read under lock, before anything is
written.

    ship 6 of a line that has 2 in general and 3 in detail at this stock, 1 in detail elsewhere, with 8 open

    6 = detail here 3 + general 2 + 1 beyond        the 1 must be free, of this stock and at the item-site
    open 2 >= detail elsewhere 1                    whatever stays allocated above the open quantity is let go

Stock that is allocated to others is never shipped, and nothing above the open quantity.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from qadtui.formats.decimals import extension
from qadtui.language.messages import (
    EXCEEDS_ORDERED,
    LINE_NOT_CONFIRMED,
    NOT_ON_HAND,
    RESERVED_BY_OTHERS,
    STATUS_RESTRICTS,
    STOCK_EXPIRED,
    Refusal,
)
from qadtui.rules.item_sites import Change, Pair, Totals
from qadtui.rules.shipping.shipment import Piece
from qadtui.rules.standing import Standing
from qadtui.rules.stock import Balance
from qadtui.rules.units import matching

ZERO = Decimal(0)


@dataclass(frozen=True)
class Taking:
    """A piece with the row of stock it comes from, and its quantity in stock units."""

    piece: Piece
    stock_id: int
    quantity: Decimal


@dataclass
class LinePlan:
    """A line to be shipped: what it takes from where, and how it stands afterwards."""

    line: Standing
    takings: list[Taking]
    cancel: bool
    general: Decimal = ZERO
    details: dict[int, Decimal] = field(default_factory=dict)
    columns: dict[str, Decimal] = field(default_factory=dict)
    change: Change = field(default_factory=Change)

    @property
    def stock_ids(self) -> list[int]:
        """The rows of stock the line takes from."""
        return list(dict.fromkeys(taking.stock_id for taking in self.takings))

    @property
    def pieces_quantity(self) -> Decimal:
        """What is shipped, in the line's unit."""
        return sum((taking.piece.quantity for taking in self.takings), ZERO)

    def released(self, stock_id: int) -> Decimal:
        """How much less of a row of stock is kept for the line afterwards."""
        return self.line.details.get(stock_id, ZERO) - self.details.get(stock_id, ZERO)

    def taken(self, stock_id: int) -> Decimal:
        """How much of a row of stock leaves with the line."""
        return sum((taking.quantity for taking in self.takings if taking.stock_id == stock_id), ZERO)


def taking(line: Standing, piece: Piece, stock_id: int) -> Taking:
    """A piece in stock units: all that is kept there when that is what its quantity shows."""
    return Taking(piece, stock_id, matching(piece.quantity, line.factor, line.details.get(stock_id, ZERO)))


def plan_line(line: Standing, takings: list[Taking], cancel: bool, places: int) -> LinePlan:
    """How the line stands afterwards. Refusals: LINE_NOT_CONFIRMED (line), EXCEEDS_ORDERED (quantity)."""
    plan = LinePlan(line, takings, cancel)
    if not line.values["confirmed"]:
        raise Refusal(LINE_NOT_CONFIRMED, "line", line=line.line)
    if plan.pieces_quantity > line.open:
        raise Refusal(EXCEEDS_ORDERED, "quantity", quantity=plan.pieces_quantity, open=line.open)
    plan.columns = _shipped(plan, places)
    after = Standing(line.id, line.pair, line.values | plan.columns)
    _keep(plan, after)
    allocated = plan.general + sum(plan.details.values(), ZERO)
    left = -sum((taking.quantity for taking in takings), ZERO)
    plan.change = Change(left, left, after.required - line.required, allocated - line.allocated)
    return plan


def _shipped(plan: LinePlan, places: int) -> dict[str, Decimal]:
    """The columns of the line that a shipment changes."""
    values = plan.line.values
    shipped = values["quantity_shipped"] + plan.pieces_quantity
    to_invoice = values["quantity_to_invoice"] + plan.pieces_quantity
    changes = {"quantity_shipped": shipped, "quantity_to_invoice": to_invoice}
    if plan.cancel:
        changes |= {"quantity_ordered": shipped, "amount": extension(shipped, values["price"], places)}
    return changes


def _keep(plan: LinePlan, after: Standing) -> None:
    """What stays allocated: detail is used up where it lies, then general; what is above the open quantity goes."""
    details = {stock_id: max(ZERO, kept - plan.taken(stock_id)) for stock_id, kept in plan.line.details.items()}
    used = plan.line.detail - sum(details.values(), ZERO)
    beyond_detail = sum((taking.quantity for taking in plan.takings), ZERO) - used
    general = max(ZERO, plan.line.general - beyond_detail)
    room = after.open_stock
    for stock_id in details:
        details[stock_id] = min(details[stock_id], room)
        room -= details[stock_id]
    plan.details, plan.general = details, min(general, room)


def check_stock(plans: list[LinePlan], balances: dict[int, Balance], totals: dict[Pair, Totals], day: date) -> None:
    """Whether all plans together find their stock, line by line, so that the first that does not is named.

    Refusals: STATUS_RESTRICTS, STOCK_EXPIRED (location), NOT_ON_HAND, RESERVED_BY_OTHERS (quantity).
    """
    free = {stock_id: balance.free for stock_id, balance in balances.items()}
    on_hand = {stock_id: balance.on_hand for stock_id, balance in balances.items()}
    at_site = {pair: total.free for pair, total in totals.items()}
    for plan in plans:
        for stock_id in plan.stock_ids:
            _check_allowed(balances[stock_id], day)
            if not balances[stock_id].overissue:
                _check_there(plan, stock_id, on_hand[stock_id], free[stock_id] + plan.released(stock_id))
        for stock_id in {*plan.stock_ids, *plan.line.details}:
            free[stock_id] += plan.released(stock_id) - plan.taken(stock_id)
            on_hand[stock_id] -= plan.taken(stock_id)
        at_site[plan.line.pair] -= plan.change.takes
        if at_site[plan.line.pair] < 0 < plan.change.takes and not may_overissue(plan, balances):
            raise _reserved(plan, at_site[plan.line.pair] + plan.change.takes)


def may_overissue(plan: LinePlan, balances: dict[int, Balance]) -> bool:
    """Whether every stock the line takes from may go below zero."""
    return all(balances[stock_id].overissue for stock_id in plan.stock_ids)


def _check_allowed(balance: Balance, day: date) -> None:
    if not balance.available:
        raise Refusal(STATUS_RESTRICTS, "location", status=balance.status)
    if balance.expire and balance.expire < day:
        raise Refusal(STOCK_EXPIRED, "location", expired=balance.expire)


def _check_there(plan: LinePlan, stock_id: int, on_hand: Decimal, obtainable: Decimal) -> None:
    if plan.taken(stock_id) > on_hand:
        raise Refusal(NOT_ON_HAND, "quantity", on_hand=on_hand, line=plan.line.line)
    if plan.taken(stock_id) > obtainable:
        raise _reserved(plan, obtainable)


def _reserved(plan: LinePlan, free: Decimal) -> Refusal:
    return Refusal(RESERVED_BY_OTHERS, "quantity", free=max(ZERO, free), line=plan.line.line)
