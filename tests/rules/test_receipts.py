"""Unplanned receipts (3.9)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from qadtui.language import messages
from qadtui.models.tables import InventoryStatus, Item, ItemSite, Location, Stock, StockTransaction
from tests.rules.company import Company, piece


def test_a_receipt_brings_stock_and_a_row_of_history(company: Company) -> None:
    number = company.receive(10, effective=date(2026, 3, 31), order="PO 7", remarks="found")
    (row,) = company.rows(StockTransaction)
    assert (row.id, row.type, row.quantity, row.begin_balance) == (number, "RCT-UNP", 10, 0)
    assert (row.effective, row.order, row.remarks, row.user) == (date(2026, 3, 31), "PO 7", "found", "anna")
    (stock,) = company.rows(Stock)
    assert (stock.on_hand, stock.created, stock.expire) == (10, date(2026, 3, 31), None)
    company.receive(5)
    assert [row.begin_balance for row in company.rows(StockTransaction)] == [0, 10]
    company.assert_proven()


def test_the_same_posting_id_receives_once(company: Company) -> None:
    assert company.receive(10, posting_id="once") == company.receive(10, posting_id="once")
    assert company.rows(Stock)[0].on_hand == 10


def test_other_units_are_received_in_stock_units(company: Company) -> None:
    company.receive(2, item="B", um="dz")
    (row,) = company.rows(StockTransaction)
    assert (row.quantity, row.order_quantity, row.um, row.um_conversion) == (24, 2, "DZ", 12)


def test_blank_places_are_the_items_own(company: Company) -> None:
    company.receive(1, location="", site="")
    assert company.refused(messages.BLANK_NOT_ALLOWED, company.receive, 1, "B", "").field == "location"


def test_a_receipt_can_be_taken_back_but_not_what_is_allocated(company: Company) -> None:
    company.receive(10)
    company.allocate(company.order(("A", 7)), 1, 4)
    company.refused(messages.NOT_AVAILABLE, company.receive, -4)
    company.receive(-3)
    assert company.rows(Stock)[0].on_hand == 7
    company.assert_proven()


@pytest.mark.parametrize(
    ("item", "more", "message", "field"),
    [
        ("A", {"quantity": 0}, messages.NOT_ZERO, "quantity"),
        ("NONE", {}, messages.DOES_NOT_EXIST, "item"),
        ("A", {"location": "C-99"}, messages.DOES_NOT_EXIST, "location"),
        ("A", {"site": "NORTH"}, messages.DOES_NOT_EXIST, "site"),
        ("A", {"um": "PL"}, messages.NO_CONVERSION, "um"),
        ("A", {"lot": "L1"}, messages.NOT_LOT_CONTROLLED, "lot"),
        ("LOT", {}, messages.LOT_REQUIRED, "lot"),
        ("SERIAL", {"lot": "S1", "quantity": 2}, messages.SERIAL_ONE, "quantity"),
        ("SERIAL", {"lot": "S0"}, messages.SERIAL_EXISTS, "lot"),
        ("A", {"location": "ONEITEM"}, messages.LOCATION_SINGLE_ITEM, "location"),
        ("LOT", {"location": "ONELOT", "lot": "L2"}, messages.LOCATION_SINGLE_LOT, "location"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(
    small_company: Company, item: str, more: Any, message: messages.Message, field: str
) -> None:
    small_company.keep(Item, number="LOT", lot_control="L")
    small_company.keep(Item, number="SERIAL", lot_control="S")
    small_company.keep(Location, site="EAST", code="ONEITEM", single_item=True)
    small_company.keep(Location, site="EAST", code="ONELOT", single_lot=True)
    small_company.receive(1, item="SERIAL", lot="S0")
    small_company.receive(1, item="B", location="ONEITEM")
    small_company.receive(1, item="LOT", location="ONELOT", lot="L1")
    assert small_company.refused(message, small_company.receive, **{"quantity": 1, "item": item} | more).field == field


def test_single_places_take_more_of_the_same(company: Company) -> None:
    company.keep(Location, site="EAST", code="ONE", single_item=True, single_lot=True)
    company.receive(1, location="ONE")
    company.receive(1, location="ONE")
    assert company.rows(Stock)[0].on_hand == 2


def test_automatic_locations_appear_when_stock_does(company: Company) -> None:
    company.receive(1, site="WEST", location="z-9")
    location = company.rows(Location)[-1]
    assert (location.code, location.permanent, location.created) == ("Z-9", False, date(2026, 4, 1))


def test_stock_takes_the_locations_status_or_the_sites(company: Company) -> None:
    company.receive(1)
    company.receive(2, location="B-01")
    statuses = {row.id: row.code for row in company.rows(InventoryStatus)}
    assert [statuses[row.status_id] for row in company.rows(Stock)] == ["GOOD", "HOLD"]
    (site,) = company.rows(ItemSite)
    assert (site.on_hand, site.available) == (3, 1)
    company.refused(messages.CANNOT_CHANGE, company.change, InventoryStatus, code="HOLD", available=True)


def test_shelf_life_says_when_stock_expires(company: Company) -> None:
    company.change(Item, number="A", shelf_life=30)
    company.receive(1)
    assert company.rows(Stock)[0].expire == date(2026, 5, 1)


def test_a_place_that_may_overissue_goes_below_zero(company: Company) -> None:
    company.keep(InventoryStatus, code="FLOOR", overissue=True)
    company.keep(Location, site="EAST", code="F-01", status="FLOOR")
    company.receive(1, location="F-01")
    order = company.order(("A", 3))
    company.ship(order, piece(1, 3, "F-01"))
    assert company.rows(Stock)[0].on_hand == Decimal(-2)
    company.assert_proven()
