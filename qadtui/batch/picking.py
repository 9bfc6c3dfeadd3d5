"""What a shipment row takes from where, when it does not say all of it.

    order                            every open line, all that is open
    order, line                      all that is open of the line
    order, line, quantity            so much of the line
    ... and location                 from that place; otherwise from where it lies: first what is kept for the line,
                                     then what is free, in picking order

A row that cannot be had in full is refused; nothing less is shipped in silence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sqlmodel import Session

from qadtui.batch.faults import placed
from qadtui.batch.reading import Row
from qadtui.language.messages import BLANK_NOT_ALLOWED, LINE_DOES_NOT_EXIST, NOT_ON_HAND, NOTHING_TO_SHIP, Refusal
from qadtui.models.database import operator_of
from qadtui.models.view import Values
from qadtui.rules import standing, stock
from qadtui.rules.shipping import Piece
from qadtui.rules.standing import Standing
from qadtui.rules.stock import Balance
from qadtui.rules.units import line_quantity, stock_quantity

PLACE = ("site", "location", "lot", "reference")
ZERO = Decimal(0)


def pick(session: Session, order: str, rows: Iterable[Row]) -> list[Piece]:
    """The pieces that these rows of one order's shipment mean.

    Refusals: ORDER_DOES_NOT_EXIST, NOTHING_TO_SHIP (order), LINE_DOES_NOT_EXIST (line), BLANK_NOT_ALLOWED (line,
    location), NOT_ON_HAND (quantity).
    """
    taken: dict[int, Decimal] = defaultdict(Decimal)
    lines: dict[int, Standing] | None = None
    pieces: list[Piece] = []
    for row in rows:
        with placed(row.file, row.line):
            if lines is None:
                lines = standing.lines_of(session, standing.read_order(session, order)[0])
            for line in _lines_meant(lines, row.values):
                pieces += _pieces(session, line, row.values, taken)
    return pieces


def _lines_meant(lines: dict[int, Standing], given: Values) -> list[Standing]:
    if "line" in given:
        if given["line"] not in lines:
            raise Refusal(LINE_DOES_NOT_EXIST, "line", line=given["line"])
        return [lines[given["line"]]]
    if given.keys() & {"quantity", "location", "lot", "reference"}:
        raise Refusal(BLANK_NOT_ALLOWED, "line")
    meant = [line for line in lines.values() if line.open and given.get("site") in (None, line.values["site"])]
    if not meant:
        raise Refusal(NOTHING_TO_SHIP, "order")
    return meant


def _pieces(session: Session, line: Standing, given: Values, taken: dict[int, Decimal]) -> Iterator[Piece]:
    quantity = given.get("quantity", line.open)
    if "location" in given:
        place = {"site": line.values["site"]} | {name: given[name] for name in PLACE if name in given}
        yield Piece(line.line, quantity, **place)
        return
    if given.keys() & {"lot", "reference"}:
        raise Refusal(BLANK_NOT_ALLOWED, "location")
    yield from _where_it_lies(session, line, quantity, taken)


def _where_it_lies(session: Session, line: Standing, quantity: Decimal, taken: dict[int, Decimal]) -> Iterator[Piece]:
    balances = stock.of_item(session, *line.pair)
    left = quantity
    for balance in sorted(balances, key=lambda balance: balance.id not in line.details):
        there = _to_be_had(session, line, balance) - taken[balance.id]
        needed = stock_quantity(left, line.factor)
        if there <= 0 or needed <= 0:
            continue
        part = left if there >= needed else line_quantity(there, line.factor)
        taken[balance.id] += min(there, needed)
        left -= part
        yield Piece(line.line, part, line.values["site"], balance.location, balance.lot, balance.reference)
    if left > 0:
        raise Refusal(NOT_ON_HAND, "quantity", on_hand=quantity - left)


def _to_be_had(session: Session, line: Standing, balance: Balance) -> Decimal:
    """What the line may take of a stock: nothing where status or expiry forbid it."""
    expired = balance.expire is not None and balance.expire < operator_of(session).date
    if expired or not balance.available:
        return ZERO
    return max(ZERO, balance.free) + line.details.get(balance.id, ZERO)
