"""Orders, bookings and shipments as they are listed and summed up: 7.15, 7.17, 7.1.15, 7.1.20.14."""

from datetime import date
from decimal import Decimal

import pytest

from qadtui.models.tables import Customer
from qadtui.rules import orders
from tests.company import MAY
from tests.rules.company import Company, piece
from tests.station import Station

MARCH = date(2026, 3, 20)


@pytest.fixture
def sold(company: Company) -> Company:
    """SO1001 of C100, half shipped and due in March, and SO1002 of C200, due in May."""
    company.change(Customer, number="C200", salesperson="LIN")
    company.receive(20)
    company.order(("A", 10), ("B", 4), due_date=MARCH)
    company.order(("A", 2), customer="C200", due_date=MAY)
    company.ship("SO1001", piece(1, 5))
    return company


def lines(station: Station, word: str) -> list[list[str]]:
    """The rows of the report that hold a word."""
    rows = [row.split() for row in station.screen().splitlines()[3:21]]
    return [row for row in rows if word in row]


async def test_open_orders_are_summed_up_by_order(station: Station, sold: Company) -> None:
    await station.type("7.15.1<Return><F1><F1>")
    assert lines(station, "SO1001") == [
        ["SO1001", "1", "A", "03/20/26", "CS", "10.0", "5.0", "490.00"],
        ["SO1001", "2", "B", "03/20/26", "EA", "4.0", "4.0", "40.00"],
        ["Order", "SO1001", "CNY", "530.00"],
    ]
    assert lines(station, "Total") == [["Total", "CNY", "726.00"]]


async def test_what_is_shipped_is_listed_if_wanted(station: Station, sold: Company) -> None:
    sold.ship("SO1002", piece(1, 2))
    await station.type("7.15.2<Return><F1><F1>")
    assert lines(station, "SO1002") == []
    await station.type("<F4>" + "<Tab>" * 10 + "no<F1><F1>")
    assert [row[:8] for row in lines(station, "SO1002")] == [
        ["C200", "SO1002", "1", "A", "05/01/26", "0.0", "CS", "0.00"]
    ]


async def test_late_lines_come_with_their_days(station: Station, sold: Company) -> None:
    await station.type("7.15.4<Return>" + "<Tab>" * 11 + "yes<F1><F1>")
    assert [row[:5] for row in lines(station, "C100")] == [
        ["03/20/26", "12", "SO1001", "1", "C100"],
        ["03/20/26", "12", "SO1001", "2", "C100"],
    ]
    assert lines(station, "C200") == []


@pytest.mark.parametrize(
    ("number", "first"), [("7.15.3", ["A", "SO1001", "1", "C100"]), ("7.15.5", ["LIN", "C200", "SO1002", "1"])]
)
async def test_order_lines_are_listed_by_item_and_by_salesperson(
    station: Station, sold: Company, number: str, first: list[str]
) -> None:
    await station.type(f"{number}<Return><F1><F1>")
    assert first in [row[:4] for row in lines(station, first[0])]


async def test_shipments_of_an_item_are_one_row(station: Station, sold: Company) -> None:
    sold.ship("SO1001", piece(1, 3))
    await station.type("7.1.20.14<Return><F1><F1>")
    assert lines(station, "C100")[0][:8] == ["C100", "A", "Item", "A", "CS", "8.0", "784.00", "CNY"]
    await station.type("<F4><F4>.7.1.20.13<Return><F1><F1>")
    assert [row[-3:] for row in lines(station, "SO1001")] == [
        ["5.0", "98.00", "490.00"],
        ["3.0", "98.00", "294.00"],
    ]


async def test_bookings_say_what_a_change_added(station: Station, sold: Company) -> None:
    draft = sold.opened("SO1002")
    orders.put_line(draft, draft.lines[1] | {"quantity_ordered": Decimal(7)})
    sold.do(orders.save, draft)
    await station.type("7.15.8<Return><F1><F1>")
    assert [row[-3:] for row in lines(station, "SO1002")] == [["2.0", "98.00", "196.00"], ["5.0", "98.00", "490.00"]]
    await station.type("<F4><F4>.7.15.9<Return><F1><F1>")
    assert lines(station, "A")[0] == ["A", "Item", "A", "CS", "17.0", "1,666.00", "CNY"]


async def test_sales_are_analysed_by_customer_month_by_month(station: Station, sold: Company) -> None:
    sold.ship("SO1001", piece(1, 2), effective=MAY)
    await station.type("7.17.1<Return><F1><F1>")
    assert lines(station, "C100") == [
        ["C100", "Corner", "Shop", "202604", "490.00", "CNY"],
        ["C100", "Corner", "Shop", "202605", "196.00", "CNY"],
        ["Customer", "C100", "CNY", "686.00"],
    ]


async def test_orders_are_listed_by_who_pays_and_the_held_ones_alone(station: Station, sold: Company) -> None:
    await station.type("7.1.15<Return><F1><F1>")
    assert [row[0] for row in lines(station, "CNY")] == ["C100", "Bill", "C200", "Bill", "Total"]
    await station.type("<F4>" + "<Tab>" * 10 + "yes<F1><F1>")
    assert lines(station, "CNY") == []
