"""What lies where, for whom, and how it came there: 2.1.9.5, 3.1.13, 3.2, 3.6, 3.17, 3.21."""

from decimal import Decimal

import pytest

from qadtui.models.tables import Item
from tests.rules.company import Company
from tests.station import Station


@pytest.fixture
def stocked(company: Company) -> Company:
    """Ten A at A-01 of which six are allocated to SO1001, four of them in detail, and three L of lot L1 at A-02."""
    company.receive(10)
    company.keep(Item, number="L", um="EA", description1="With lots", lot_control="L", site="EAST")
    company.receive(3, item="L", location="A-02", lot="L1")
    company.allocate(company.order(("A", 6)), 1, 4)
    return company


def lines(station: Station, word: str) -> list[list[str]]:
    """The rows of the report that hold a word."""
    rows = [row.split() for row in station.screen().splitlines()[2:21]]
    return [row for row in rows if word in row]


async def test_detail_allocations_say_what_is_kept_for_whom(station: Station, stocked: Company) -> None:
    await station.type("2.1.9.5<Return><F1><F1>")
    assert [row[:6] for row in lines(station, "SO1001")] == [["A", "EAST", "A-01", "SO1001", "1", "4.0"]]
    await station.type("<F4><F4>.2.1.9.6<Return><F1><F1>")
    assert lines(station, "Total") == [["Total", "4.0"]]


async def test_a_lot_is_found_and_stock_without_one_if_wanted(station: Station, stocked: Company) -> None:
    await station.type("3.1.13<Return><F1><F1>")
    assert lines(station, "EAST") == [["L1", "L", "EAST", "A-02", "3.0", "GOOD"]]
    await station.type("<F4>" + "<Tab>" * 6 + "no<F1><F1>")
    assert len(lines(station, "EAST")) == 2


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("3.6.1", ["A", "EAST", "A-01", "10.0", "4.0", "GOOD"]),
        ("3.6.2", ["EAST", "A-01", "A", "10.0", "4.0", "GOOD"]),
        ("3.6.3", ["EAST", "A", "CS", "10.0", "10.0", "6.0", "6.0"]),
        ("3.6.5", ["A", "EAST", "A-01", "10.0", "4.0", "GOOD"]),
    ],
)
async def test_stock_is_seen_by_item_location_and_site(
    station: Station, stocked: Company, number: str, found: list[str]
) -> None:
    await station.type(f"{number}<Return><F1><F1>")
    assert lines(station, "10.0")[0][: len(found)] == found


async def test_only_what_is_below_its_safety_stock_is_listed_if_wanted(station: Station, stocked: Company) -> None:
    stocked.change(Item, number="A", safety_stock=Decimal(12))
    await station.type("3.6.9<Return>" + "<Tab>" * 10 + "yes<F1><F1>")
    assert [row[:7] for row in lines(station, "EAST")] == [["A", "EAST", "CS", "10.0", "6.0", "12.0", "2.0"]]


async def test_what_can_be_promised_is_filtered_while_typing(station: Station, stocked: Company) -> None:
    await station.type("3.17<Return>" + "<Tab>" * 6 + ">3")
    assert lines(station, "EAST") == [["A", "EAST", "10.0", "6.0", "4.0"]]


async def test_a_browse_opens_the_item(station: Station, stocked: Company) -> None:
    await station.type("3.2<Return>L<F1>")
    assert "1.5.1 Item Master Inquiry" in station.row(1)
    assert "With lots" in station.screen()
    await station.type("<F4>")
    assert "3.2 Inventory Detail by Item Browse" in station.row(1)


async def test_the_newest_transaction_of_an_item_comes_first(station: Station, stocked: Company) -> None:
    stocked.receive(2)
    await station.type("3.21.2<Return>A<Tab>A<F1><F1>")
    assert [row[-1] for row in lines(station, "RCT-UNP")] == ["2.0", "10.0"]


async def test_an_orders_transactions_come_as_they_happened(station: Station, stocked: Company) -> None:
    stocked.ship_allocated("SO1001")
    await station.type("3.21.3<Return>SO1001<Tab>SO1001<F1><F1>")
    assert [row[3] for row in lines(station, "SO1001")] == ["ORD-SO", "ISS-SO"]
