"""General and detail allocation: never more than is there, never more than is open."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update

from qadtui.language import messages
from qadtui.models.tables import Allocation, Item, ItemSite, SalesOrder, SalesOrderControl, SalesOrderLine, Stock
from qadtui.models.view import table_of
from qadtui.rules import allocation, orders, proof
from tests.rules.company import Company, piece


def at_site(company: Company) -> Any:
    """On hand, available, required and allocated of the first item-site."""
    row = company.rows(ItemSite)[0]
    return row.on_hand, row.available, row.required, row.allocated


def allocated(company: Company, order: str) -> list[Decimal]:
    return [line["quantity_allocated"] for line in company.opened(order).lines.values()]


def test_a_new_order_is_allocated_in_general_as_far_as_there_is_stock(company: Company) -> None:
    company.receive(6)
    assert allocated(company, company.order(("A", 4))) == [4]
    assert allocated(company, company.order(("A", 4))) == [2]
    assert allocated(company, company.order(("A", 4))) == [0]
    assert at_site(company) == (6, 6, 12, 6)
    company.assert_proven()


def test_four_lines_of_one_item_share_what_is_there(company: Company) -> None:
    company.receive(3)
    order = company.order(*[("A", 1)] * 4)
    assert allocated(company, order) == [1, 1, 1, 0]
    for line in (1, 2, 3):
        company.allocate(order, line, 1)
    refusal = company.refused(messages.NOT_AVAILABLE, company.allocate, order, 4, 1)
    assert refusal.values == {"available": 0}


@pytest.mark.parametrize(
    ("control", "expected"),
    [
        ({"limit_allocations": False}, 10),
        ({"allocation_days": 0}, 0),
        ({"allocation_days": 9}, 0),
        ({"allocation_days": 10}, 6),
        ({"confirmed": False}, 0),
    ],
)
def test_the_control_record_decides_on_general_allocation(company: Company, control: Any, expected: int) -> None:
    company.receive(6)
    company.control(**control)
    assert allocated(company, company.order(("A", 10), due_date=date(2026, 4, 11))) == [expected]
    company.assert_proven()


def test_detail_comes_first_out_of_the_lines_own_general_allocation(company: Company) -> None:
    company.receive(6)
    order = company.order(("A", 4))
    company.allocate(order, 1, 3)
    position = company.see(allocation.line_position, order, 1)
    assert (position["general"], position["detail"], position["to_allocate"]) == (1, 3, 1)
    assert at_site(company) == (6, 6, 4, 4)


def test_what_others_have_in_general_is_not_available(company: Company) -> None:
    company.control(allocation_days=0)
    mine = company.order(("A", 5))
    company.change(SalesOrderControl, name="SO", allocation_days=999)
    company.receive(6)
    company.order(("A", 4))
    assert company.refused(messages.NOT_AVAILABLE, company.allocate, mine, 1, 3).values == {"available": 2}
    company.allocate(mine, 1, 2)


def test_zero_gives_the_stock_back(company: Company) -> None:
    company.receive(6)
    order = company.order(("A", 4))
    company.allocate(order, 1, 3)
    company.allocate(order, 1, 1)
    company.allocate(order, 1, 0)
    assert not company.rows(Allocation)
    assert allocated(company, order) == [1]
    assert company.rows(Stock)[0].allocated == 0
    company.assert_proven()


def test_not_more_than_is_open(company: Company) -> None:
    company.receive(20)
    order = company.order(("A", 10))
    company.ship(order, piece(1, 4))
    refusal = company.refused(messages.ABOVE_OPEN, company.allocate, order, 1, 7)
    assert (refusal.field, refusal.values) == ("quantity", {"open": 6})
    company.receive(20, location="A-02")
    company.allocate(order, 1, 4)
    assert company.refused(messages.ABOVE_OPEN, company.allocate, order, 1, 3, "A-02").values == {"open": 2}


def test_only_stock_whose_status_allows_it(company: Company) -> None:
    company.receive(6, location="B-01")
    order = company.order(("A", 4))
    assert allocated(company, order) == [0]
    assert company.refused(messages.STATUS_NOT_AVAILABLE, company.allocate, order, 1, 1, "B-01").values == {
        "status": "HOLD"
    }


def test_expired_stock_is_not_allocated(company: Company) -> None:
    company.change(Item, number="A", shelf_life=10)
    company.receive(6)
    order = company.order(("A", 4))
    company.operator.date = date(2026, 4, 12)
    assert company.refused(messages.STOCK_EXPIRED, company.allocate, order, 1, 1).values == {
        "expired": date(2026, 4, 11)
    }
    company.operator.date = date(2026, 4, 11)
    company.allocate(order, 1, 1)


@pytest.mark.parametrize(
    ("arguments", "message", "field"),
    [
        (("NONE", 1, 1), messages.ORDER_DOES_NOT_EXIST, "order"),
        (("SO1001", 9, 1), messages.LINE_DOES_NOT_EXIST, "line"),
        (("SO1001", 1, 1, "A-02"), messages.NO_STOCK_THERE, "location"),
        (("SO1001", 1, 1, "C-99"), messages.DOES_NOT_EXIST, "location"),
        (("SO1001", 1, -1), messages.MUST_NOT_BE_NEGATIVE, "quantity"),
    ],
)
def test_what_is_not_there_is_refused_at_its_field(
    small_company: Company, arguments: Any, message: messages.Message, field: str
) -> None:
    small_company.receive(5)
    small_company.order(("A", 4))
    assert small_company.refused(message, small_company.allocate, *arguments).field == field


def test_held_orders_and_unconfirmed_lines_are_not_allocated(company: Company) -> None:
    company.receive(5)
    held, unconfirmed = company.order(("A", 1), action_status="HD"), company.order(("A", 1), confirmed=False)
    assert company.refused(messages.ORDER_ON_HOLD, company.allocate, held, 1, 1).values["status"] == "HD"
    company.refused(messages.LINE_NOT_CONFIRMED, company.allocate, unconfirmed, 1, 1)


def test_the_stock_for_a_line_says_what_is_there_and_what_is_its_own(company: Company) -> None:
    company.receive(5)
    company.receive(2, location="A-02")
    company.receive(1, location="B-01")
    order = company.order(("A", 4))
    company.allocate(order, 1, 3)
    stocks = company.see(allocation.stocks_for, order, 1)
    assert [(s["location"], s["on_hand"], s["allocated"], s["available"], s["quantity"]) for s in stocks] == [
        ("A-01", 5, 3, 2, 3), ("A-02", 2, 0, 2, 0), ("B-01", 1, 0, 0, 0),
    ]  # fmt: skip


def test_what_can_be_had_is_allocated_and_the_shortage_told(company: Company) -> None:
    company.control(allocation_days=0)
    company.receive(5)
    company.receive(2, location="A-02")
    company.receive(9, location="B-01")
    first, second = company.order(("A", 6)), company.order(("A", 6))
    assert company.do(allocation.allocate_available, first, 1) == 0
    assert company.do(allocation.allocate_available, second, 1) == 5
    assert company.do(allocation.allocate_available, second, 1) == 5
    assert [row.allocated for row in company.rows(Allocation)] == [5, 1, 1]
    company.assert_proven()


def test_pieces_of_a_dozen_are_counted_exactly(company: Company) -> None:
    company.receive(5, item="B")
    draft = company.draft(("B", 1))
    draft.lines[1] = company.see(orders.price_line, draft, draft.lines[1] | {"um": "DZ"})
    order = company.do(orders.save, draft).number
    company.allocate(order, 1, 5)
    line = company.line(order)
    assert (line["quantity_allocated"], line["um_conversion"]) == (Decimal("0.4167"), 12)
    company.ship_allocated(order)
    assert [row.on_hand for row in company.rows(Stock)] == [0]
    assert company.line(order)["quantity_allocated"] == 0
    company.assert_proven()


def test_a_balance_that_lies_is_found(company: Company) -> None:
    company.receive(6)
    company.allocate(company.order(("A", 4)), 1, 3)
    for table, column in (
        (Stock, "on_hand"), (Stock, "allocated"), (ItemSite, "on_hand"), (ItemSite, "available"),
        (ItemSite, "required"), (ItemSite, "allocated"), (SalesOrder, "line_total"),
        (SalesOrderLine, "quantity_shipped"), (SalesOrderLine, "amount"), (SalesOrderLine, "quantity_allocated"),
    ):  # fmt: skip
        name = f"{table_of(table).name}.{column}"
        assert name in company.do(_falsified, table, column), name
    company.assert_proven()


def _falsified(session: Any, model: Any, column: str) -> set[str]:
    """What the proof names after a balance was changed behind the rules' back; the change is undone."""
    table = table_of(model)
    with session.begin_nested() as point:
        session.connection().execute(update(table).values({column: table.c[column] + 1}))
        found = {f"{difference.table}.{difference.field}" for difference in proof.prove(session)}
        point.rollback()
    return found
