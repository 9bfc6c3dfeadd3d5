"""Posting a shipment: lock, plan, check, then write, in the order everybody locks in, so that nobody waits for each
other.

    order  ->  item-sites by id  ->  stock by id  ->  lines, history, head
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from qadtui.formats.decimals import extension
from qadtui.language.messages import (
    LINE_DOES_NOT_EXIST,
    MUST_BE_POSITIVE,
    NO_STOCK_THERE,
    NOTHING_TO_SHIP,
    ORDER_ON_HOLD,
    Refusal,
)
from qadtui.models import postings, records
from qadtui.models.database import operator_of
from qadtui.models.tables import Item, SalesOrder
from qadtui.models.view import Values
from qadtui.rules import history, item_sites, standing, stock
from qadtui.rules.details import set_detail
from qadtui.rules.item_sites import Change, Pair, Totals
from qadtui.rules.lookup import by_id, currency_named, customer_named
from qadtui.rules.orders import bookings
from qadtui.rules.orders.demand import Revision
from qadtui.rules.shipping.plan import LinePlan, check_stock, may_overissue, plan_line, taking
from qadtui.rules.shipping.shipment import Piece, Posted, Shipment
from qadtui.rules.standing import Standing
from qadtui.rules.stock import Balance, Place

POSTING = "shipment"
ZERO = Decimal(0)


def ship(session: Session, shipment: Shipment) -> Posted:
    """Post a shipment; asked for again with its posting id, it is found. A refusal leaves everything as it was.

    Refusals name the field: ORDER_DOES_NOT_EXIST, ORDER_ON_HOLD (order), NOTHING_TO_SHIP, LINE_DOES_NOT_EXIST,
    LINE_NOT_CONFIRMED (line), MUST_BE_POSITIVE, EXCEEDS_ORDERED, NOT_ON_HAND, RESERVED_BY_OTHERS (quantity),
    DOES_NOT_EXIST, NO_STOCK_THERE, STATUS_RESTRICTS, STOCK_EXPIRED (site, location).
    """
    order_id, header, version = standing.lock_order(session, shipment.order)
    if (result := postings.find(session, shipment.posting_id)) is not None:  # under the lock: asked twice at once
        return Posted.found(result)
    if header["action_status"]:
        raise Refusal(ORDER_ON_HOLD, "order", order=shipment.order, status=header["action_status"])
    places = currency_named(session, header["currency"]).places
    plans = _plans(session, shipment, standing.lines_of(session, order_id), places)
    day = shipment.effective or operator_of(session).date
    rows = _move(session, plans, header, shipment, day, places)
    posted = Posted(
        shipment.order, len(plans), sum((plan.pieces_quantity for plan in plans), ZERO),
        sum((row["amount"] for row in rows), ZERO),
    )  # fmt: skip
    posting = postings.record(session, shipment.posting_id, POSTING, posted.result())
    history.record(session, posting, rows)
    _write_order(session, posting, plans, header, shipment, day, version)
    return posted


def _plans(session: Session, shipment: Shipment, lines: dict[int, Standing], places: int) -> list[LinePlan]:
    by_line: dict[int, list[Piece]] = defaultdict(list)
    for piece in shipment.pieces:
        if piece.quantity < 0:
            raise Refusal(MUST_BE_POSITIVE, "quantity")
        if piece.quantity or piece.cancel_backorder:
            by_line[piece.line].append(piece)
    if not by_line:
        raise Refusal(NOTHING_TO_SHIP, "line")
    for number in by_line.keys() - lines.keys():
        raise Refusal(LINE_DOES_NOT_EXIST, "line", line=number)
    return [_plan(session, lines[number], pieces, places) for number, pieces in sorted(by_line.items())]


def _plan(session: Session, line: Standing, pieces: list[Piece], places: int) -> LinePlan:
    item = by_id(session, Item, line.pair[0])
    takings = [taking(line, piece, _stock_at(session, item, line, piece)) for piece in pieces if piece.quantity]
    return plan_line(line, takings, any(piece.cancel_backorder for piece in pieces), places)


def _stock_at(session: Session, item: Item, line: Standing, piece: Piece) -> int:
    """The row of stock a piece comes from: at the line's own site, which promised it."""
    if piece.site != line.values["site"]:
        raise Refusal(NO_STOCK_THERE, "site", item=item.number)
    return stock.at(session, item, Place(piece.site, piece.location, piece.lot, piece.reference))


def _move(session: Session, plans: list[LinePlan], header: Values, shipment: Shipment, day: date,
          places: int) -> list[dict[str, Any]]:  # fmt: skip
    """Change all balances; the rows of the transaction history."""
    totals = item_sites.lock(session, {plan.line.pair for plan in plans})
    balances = stock.lock(session, {s for plan in plans for s in [*plan.stock_ids, *plan.line.details]})
    check_stock(plans, balances, totals, day)
    rows = _rows(session, plans, header, shipment, day, balances, places)
    _change_item_sites(session, plans, totals, balances)
    for stock_id, balance in balances.items():
        left = -sum((plan.taken(stock_id) for plan in plans), ZERO)
        released = -sum((plan.released(stock_id) for plan in plans), ZERO)
        stock.change(session, balance, on_hand=left, allocated=released)
    return rows


def _change_item_sites(
    session: Session, plans: list[LinePlan], totals: dict[Pair, Totals], balances: dict[int, Balance]
) -> None:
    for pair, total in totals.items():
        here = [plan for plan in plans if plan.line.pair == pair]
        change = Change(*(sum((getattr(plan.change, name) for plan in here), ZERO) for name in vars(Change())))
        guarded = not any(may_overissue(plan, balances) for plan in here)
        item_sites.change(session, total, change, guarded=guarded)


def _rows(session: Session, plans: list[LinePlan], header: Values, shipment: Shipment, day: date,
          balances: dict[int, Balance], places: int) -> list[dict[str, Any]]:  # fmt: skip
    """A row of history for each piece, at the price the line carries."""
    customer = customer_named(session, header["sold_to"], "sold_to")
    common = {
        "type": history.SHIPMENT, "effective": day, "order": header["number"], "customer_id": customer.id,
        "currency_id": currency_named(session, header["currency"]).id, "remarks": shipment.remarks,
        "ship_via": shipment.ship_via or header["ship_via"], "bol": shipment.bol,
    }  # fmt: skip
    on_hand = {stock_id: balance.on_hand for stock_id, balance in balances.items()}
    rows = []
    for plan in plans:
        for taken in plan.takings:
            balance, values = balances[taken.stock_id], plan.line.values
            rows.append(common | {
                "item_id": balance.item_id, "site_id": balance.site_id, "location_id": balance.location_id, "lot":
                balance.lot, "reference": balance.reference, "quantity": -taken.quantity, "location_quantity":
                -taken.quantity, "begin_balance": on_hand[balance.id], "um": values["um"], "um_conversion":
                values["um_conversion"], "order_quantity": taken.piece.quantity, "line": plan.line.line,
                "order_line_id": plan.line.id, "price": values["price"], "amount": extension(taken.piece.quantity,
                values["price"], places),
            })  # fmt: skip
            on_hand[balance.id] -= taken.quantity
    return rows


def _write_order(session: Session, posting: int, plans: list[LinePlan], header: Values, shipment: Shipment, day: date,
                 version: int) -> None:  # fmt: skip
    revisions = [_write_line(session, plan) for plan in plans]
    bookings.book(session, posting, header, revisions)
    growth = sum((bookings.growth(revision, "amount") for revision in revisions), ZERO)
    head = {"number": header["number"], "ship_date": day, "line_total": header["line_total"] + growth}
    given = {name: value for name in ("ship_via", "bol") if (value := getattr(shipment, name))}
    records.save(session, SalesOrder, head | given, version)


def _write_line(session: Session, plan: LinePlan) -> Revision:
    before = Standing(plan.line.id, plan.line.pair, dict(plan.line.values))
    for stock_id in list(plan.line.details):
        if plan.released(stock_id):
            set_detail(session, plan.line, stock_id, plan.details[stock_id])
    plan.line.general = plan.general
    plan.line.values |= plan.columns
    standing.write(session, plan.line, **plan.columns)
    return Revision(before, plan.line)
