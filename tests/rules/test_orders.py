"""Entering, changing, saving and deleting orders."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qadtui.formats.decimals import round_half_up
from qadtui.language import messages
from qadtui.models import records
from qadtui.models.tables import (
    Audit,
    Customer,
    CustomerItem,
    Item,
    ItemSite,
    Posting,
    SalesOrder,
    SalesOrderControl,
    SalesOrderLine,
    ShipTo,
    StockTransaction,
)
from qadtui.rules import masters, orders
from qadtui.rules.orders import OrderDraft, StockPosition
from tests.rules.company import Company, piece


def test_a_draft_comes_back_from_json_as_it_was(company: Company) -> None:
    draft = company.draft(("A", "10.5"), ("B", 3))
    assert OrderDraft.from_json(json.loads(json.dumps(draft.to_json()))) == draft


def test_numbers_are_drawn_one_after_the_other_and_taken_ones_skipped(company: Company) -> None:
    company.order(("A", 1), number="SO1002")
    assert [company.do(orders.draw_number) for _ in range(3)] == ["SO1001", "SO1003", "SO1004"]


def test_the_control_record_says_how_numbers_look(company: Company) -> None:
    company.control(prefix="X", next_number=7)
    assert company.do(orders.draw_number) == "X7"


def test_the_control_screen_cannot_write_an_older_number_back(company: Company) -> None:
    company.control(next_number=7)
    seen = company.see(records.find, SalesOrderControl, {"name": "SO"})
    assert seen is not None
    company.do(orders.draw_number)
    company.refused(messages.CHANGED_MEANWHILE, company.do, masters.save, SalesOrderControl, seen.values, seen.version)


def test_the_customer_gives_the_header_its_defaults(company: Company) -> None:
    company.keep(
        Customer, number="C300", name="Third", currency="USD", site="WEST", bill_to="C100", discount=Decimal(5)
    )
    header = company.draft(customer="c300").header
    assert {name: header[name] for name in ("bill_to", "ship_to", "currency", "site", "discount")} == {
        "bill_to": "C100", "ship_to": "C300", "currency": "USD", "site": "WEST", "discount": Decimal(5),
    }  # fmt: skip


def test_an_own_address_shows_as_the_customer_and_a_ship_to_as_itself(company: Company) -> None:
    company.keep(ShipTo, customer="C100", code="DOCK2", name="Acme dock", city="Suzhou", post="215000")
    own, dock = company.order(("A", 1)), company.order(("A", 1), ship_to="DOCK2")
    assert [company.opened(number).header["ship_to"] for number in (own, dock)] == ["C100", "DOCK2"]
    assert company.see(orders.address_of, "C100") == ["Acme"]
    assert company.see(orders.address_of, "c100", "dock2") == ["Acme dock", "Suzhou 215000"]


def test_who_is_no_customer_is_refused_by_number_three(company: Company) -> None:
    refusal = company.refused(messages.NOT_A_CUSTOMER, company.draft, customer="NOBODY")
    assert (refusal.message.number, refusal.field) == (3, "sold_to")


@pytest.mark.parametrize(
    ("field", "code"), [("ship_to", "C200"), ("site", "NORTH"), ("currency", "XXX"), ("price_list", "NONE")]
)
def test_what_does_not_exist_is_refused_at_its_field(small_company: Company, field: str, code: str) -> None:
    assert small_company.refused(messages.DOES_NOT_EXIST, small_company.draft, **{field: code}).field == field


def test_a_customer_may_need_an_order_number(company: Company) -> None:
    company.change(Customer, number="C100", po_required=True)
    assert company.refused(messages.PO_REQUIRED, company.draft).field == "purchase_order"
    company.draft(purchase_order="PO 7")


@pytest.mark.parametrize(
    ("option", "day"),
    [("ORDER", 28), ("REQUIRED", 3), ("DUE", 6), ("PROMISE", 8), ("TODAY", 1)],
)
def test_the_control_record_says_which_day_prices(small_company: Company, option: str, day: int) -> None:
    small_company.control(pricing_date=option)
    draft = small_company.draft(
        order_date=date(2026, 3, 28), due_date=date(2026, 4, 6),
        required_date=date(2026, 4, 3), promise_date=date(2026, 4, 8),
    )  # fmt: skip
    assert draft.header["pricing_date"].day == day
    assert small_company.draft(pricing_date=date(2026, 2, 2)).header["pricing_date"] == date(2026, 2, 2)


def test_due_is_the_order_date_and_the_lead_time(company: Company) -> None:
    company.control(shipping_lead_time=5)
    header = company.draft(order_date=date(2026, 4, 28), due_date=None).header
    assert {header[name] for name in ("due_date", "required_date", "perform_date")} == {date(2026, 5, 3)}


def test_the_customers_number_finds_our_item(company: Company) -> None:
    company.keep(CustomerItem, customer="C100", customer_item="ACME-7", item="B")
    company.keep(CustomerItem, customer="", customer_item="ALIAS", item="A")
    draft = company.draft(("acme-7", 1), ("alias", 1), ("b", 1))
    assert [(line["item"], line["customer_item"]) for line in draft.lines.values()] == [
        ("B", "ACME-7"), ("A", "ALIAS"), ("B", ""),
    ]  # fmt: skip
    company.refused(messages.DOES_NOT_EXIST, company.draft, ("acme-7", 1), customer="C200")


def test_lines_end_at_999(company: Company) -> None:
    draft = company.draft(("A", 1))
    orders.put_line(draft, draft.lines[1] | {"line": 999})
    with pytest.raises(messages.Refusal, match="999"):
        orders.next_line(draft)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("quantity_ordered", Decimal(0), messages.MUST_BE_POSITIVE),
        ("quantity_ordered", Decimal(-1), messages.MUST_BE_POSITIVE),
        ("site", "NORTH", messages.DOES_NOT_EXIST),
        ("location", "C-09", messages.DOES_NOT_EXIST),
        ("um", "PL", messages.NO_CONVERSION),
        ("pricing_date", None, messages.BLANK_NOT_ALLOWED),
    ],
)
def test_a_line_is_refused_at_its_field(
    small_company: Company, field: str, value: Any, message: messages.Message
) -> None:
    draft = small_company.draft(("A", 1))
    refusal = small_company.refused(
        message, small_company.see, orders.check_line, draft, draft.lines[1] | {field: value}
    )
    assert refusal.field == field


def test_typing_a_price_changes_the_discount_and_the_other_way_round(small_company: Company) -> None:
    small_company.price("200")
    line = small_company.draft(("A", 1)).lines[1]
    assert orders.reprice(line | {"price": Decimal(150)}, "price")["discount"] == 25
    assert orders.reprice(line | {"discount": Decimal(10)}, "discount")["price"] == 180
    dearer = orders.reprice(line | {"discount": Decimal(10), "list_price": Decimal(300)}, "list_price")
    assert (dearer["price"], dearer["manual_price"]) == (270, True)


def test_a_typed_price_is_put_within_the_lists_limits(company: Company) -> None:
    company.price("100", minimum_price=Decimal(95), maximum_price=Decimal(120))
    line = company.draft(("A", 1)).lines[1]
    low, high = (orders.reprice(line | {"price": Decimal(price)}, "price") for price in (90, 130))
    assert (low["price"], low["discount"], high["price"]) == (95, 5, 120)


def test_a_price_beyond_the_limits_is_not_saved_by_any_path(company: Company) -> None:
    company.price("100", minimum_price=Decimal(95))
    draft = company.draft(("A", 1))
    draft.lines[1] |= {"price": Decimal(90), "manual_price": True}
    assert company.refused(messages.PRICE_OUT_OF_LIMITS, company.do, orders.save, draft).field == "price"


def test_a_saved_line_keeps_its_price_when_its_quantity_changes(company: Company) -> None:
    company.price("100")
    company.price("80", minimum_quantity=Decimal(10))
    draft = company.opened(company.order(("A", 1)))
    more = draft.lines[1] | {"quantity_ordered": Decimal(10)}
    assert company.see(orders.price_line, draft, more)["price"] == 100
    fresh = company.draft(("A", 1))
    assert company.see(orders.price_line, fresh, fresh.lines[1] | {"quantity_ordered": Decimal(10)})["price"] == 80


def test_opening_and_saving_ten_times_changes_nothing(company: Company) -> None:
    number = company.order(("A", "10.1234"), ("B", 7))
    first = company.opened(number)
    tables = (SalesOrderLine, ItemSite, StockTransaction)
    before = [company.rows(table) for table in tables]
    for _ in range(10):
        company.do(orders.save, company.opened(number))
    last = company.opened(number)
    assert (last.header, last.lines) == (first.header, first.lines)
    assert [company.rows(table) for table in tables] == before


def test_what_save_answers_is_what_open_shows(company: Company) -> None:
    company.price("98")
    saved = company.do(orders.save, company.draft(("A", 10), ("B", 2)))
    opened = company.opened(saved.number)
    no_limits = {"minimum_price": 0, "maximum_price": 0}
    assert {n: line | no_limits for n, line in saved.lines.items()} == opened.lines
    assert (saved.header, saved.version, saved.stored) == (opened.header, opened.version, opened.stored)


def test_the_same_posting_id_saves_once(company: Company) -> None:
    draft = company.draft(("A", 1))
    first, again = company.do(orders.save, draft), company.do(orders.save, draft)
    assert (again.version, again.header) == (first.version, first.header)
    assert len(company.rows(SalesOrderLine)) == len(company.rows(Posting)) == 1


def test_who_saves_an_older_order_is_told_who_was_faster(company: Company) -> None:
    number = company.order(("A", 1))
    mine, theirs = company.opened(number), company.opened(number)
    company.operator.user = "berta"
    company.do(orders.save, theirs)
    company.operator.user = "anna"
    assert company.refused(messages.CHANGED_MEANWHILE, company.do, orders.save, mine).values["user"] == "berta"


@pytest.mark.parametrize(
    ("field", "code", "message"),
    [("currency", "USD", messages.HAS_CURRENCY_LINES), ("sold_to", "C200", messages.CANNOT_CHANGE)],
)
def test_a_saved_order_keeps_customer_and_currency(
    company: Company, field: str, code: str, message: messages.Message
) -> None:
    draft = company.opened(company.order(("A", 1)))
    draft.header |= {field: code, "ship_to": draft.header["ship_to"] if field == "currency" else code}
    assert company.refused(message, company.do, orders.save, draft).field == field


def test_a_number_that_is_taken_is_refused(company: Company) -> None:
    draft = company.draft(("A", 1), number="SO7")
    company.order(("A", 1), number="SO7")
    company.refused(messages.ALREADY_EXISTS, company.do, orders.save, draft)


def test_an_order_without_lines_is_refused(company: Company) -> None:
    company.refused(messages.NO_LINES, company.do, orders.save, company.draft())


def test_changes_of_lines_reach_the_site(company: Company) -> None:
    draft = company.opened(company.order(("A", 10), ("A", 5)))
    orders.remove_line(draft, 1)
    draft.lines[2]["quantity_ordered"] = Decimal(7)
    company.do(orders.save, draft)
    assert [line["line"] for line in company.opened(draft.number).lines.values()] == [2]
    assert [row.required for row in company.rows(ItemSite)] == [7]
    company.assert_proven()


def test_bookings_add_up_to_the_line(company: Company) -> None:
    draft = company.opened(company.order(("A", 10), ("B", 4)))
    draft.lines[1] |= {"quantity_ordered": Decimal(12), "price": Decimal(100), "manual_price": True}
    orders.remove_line(draft, 2)
    company.do(orders.save, draft)
    booked = company.rows(StockTransaction)
    assert [(row.type, row.line, row.order_quantity, row.amount) for row in booked] == [
        ("ORD-SO", 1, 10, 1050), ("ORD-SO", 2, 4, 14), ("ORD-SO", 1, 2, 150), ("ORD-SO", 2, -4, -14),
    ]  # fmt: skip
    assert {(row.quantity, row.location_quantity) for row in booked} == {(0, 0)}
    company.change(SalesOrderControl, name="SO", booking_history=False)
    company.order(("A", 1))
    assert len(company.rows(StockTransaction)) == len(booked)


def test_every_change_leaves_who_and_what_behind(company: Company) -> None:
    draft = company.opened(company.order(("A", 10)))
    draft.lines[1]["quantity_ordered"] = Decimal(12)
    company.do(orders.save, draft)
    (added, changed) = (row for row in company.rows(Audit) if row.table == "sales_order_line")
    assert (added.key, added.action, added.user) == ("SO1001/1", "added", "anna")
    assert [Decimal(values["quantity_ordered"]) for values in (changed.before, changed.after)] == [10, 12]


def test_what_was_shipped_can_neither_be_deleted_nor_ordered_less(company: Company) -> None:
    company.receive(4)
    number = company.order(("A", 10), ("A", 1))
    company.ship(number, piece(1, 4))
    draft = company.opened(number)
    with pytest.raises(messages.Refusal, match="has been shipped"):
        orders.remove_line(draft, 1)
    company.refused(messages.ORDER_SHIPPED, company.do, orders.delete, number, draft.version)
    draft.lines[1]["quantity_ordered"] = Decimal(3)
    refusal = company.refused(messages.BELOW_SHIPPED, company.do, orders.save, draft)
    assert refusal.values["shipped"] == 4


def test_detail_allocations_hold_quantity_and_site(company: Company) -> None:
    company.receive(4)
    number = company.order(("A", 10))
    company.allocate(number, 1, 4)
    for field, value in (("quantity_ordered", Decimal(3)), ("confirmed", False)):
        draft = company.opened(number)
        draft.lines[1][field] = value
        company.refused(messages.BELOW_ALLOCATED, company.do, orders.save, draft)
    draft = company.opened(number)
    draft.lines[1] |= {"site": "WEST", "location": ""}
    assert company.refused(messages.CANNOT_CHANGE, company.do, orders.save, draft).field == "site"


def test_a_deleted_order_gives_everything_back(company: Company) -> None:
    company.receive(10)
    number = company.order(("A", 6), ("A", 2))
    company.allocate(number, 1, 3)
    company.do(orders.delete, number, company.opened(number).version)
    assert [(row.required, row.allocated) for row in company.rows(ItemSite)] == [(0, 0)]
    assert company.rows(SalesOrder) + company.rows(SalesOrderLine) == []
    company.assert_proven()


def test_amounts_have_the_currencys_places(company: Company) -> None:
    company.keep(Customer, number="CJ", name="Nippon", currency="JPY", site="EAST")
    company.price("10.5", currency="JPY")
    draft = company.draft(("A", 1), ("A", 3), customer="CJ")
    assert [line["amount"] for line in draft.lines.values()] == [11, 32]


def test_three_lines_at_8_6957_come_to_the_sum_of_their_rounded_amounts(company: Company) -> None:
    company.price("8.6957")
    draft = company.draft(("A", 1), ("A", 1), ("A", 1))
    assert orders.totals(draft).total == Decimal("26.10")
    assert company.do(orders.save, draft).header["line_total"] == Decimal("26.10")


@pytest.mark.parametrize(
    ("list_price", "discount", "price"),
    [
        ("348.35", "4", "334.416"),
        ("1234.56", "7.25", "1145.0544"),
        ("12345.67", "7.25", "11450.609"),
        ("99999.99", "33.333", "66666.993"),
    ],
)
def test_a_discounted_price_has_the_decimals_its_field_shows(
    small_company: Company, list_price: str, discount: str, price: str
) -> None:
    draft = small_company.draft(("A", 16))
    line = draft.lines[1] | {"list_price": Decimal(list_price), "discount": Decimal(discount)}
    orders.put_line(draft, orders.reprice(line, "discount"))
    saved = small_company.do(orders.save, draft).lines[1]
    assert saved["price"] == Decimal(price)
    assert saved["amount"] == round_half_up(16 * Decimal(price), 2)


def test_a_price_far_above_its_list_price_becomes_one_of_its_own(small_company: Company) -> None:
    small_company.price("0.01")
    draft = small_company.draft(("A", 1))
    line = orders.reprice(draft.lines[1] | {"price": Decimal(500)}, "price")
    assert (line["list_price"], line["discount"], line["price"]) == (500, 0, 500)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.decimals("0.001", 9999, places=3), st.decimals("0", 99999, places=4)), min_size=1, max_size=8
    ),
    st.decimals(0, 100, places=2),
)
def test_a_total_is_the_sum_of_its_lines(
    small_company: Company, lines: list[tuple[Decimal, Decimal]], discount: Decimal
) -> None:
    draft = small_company.draft(*(("A", str(quantity)) for quantity, _ in lines), discount=discount)
    for number, (_, price) in enumerate(lines, 1):
        orders.put_line(draft, orders.reprice(draft.lines[number] | {"price": price}, "price"))
    totals, saved = orders.totals(draft), small_company.do(orders.save, draft)
    amounts = [line["amount"] for line in small_company.opened(saved.number).lines.values()]
    assert all(amount == round(amount, 2) for amount in amounts)
    assert totals.line_total == sum(amounts) == saved.header["line_total"]
    assert totals.total == totals.line_total - totals.discount
    assert abs(totals.discount - totals.line_total * discount / 100) <= Decimal("0.005")
    small_company.assert_proven()


def test_item_data_shown_on_entry(company: Company) -> None:
    company.receive(10)
    company.order(("A", 4))
    assert company.see(orders.stock_position, "A", "EAST") == StockPosition(Decimal(10), Decimal(0), Decimal(6))
    assert company.see(orders.stock_position, "B", "EAST") == StockPosition(*[Decimal(0)] * 3)
    line = company.draft(("A", 1)).lines[1]
    assert (line["location"], line["um"], line["site"]) == ("A-01", "CS", "EAST")


def test_the_stock_unit_stays_once_there_is_stock(company: Company) -> None:
    company.change(Item, number="A", um="PK")
    company.receive(1)
    assert company.refused(messages.CANNOT_CHANGE, company.change, Item, number="A", um="CS").field == "um"
