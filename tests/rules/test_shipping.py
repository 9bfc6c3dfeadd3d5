"""Shipments: everything or nothing, once, and never what belongs to somebody else."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event

from qadtui.language import messages
from qadtui.models.tables import Allocation, Item, ItemSite, SalesOrderControl, Stock, StockTransaction
from qadtui.rules import orders, shipping
from qadtui.rules.shipping import Piece, Posted
from tests.rules.company import Company, piece


def shipments(company: Company) -> list[Any]:
    return [row for row in company.rows(StockTransaction) if row.type == "ISS-SO"]


def test_a_shipment_writes_stock_history_and_order(company: Company) -> None:
    company.receive(10)
    order = company.order(("A", 6))
    company.allocate(order, 1, 4)
    posted = company.ship(order, piece(1, 4), effective=date(2026, 4, 3), bol="B7", ship_via="TRUCK", remarks="fragile")
    assert posted == Posted(order, 1, Decimal(4), Decimal(420))
    (row,) = shipments(company)
    assert (row.quantity, row.location_quantity, row.begin_balance, row.order_quantity) == (-4, -4, 10, 4)
    assert (row.effective, row.bol, row.ship_via, row.remarks, row.user) == (
        date(2026, 4, 3),
        "B7",
        "TRUCK",
        "fragile",
        "anna",
    )
    line, header = company.line(order), company.opened(order).header
    assert [line[f"quantity_{name}"] for name in ("shipped", "to_invoice", "allocated")] == [4, 4, 2]
    assert (header["ship_date"], header["bol"], header["ship_via"]) == (date(2026, 4, 3), "B7", "TRUCK")
    assert not company.rows(Allocation)
    company.assert_proven()


def test_the_same_posting_id_ships_once(company: Company) -> None:
    company.receive(10)
    order = company.order(("A", 6))
    first = company.ship(order, piece(1, 3), posting_id="once")
    before = company.everything()
    again = company.ship(order, piece(1, 3), posting_id="once")
    assert (first.already, again.already, again.quantity, again.amount) == (False, True, first.quantity, first.amount)
    assert company.everything() == before


def test_a_shipment_refused_at_its_last_line_changes_nothing(company: Company) -> None:
    company.receive(10)
    order = company.order(("A", 2), ("A", 2), ("B", 1))
    company.refused(messages.NO_STOCK_THERE, company.ship, order, piece(1, 2), piece(2, 2), piece(3, 1))


def test_one_shipment_of_four_lines_does_not_find_the_same_piece_twice(company: Company) -> None:
    company.receive(3)
    order = company.order(*[("A", 1)] * 4)
    refusal = company.refused(messages.NOT_ON_HAND, company.ship, order, *(piece(line, 1) for line in (1, 2, 3, 4)))
    assert refusal.values["line"] == 4
    company.ship(order, piece(1, 1), piece(2, 1), piece(3, 1))


@pytest.mark.parametrize(
    ("pieces", "message", "field"),
    [
        ([], messages.NOTHING_TO_SHIP, "line"),
        ([piece(1, 0)], messages.NOTHING_TO_SHIP, "line"),
        ([piece(1, -1)], messages.MUST_BE_POSITIVE, "quantity"),
        ([piece(9, 1)], messages.LINE_DOES_NOT_EXIST, "line"),
        ([piece(1, "6.1")], messages.EXCEEDS_ORDERED, "quantity"),
        ([piece(1, 3), piece(1, 4)], messages.EXCEEDS_ORDERED, "quantity"),
        ([piece(1, 1, "C-01")], messages.DOES_NOT_EXIST, "location"),
        ([piece(1, 1, "A-02")], messages.NO_STOCK_THERE, "location"),
        ([piece(1, 1, "B-01")], messages.STATUS_RESTRICTS, "location"),
        ([Piece(1, Decimal(1), "WEST", "A-01")], messages.NO_STOCK_THERE, "site"),
    ],
)
def test_what_cannot_be_shipped_is_refused_at_its_field(
    small_company: Company, pieces: list[Piece], message: messages.Message, field: str
) -> None:
    small_company.receive(10)
    small_company.receive(10, location="B-01")
    order = small_company.order(("A", 6))
    assert small_company.refused(message, small_company.ship, order, *pieces).field == field


def test_held_unknown_and_unconfirmed(company: Company) -> None:
    company.receive(10)
    company.refused(messages.ORDER_DOES_NOT_EXIST, company.ship, "NONE", piece(1, 1))
    held, unconfirmed = company.order(("A", 1), action_status="HD"), company.order(("A", 1), confirmed=False)
    company.refused(messages.ORDER_ON_HOLD, company.ship, held, piece(1, 1))
    company.refused(messages.LINE_NOT_CONFIRMED, company.ship, unconfirmed, piece(1, 1))


def test_expired_stock_is_not_shipped(company: Company) -> None:
    company.change(Item, number="A", shelf_life=10)
    company.receive(10)
    order = company.order(("A", 1))
    company.refused(messages.STOCK_EXPIRED, company.ship, order, piece(1, 1), effective=date(2026, 4, 12))


def test_what_is_kept_for_others_in_detail_stays(company: Company) -> None:
    company.receive(10)
    company.receive(10, location="A-02")
    theirs, mine = company.order(("A", 8)), company.order(("A", 8))
    company.allocate(theirs, 1, 8)
    assert company.refused(messages.RESERVED_BY_OTHERS, company.ship, mine, piece(1, 3)).values["free"] == 2
    company.ship(mine, piece(1, 2), piece(1, 6, "A-02"))
    company.ship_allocated(theirs)
    company.assert_proven()


def test_what_is_kept_for_others_in_general_stays(company: Company) -> None:
    company.control(allocation_days=0)
    mine = company.order(("A", 8))
    company.change(SalesOrderControl, name="SO", allocation_days=999)
    company.receive(10)
    company.order(("A", 7))
    assert company.refused(messages.RESERVED_BY_OTHERS, company.ship, mine, piece(1, 4)).values["free"] == 3
    company.ship(mine, piece(1, 3))


def test_shipping_from_elsewhere_lets_go_of_what_is_no_longer_needed(company: Company) -> None:
    company.receive(6)
    company.receive(6, location="A-02")
    order = company.order(("A", 6))
    company.allocate(order, 1, 6)
    company.ship(order, piece(1, 5, "A-02"))
    assert [(row.on_hand, row.allocated) for row in company.rows(Stock)] == [(6, 1), (1, 0)]
    company.assert_proven()


def test_a_cancelled_backorder_ends_the_line_and_lowers_the_order(company: Company) -> None:
    company.receive(10)
    order = company.order(("A", 10), ("B", 2))
    company.ship(order, piece(1, 4, cancel_backorder=True))
    assert company.line(order)["quantity_ordered"] == 4
    assert company.opened(order).header["line_total"] == 4 * 105 + 7
    booked = [row for row in company.rows(StockTransaction) if row.type == "ORD-SO" and row.line == 1]
    assert [(row.order_quantity, row.amount) for row in booked] == [(10, 1050), (-6, -630)]
    assert company.rows(ItemSite)[0].required == 0
    company.ship(order, Piece(2, Decimal(0), cancel_backorder=True))
    assert company.opened(order).header["line_total"] == 420
    company.assert_proven()


def test_a_backorder_stays_open(company: Company) -> None:
    company.receive(4)
    order = company.order(("A", 10))
    assert [line["quantity_to_ship"] for line in company.see(shipping.open_lines, order)] == [4]
    assert [line["quantity_to_ship"] for line in company.see(shipping.open_lines, order, allocated=False)] == [0]
    company.ship(order, piece(1, 4))
    (line,) = company.see(shipping.open_lines, order)
    assert (line["quantity_open"], line["quantity_backorder"]) == (6, 6)
    assert company.see(shipping.open_lines, order, site="WEST") == []


def test_who_edits_the_order_meanwhile_looks_again(company: Company) -> None:
    company.receive(4)
    order = company.order(("A", 10))
    draft = company.opened(order)
    company.ship(order, piece(1, 4))
    company.refused(messages.CHANGED_MEANWHILE, company.do, orders.save, draft)


def test_every_lot_leaves_a_row_of_its_own(company: Company) -> None:
    company.change(Item, number="A", lot_control="L")
    company.receive(2, lot="l1")
    company.receive(3, lot="L2")
    order = company.order(("A", 5))
    company.ship(order, piece(1, 2, lot="L1"), piece(1, 3, lot="L2"))
    assert [(row.lot, row.location_quantity) for row in shipments(company)] == [("L1", -2), ("L2", -3)]
    company.assert_proven()


def counted(company: Company, work: Callable[..., Any], *arguments: Any, **named: Any) -> int:
    """How many statements a transaction sends."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    event.listen(company.database.engine, "before_cursor_execute", note)
    try:
        work(*arguments, **named)
    finally:
        event.remove(company.database.engine, "before_cursor_execute", note)
    return len(sent)


def test_statements_grow_by_a_few_for_each_line(company: Company) -> None:
    company.receive(1000)
    saved, shipped = {}, {}
    for lines in (1, 11, 21):
        draft = company.draft(*[("A", 1)] * lines)
        saved[lines] = counted(company, company.do, orders.save, draft)
        for line in range(1, lines + 1):
            company.allocate(draft.number, line, 1)
        pieces = [piece(line, 1) for line in range(1, lines + 1)]
        shipped[lines] = counted(company, company.ship, draft.number, *pieces)
    assert saved[21] - saved[11] == saved[11] - saved[1] <= 10 * 1
    assert shipped[21] - shipped[11] == shipped[11] - shipped[1] <= 10 * 4
