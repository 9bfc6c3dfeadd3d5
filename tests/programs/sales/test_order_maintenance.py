"""Sales Order Maintenance (7.1.1), as the people at the order desk use it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from qadtui.models.tables import Draft, PriceList, SalesOrder, SalesOrderLine
from qadtui.rules import orders
from tests.company import MAY
from tests.rules.company import Company
from tests.stages import NEW_ORDER, SAVE, change_order, item, line
from tests.station import Station


def cells(station: Station, row: int = 8) -> list[str]:
    """The words of a row between the borders of its box."""
    return station.row(row).strip("│").split()


async def test_a_blank_number_draws_the_next_one_and_nothing_is_saved_yet(station: Station, company: Company) -> None:
    await station.type("7.1.1<Return><Return>")
    assert station.messages == "Adding new record"
    assert "Order: SO1001" in station.row(3)
    assert company.rows(SalesOrder) == []


async def test_a_number_of_ones_own_is_taken_in_capitals(station: Station, company: Company) -> None:
    await station.type(f"7.1.1<Return>web77<F1>C100<F1><F1><F1>{line('A', 1)}{SAVE}")
    assert station.messages == "Order WEB77 saved"
    assert company.line("WEB77")["quantity_ordered"] == 1


async def test_an_order_without_a_price_gets_the_one_of_its_day(station: Station, company: Company) -> None:
    await station.type(NEW_ORDER + item("A") + "10<F1>")
    assert cells(station) == ["1", "A", "10.0", "CS", "98.00", "0.00", "98.00"]
    await station.type(f"<F1><F1><F1>{SAVE}")
    assert station.messages == "Order SO1001 saved"
    saved = company.line("SO1001")
    assert (saved["price"], saved["amount"], saved["pricing_date"]) == (98, 980, date(2026, 4, 1))


async def test_in_may_it_costs_more(company_file: Path, company: Company) -> None:
    async with Station(company_file, date=MAY) as station:
        await station.type(NEW_ORDER + item("A") + "1<F1>")
        assert cells(station)[4] == "105.00"
        await station.type(f"<F1><F1><F1>{SAVE}")
    assert company.line("SO1001")["price"] == 105


async def test_the_pricing_date_of_the_header_decides_not_the_session_s(station: Station) -> None:
    await station.type("7.1.1<Return><F1>C100<F1>" + "<Tab>" * 13)
    await station.type("<F1><F1>" + item("A") + "1<F1>")
    assert cells(station)[4] == "98.00"
    await station.type("<F4><F4><F4><F4>n<Return>y<Return>")
    await station.type("<F1>C100<F1>050126<F1><F1>" + item("A") + "1<F1>")
    assert cells(station)[4] == "105.00"


async def test_an_item_without_a_list_costs_its_own_price(station: Station) -> None:
    await station.type(NEW_ORDER + item("B") + "3<F1>")
    assert cells(station) == ["1", "B", "3.0", "EA", "10.00", "0.00", "10.00"]


async def test_the_addresses_stand_in_their_boxes_as_they_are_typed(station: Station) -> None:
    await station.type("7.1.1<Return><F1>C200<Tab>")
    assert "城北酒家" in station.row(6)
    assert station.row(3).split()[4:] == ["C200", "Bill", "To:", "C200", "Ship-To:", "C200", "│"]
    await station.type("<F4><F1>C100<Tab><Tab>BACKDOOR<F1>")
    assert "2 Low Lane" in station.row(7)
    assert "1 High Street" in station.row(7)


async def test_an_unknown_customer_is_refused_where_it_was_typed(station: Station, company: Company) -> None:
    await station.type("7.1.1<Return><F1>")
    at = station.cursor
    before = company.everything()
    await station.type("NOBODY<F1>123")
    assert station.row(22) == "Not a valid customer"
    assert station.row(23) == "3 waiting key(s) dropped"
    assert station.cursor == at
    assert "Sold-To: NOBODY" in station.row(3)
    assert company.everything() == before


async def test_an_unknown_ship_to_is_refused_where_it_was_typed(station: Station) -> None:
    await station.type("7.1.1<Return><F1>C100<Tab><Tab>")
    at = station.cursor
    await station.type("NOWHERE<F1>")
    assert "Ship-To" in station.row(22)
    assert "NOWHERE" in station.row(22)
    assert "does not exist" in station.row(22)
    assert station.cursor == at


async def test_an_unknown_item_is_refused_and_the_next_try_counts(station: Station) -> None:
    await station.type(f"{NEW_ORDER}<Return>")
    at = station.cursor
    await station.type("NOSUCH<Return><F1>")
    assert (station.row(22), station.row(23)) == (
        "Item Number NOSUCH does not exist",
        "1 waiting key(s) dropped",
    )
    assert station.cursor == at
    await station.type("A<Return>")
    assert "Site: EAST" in station.screen()


async def test_a_customer_s_own_number_stands_for_the_item(station: Station, company: Company) -> None:
    await station.type("1.16<Return>C100<Tab>their-beer<F1>A<F1><F4>")
    await station.type(f"{NEW_ORDER}{line('their-beer', 2)}{SAVE}")
    saved = company.line("SO1001")
    assert (saved["item"], saved["customer_item"]) == ("A", "THEIR-BEER")


async def test_the_stock_position_pauses_and_the_space_bar_is_used_up(station: Station, company: Company) -> None:
    company.receive(7)
    await station.type(f"{NEW_ORDER}<Return>A<Return><F1>")
    assert station.row(22) == "A  Item A"
    assert station.row(23) == "On Hand: 7  On Order: 0  Avail. to Allocate: 7"
    assert station.row(24) == "Press space bar to continue."
    await station.type("<Space>")
    assert (station.messages, cells(station)[2]) == ("", "0.0")


async def test_any_other_key_ends_the_pause_and_goes_on_to_the_quantity(station: Station) -> None:
    await station.type(f"{NEW_ORDER}<Return>A<Return><F1>12<Tab>")
    assert cells(station)[2] == "12.0"


@pytest.mark.parametrize("quantity", ["0", "<F8>", "<Tab>"])
async def test_a_line_needs_a_quantity_and_the_cursor_stays_there(station: Station, quantity: str) -> None:
    await station.type(NEW_ORDER + item("A"))
    at = station.cursor
    await station.type(f"{quantity}<F1>")
    assert station.row(22) == "Must be more than zero"
    assert station.cursor == at


async def test_a_unit_without_conversion_is_refused_at_the_unit(station: Station) -> None:
    await station.type(NEW_ORDER + item("A") + "1<Tab>")
    at = station.cursor
    await station.type("XX<F1>")
    assert station.row(22) == "No conversion from XX to CS for item A"
    assert station.cursor == at


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("50<F1>", ["50.00", "0.00", "50.00"]),
        ("<Tab>10<F1>", ["98.00", "10.00", "88.20"]),
        ("<Tab><Tab>49<F1>", ["98.00", "50.00", "49.00"]),
        ("100<Tab>25<Tab><F1>", ["100.00", "25.00", "75.00"]),
    ],
)
async def test_list_price_discount_and_price_follow_each_other(
    station: Station, company: Company, typed: str, shown: list[str]
) -> None:
    await station.type(f"{NEW_ORDER}{item('A')}1<F1><F1>{typed}")
    assert cells(station)[4:] == shown
    assert "Manual Price: Yes" in station.screen()
    await station.type(f"<F1>{SAVE}")
    assert company.line("SO1001")["price"] == Decimal(shown[2])


async def test_a_price_passed_over_is_no_manual_price(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}{item('A')}1<F1><F1><Tab><Tab><Tab><Back-Tab><F1><F1>{SAVE}")
    assert company.line("SO1001")["manual_price"] is False


async def test_a_price_below_the_list_s_limit_is_raised_and_said(station: Station, company: Company) -> None:
    company.keep(
        PriceList, list="LOW", item="B", currency="CNY", um="EA", list_price=Decimal(8), minimum_price=Decimal(7)
    )
    await station.type(f"{NEW_ORDER}{item('B')}1<F1><F1><Tab><Tab>5<Tab>")
    assert station.row(22) == "The price list limits the price; 7 is used"
    assert station.row(24) == "Press space bar to continue."
    await station.type("<Space>")
    assert cells(station)[6] == "7.00"


async def test_f9_and_f10_page_through_the_lines_entered_so_far(station: Station) -> None:
    await station.type(NEW_ORDER + line("A", 1) + line("B", 2) + line("A", 3))
    seen = []
    for key in ("<F10>", "<F10>", "<Down>", "<F10>", "<F9>", "<Up>", "<Up>"):
        await station.type(key)
        seen.append((cells(station)[:3], station.row(22)))
    assert [line[0] for line, _ in seen] == ["1", "2", "3", "3", "2", "1", "1"]
    assert seen[1][0] == ["2", "B", "2.0"]
    assert [word for _, word in seen] == ["", "", "", "End of file", "", "", "Beginning of file"]


async def test_a_line_is_changed_by_its_number(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}{line('B', 2)}")
    await station.type("1<Return>")
    assert station.messages == "Modifying existing record"
    assert "5=Delete" in station.row(24)
    await station.type(f"7<F1><F1><F1><F1>{SAVE}")
    assert company.line("SO1001", 1)["quantity_ordered"] == 7
    assert company.line("SO1001", 2)["quantity_ordered"] == 2


@pytest.mark.parametrize("delete", ["<F5>", "<Ctrl+D>"])
async def test_a_line_is_deleted_after_a_question_and_its_number_comes_not_back(
    station: Station, company: Company, delete: str
) -> None:
    number = company.order(("A", 1), ("B", 2))
    await station.type(f"{change_order(number)}1<Return>")
    await station.type(f"{delete}<Return>")
    assert station.row(22) == "Please confirm delete Yes"
    await station.type("<Return>")
    assert station.messages == "Record deleted"
    await station.type("<Return>")
    assert cells(station) == ["3"]
    await station.type(f"A<Return><F1> 5<F1><F1><F1><F1>{SAVE}")
    assert [row.line for row in company.rows(SalesOrderLine)] == [2, 3]


async def test_f4_on_the_way_through_a_line_leaves_the_order_as_it_was(station: Station, company: Company) -> None:
    number = company.order(("A", 1))
    await station.type(change_order(number))
    for part in (
        "<Return><F4>",
        "<Return>B<Return><F4>",
        f"{item('B')}<F4>",
        f"{item('B')}5<F1><F4>",
        f"{item('B')}5<F1><F1><F4>",
    ):
        await station.type(part)
        assert "9=Prev" in station.row(24), part
    await station.type(f"1<Return>9<F1><F1>5<F1><F4>{SAVE}")
    assert len(company.rows(SalesOrderLine)) == 1
    assert (company.line(number)["quantity_ordered"], company.line(number)["price"]) == (1, 98)


async def test_f4_in_an_empty_line_number_goes_forward_to_the_trailer(station: Station) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 10)}<F4>")
    assert station.cursor == (3, 63)
    await station.type("<F4>")
    assert " Totals " in station.row(5)
    assert "Line Total:          980.00" in station.row(6)


async def test_the_trailer_s_discount_comes_off_the_total(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 10)}<F4><F4>10<F1>")
    assert "Discount Amount:          -98.00" in station.row(8)
    assert "882.00" in station.row(9)
    await station.type("<F1><F1>")
    assert company.opened("SO1001").header["discount"] == 10


@pytest.mark.parametrize("leave", ["<F4>", "<F1><F4>"])
async def test_f4_in_the_trailer_asks_the_save_question_too(station: Station, company: Company, leave: str) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 10)}<F4><F4>{leave}")
    assert station.row(22) == "Please confirm update Yes"
    await station.type("<Return>")
    assert company.line("SO1001")["quantity_ordered"] == 10


async def test_no_to_saving_goes_back_to_the_lines_or_throws_the_order_away(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 10)}<F4><F4><F1><F1>n<Return>")
    assert station.row(22) == "Throw this draft away No"
    await station.type("<Return>")
    assert "9=Prev" in station.row(24)
    assert company.rows(SalesOrder) == []
    await station.type("<F10>")
    assert cells(station)[:3] == ["1", "A", "10.0"]
    await station.type("<F4><F4><F4>n<Return>y<Return>")
    assert station.row(3).split()[1:3] == ["Order:", "Sold-To:"]
    assert (company.rows(SalesOrder), company.rows(Draft)) == ([], [])


async def test_an_order_without_lines_is_not_saved(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}<F4><F4><F1><F1><F1>")
    assert station.row(22) == "The order has no lines"
    await station.type(f"<Space>{line('A', 1)}{SAVE}")
    assert company.line("SO1001")["quantity_ordered"] == 1


async def test_an_order_is_changed_and_its_stages_keep_what_they_had(station: Station, company: Company) -> None:
    number = company.order(("A", 10), purchase_order="PO 7")
    await station.type(f"7.1.1<Return>{number.lower()}<F1>")
    assert station.messages == "Modifying existing record"
    await station.type("<F1>")
    assert "PO 7" in station.row(19)
    assert "5=Delete" in station.row(24)
    await station.type(f"<F1><F1>1<Return>12<F1><F1><F1><F1>{SAVE}")
    assert company.line(number)["quantity_ordered"] == 12
    assert company.opened(number).header["purchase_order"] == "PO 7"


async def test_an_order_is_deleted_from_its_header(station: Station, company: Company) -> None:
    number = company.order(("A", 10))
    await station.type(f"7.1.1<Return>{number}<F1><F1>")
    await station.type("<F5>")
    await station.type("n<Return><F5>")
    await station.type("<Return>")
    assert station.messages == "Record deleted"
    assert (company.rows(SalesOrder), company.rows(SalesOrderLine)) == ([], [])


async def test_a_shipped_order_cannot_be_deleted_nor_its_line(station: Station, company: Company) -> None:
    company.receive(10)
    number = company.order(("A", 10))
    company.allocate(number, 1, 4)
    company.ship_allocated(number)
    await station.type(f"7.1.1<Return>{number}<F1><F1><F5>")
    await station.type("<Return>")
    assert station.row(22) == f"Order {number} has been shipped; it cannot be deleted"
    await station.type("<F1><F1>1<Return><F5>")
    await station.type("<Return>")
    assert station.row(22) == "Line 1 has been shipped; it cannot be deleted"


async def test_a_line_cannot_be_for_less_than_was_shipped_of_it(station: Station, company: Company) -> None:
    company.receive(10)
    number = company.order(("A", 10))
    company.allocate(number, 1, 4)
    company.ship_allocated(number)
    await station.type(f"{change_order(number)}1<Return>")
    at = station.cursor
    await station.type("3<F1>")
    assert station.row(22) == "4 are shipped already; the order cannot be for less"
    assert station.cursor == at


async def test_what_is_shipped_and_open_is_on_the_line(station: Station, company: Company) -> None:
    company.receive(10)
    number = company.order(("A", 10))
    company.allocate(number, 1, 4)
    company.ship_allocated(number)
    await station.type(f"{change_order(number)}<F10>")
    assert "Qty Shipped:         4.0" in station.screen()


async def test_the_currency_stays_once_there_are_lines(station: Station, company: Company) -> None:
    number = company.order(("A", 10))
    await station.type(f"7.1.1<Return>{number}<F1><F1>" + "<Tab>" * 5 + "USD<F1>")
    assert station.row(22) == "The currency cannot be changed once the order has lines"
    assert "Currency: USD" in station.screen()


async def test_a_customer_who_wants_their_order_number_is_asked_for_it(station: Station) -> None:
    await station.type("2.1.1<Return>C100<F1><F1><F1>" + "<Tab>" * 7 + "y<F1><F4>")
    await station.type("7.1.1<Return><F1>C100<F1><F1>")
    assert station.row(22) == "Customer C100 needs a purchase order number"
    assert station.cursor is not None
    assert station.cursor[0] == 19


async def test_a_thousandth_line_is_refused(station: Station, company: Company) -> None:
    number = company.order(*[("A", 1)] * 2)
    await station.type(f"{change_order(number)}999<Return>A<Return><F1> 1<F1><F1><F1><F1><Return>")
    assert station.row(22) == "Line numbers end at 999"


async def test_a_line_s_pricing_date_is_asked_over_the_line_and_finds_its_price(
    station: Station, company: Company
) -> None:
    before = await station.type(NEW_ORDER + item("A") + "10<Tab>")
    await station.type("<F1>")
    assert " Pricing " in station.row(11)
    assert "Pricing Date: 04/01/26" in station.row(12)
    await station.type("050126<F1>")
    assert cells(station)[4] == "105.00"
    assert station.screen().splitlines()[10] == before.splitlines()[10]
    await station.type(f"<F1><F1>{SAVE}")
    saved = company.line("SO1001")
    assert (saved["price"], saved["pricing_date"], saved["manual_price"]) == (105, MAY, False)


async def test_a_saved_line_keeps_its_price_unless_it_is_repriced(station: Station, company: Company) -> None:
    number = company.order(("A", 10))
    await station.type(f"{change_order(number)}1<Return><F1>050126<F1>")
    assert cells(station)[4] == "98.00"
    await station.type("<F1><F1>1<Return><F1><Tab>y<F1>")
    assert cells(station)[4] == "105.00"
    await station.type(f"<F1><F1>{SAVE}")
    assert company.line(number)["price"] == 105


async def test_a_line_needs_a_pricing_date(station: Station) -> None:
    await station.type(NEW_ORDER + item("A") + "10<F1><F8><F1>")
    assert (station.row(22), station.cursor) == ("Blank not allowed", (12, 60))


async def test_f4_in_the_pricing_date_gives_up_the_line(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}{item('B')}5<F1>")
    await station.type("<F4>")
    assert "9=Prev" in station.row(24)
    await station.type(SAVE)
    assert len(company.rows(SalesOrderLine)) == 1


async def test_help_over_a_pop_up_over_a_frame_gives_back_what_it_covered(station: Station) -> None:
    frame = await station.type(NEW_ORDER + item("A") + "10")
    popup = await station.type("<F1>")
    await station.type("<F2>")
    assert station.screen() != popup
    assert await station.type("<F4>") == popup
    assert station.cursor == (12, 60)
    await station.type("<F4>1<F4>")
    assert " Pricing " not in station.row(11)
    assert frame.splitlines()[:7] == station.screen().splitlines()[:7]


async def test_the_tax_class_is_asked_over_the_header(station: Station, company: Company) -> None:
    header = await station.type("7.1.1<Return><F1>C100<F1>")
    await station.type("<F1>")
    assert " Tax " in station.row(14)
    await station.type(f"gst<Tab>n<F1>{line('A', 1)}{SAVE}")
    saved = company.opened("SO1001").header
    assert (saved["tax_class"], saved["taxable"]) == ("GST", False)
    assert "Taxable: Yes" in header


async def test_a_draft_of_an_order_that_was_deleted_is_explained_and_may_be_thrown_away(
    company_file: Path, company: Company
) -> None:
    number = company.order(("A", 10))
    async with Station(company_file) as station:
        await station.type(f"{change_order(number)}1<Return>5<F1><F1><F1><F1>")
    company.do(orders.delete, number, company.opened(number).version)
    async with Station(company_file) as station:
        await station.type("7.1.1<Return><Return>")
        assert station.row(22) == f"Sales order {number} does not exist"
        await station.type("<Space>")
        assert station.row(22) == "Throw this draft away No"
        await station.type("y<Return>")
        assert "9=Prev" in station.row(24)
    assert company.rows(Draft) == []


async def test_an_order_being_entered_is_not_offered_again_over_itself(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 10)}")
    before = station.screen()
    await station.type("<F12>7.1.1<Return>")
    assert station.row(22) == ""
    assert await station.type("<F4>") == before
    await station.type(f"{line('B', 2)}{SAVE}")
    assert len(company.rows(SalesOrderLine)) == 2
