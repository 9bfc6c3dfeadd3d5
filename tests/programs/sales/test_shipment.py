"""Sales Order Shipments (7.9.15), as the people at the ramp use it."""

from datetime import date

import pytest

from qadtui.language import messages
from qadtui.language.messages import said
from qadtui.language.text import Translator
from qadtui.models.tables import SalesOrder, StockTransaction
from tests.rules.company import Company
from tests.station import Station


@pytest.fixture
def number(company: Company) -> str:
    """An order for ten cases of A: seven are there, four allocated to it."""
    company.receive(7)
    number = company.order(("A", 10), ("B", 2))
    company.allocate(number, 1, 4)
    return number


def to_the_lines(number: str) -> str:
    return f"7.9.15<Return>{number}<F1><F1>"


POST = "<F4><Return><F1>"


def shipments(company: Company) -> list[StockTransaction]:
    return [row for row in company.rows(StockTransaction) if row.type == "ISS-SO"]


async def test_what_is_allocated_is_offered_and_the_rest_stays_open(station: Station, number: str) -> None:
    await station.type(to_the_lines(number))
    assert station.row(9).strip("│").split() == ["1", "A", "CS", "10.0", "4.0", "6.0", "EAST", "A-01"]
    assert station.row(10).strip("│").split() == ["2", "B", "EA", "2.0", "0.0", "2.0", "EAST", "A-02"]


async def test_the_shipment_is_posted_after_the_last_frame(station: Station, company: Company, number: str) -> None:
    await station.type(f"{to_the_lines(number)}<F4>")
    assert station.row(22) == "Is all information correct Yes"
    await station.type("<Return>")
    assert shipments(company) == []
    await station.type("Truck<Tab>BL1<Tab>careful<F1>")
    assert station.messages == f"Order {number} shipped: 4 in 1 line(s)"
    assert company.line(number)["quantity_shipped"] == 4
    (shipped,) = shipments(company)
    assert (int(shipped.order_quantity), int(shipped.amount)) == (4, 392)
    assert (shipped.bol, shipped.remarks) == ("BL1", "careful")
    (order,) = company.rows(SalesOrder)
    assert (order.ship_date, order.bol) == (date(2026, 4, 1), "BL1")


async def test_a_part_is_shipped_and_the_backorder_stays(station: Station, company: Company, number: str) -> None:
    await station.type(f"{to_the_lines(number)}<F1>3<F1>{POST}")
    line = company.line(number)
    assert (line["quantity_shipped"], line["quantity_ordered"]) == (3, 10)
    assert line["quantity_allocated"] == 4


async def test_cancelling_the_backorder_ends_the_line(station: Station, company: Company, number: str) -> None:
    await station.type(f"{to_the_lines(number)}<F1>" + "<Tab>" * 3 + f"y<F1>{POST}")
    line = company.line(number)
    assert (line["quantity_shipped"], line["quantity_ordered"]) == (4, 4)


async def test_more_than_is_allocated_may_be_shipped_while_it_is_free(
    station: Station, company: Company, number: str
) -> None:
    await station.type(f"{to_the_lines(number)}<F1>7<F1>{POST}")
    assert company.line(number)["quantity_shipped"] == 7


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ("8", "Only 7 on hand there"),
        ("11", "Quantity 11 is more than the 10 open on this line"),
        ("-1", "Must be more than zero"),
    ],
)
async def test_a_quantity_that_cannot_be_is_refused_where_it_was_typed(
    station: Station, company: Company, number: str, quantity: str, words: str
) -> None:
    await station.type(f"{to_the_lines(number)}<F1>")
    at, before = station.cursor, company.everything()
    await station.type(f"{quantity}<F1><F4>")
    assert (station.row(22), station.row(23)) == (words, "1 waiting key(s) dropped")
    assert station.cursor == at
    assert company.everything() == before


async def test_stock_allocated_to_others_is_never_shipped(station: Station, company: Company) -> None:
    company.receive(7)
    company.allocate(company.order(("A", 3)), 1, 3)
    number = company.order(("A", 10))
    company.allocate(number, 1, 4)
    await station.type(f"{to_the_lines(number)}<F1>5<F1>")
    assert station.row(22) == said(messages.RESERVED_BY_OTHERS, Translator("en"), {"free": 4})


async def test_a_place_without_stock_is_refused_at_the_location(station: Station, number: str) -> None:
    await station.type(f"{to_the_lines(number)}<F1><Tab><Tab><Tab><Tab>")
    at = station.cursor
    await station.type("A-02<F1>")
    assert station.row(22) == "No stock of item A at that location, lot and reference"
    assert station.cursor == at


async def test_zero_takes_a_line_off_the_shipment(station: Station, company: Company, number: str) -> None:
    await station.type(f"{to_the_lines(number)}<F1>0<F1>")
    assert station.row(9).strip("│").split()[4] == "0.0"
    await station.type("<F4>")
    assert station.row(22) == "Nothing to ship"


async def test_no_goes_back_to_the_lines_or_leaves_without_shipping(
    station: Station, company: Company, number: str
) -> None:
    await station.type(f"{to_the_lines(number)}<F4>n<Return>")
    assert station.row(22) == "Leave without shipping No"
    await station.type("<Return>")
    assert "4.0" in station.row(9)
    await station.type("<F4>n<Return>y<Return>")
    assert station.cursor == (3, 14)
    assert shipments(company) == []


async def test_f4_in_the_last_frame_goes_back_and_nothing_is_posted(
    station: Station, company: Company, number: str
) -> None:
    await station.type(f"{to_the_lines(number)}<F4><Return><F4>")
    assert shipments(company) == []
    assert "9=Prev" in station.row(24)


async def test_nothing_is_offered_when_allocated_stock_is_not_wanted(station: Station, number: str) -> None:
    await station.type(f"7.9.15<Return>{number}<F1>n<F1>")
    assert station.row(9).strip("│").split()[4:6] == ["0.0", "10.0"]


async def test_the_effective_date_is_the_day_the_shipment_counts_for(
    station: Station, company: Company, number: str
) -> None:
    await station.type(f"7.9.15<Return>{number}<F1><Tab><Tab>042826<F1>{POST}")
    assert shipments(company)[0].effective == date(2026, 4, 28)


async def test_an_order_that_is_not_confirmed_is_not_shipped(station: Station, company: Company) -> None:
    company.receive(7)
    number = company.order(("A", 1), confirmed=False)
    await station.type(f"{to_the_lines(number)}<F1>1<F1>")
    assert station.row(22) == "Line 1 is not confirmed"


async def test_the_shipped_order_is_not_offered_again(station: Station, company: Company, number: str) -> None:
    await station.type(f"{to_the_lines(number)}{POST}")
    await station.type(f"{number}<F1><F1>")
    assert station.row(9).strip("│").split()[3:5] == ["6.0", "0.0"]


async def test_the_boxes_are_whole_while_the_last_frame_is_filled_in(station: Station, number: str) -> None:
    await station.type(f"{to_the_lines(number)}<F4><Return>")
    tops = sum(station.row(row).startswith("┌") for row in range(2, 22))
    bottoms = sum(station.row(row).startswith("└") for row in range(2, 22))
    assert tops == bottoms
