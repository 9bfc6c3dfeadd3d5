"""What master files refuse: the message on row 22, the cursor on the field it names, nothing in the database."""

from typing import NamedTuple

import pytest

from tests.rules.company import Company
from tests.station import Station


class Case(NamedTuple):
    """A program with a frame that is right so far; then a field that is not."""

    to_the_field: str
    typed: str
    words: str


CASES = (
    Case("1.1.13<Return>WEST<F1>West<Tab>", "9999", "Entity 9999 does not exist"),
    Case("1.1.13<Return>WEST<F1>West<Tab>1000<Tab>", "NOSUCH", "Default Inventory Status NOSUCH does not exist"),
    Case("1.1.13<Return>WEST<F1>West<Tab>", "<F8>", "Blank not allowed"),
    Case("1.1.18<Return>", "NOSUCH", "Site NOSUCH does not exist"),
    Case("1.13<Return>EA<Tab>CS<Tab><F1>", "0", "Must be more than zero"),
    Case("1.16<Return>C100<Tab>THEIRS<F1>", "NOSUCH", "Item Number NOSUCH does not exist"),
    Case("1.16<Return>", "NOBODY", "Customer NOBODY does not exist"),
    Case("1.10.1.1<Return>STD<Tab>", "XXX", "Currency XXX does not exist"),
    Case("1.10.1.1<Return>STD<Tab>CNY<Tab><Tab>CS<Tab>", "NOSUCH", "Item Number NOSUCH does not exist"),
    Case("1.10.1.1<Return>STD<Tab>CNY<Tab><Tab>CS<Tab>A<Tab><Tab>050126<F1><Tab>", "043026",
         "The end date is before the start date"),
    Case("2.1.1<Return>C100<F1><F1><Tab>", "XXX", "Currency XXX does not exist"),
    Case("2.1.1<Return>C100<F1><F1><Tab><Tab>", "NOSUCH", "Site NOSUCH does not exist"),
    Case("2.1.1<Return>C100<F1>", "<F8>", "Blank not allowed"),
    Case("2.1.13<Return>", "NOBODY", "Customer NOBODY does not exist"),
    Case("36.13.1<Return>LQ<F1><Tab>", "0", "Must be more than zero"),
    Case("36.13.1<Return>LQ<F1><Tab><Tab><Tab>", "klingon", "klingon is no character set"),
    Case("36.13.1<Return>LQ<F1><Tab><Tab><Tab>gbk<Tab>", "/27@",
         "Write unprintable characters as / and three digits: /027 is Esc"),
    Case("36.13.2<Return>Attic<F1><Tab>", "NOSUCH", "Printer Type NOSUCH does not exist"),
    Case("36.13.2<Return>Attic<F1><Tab>PLAIN<Tab>", "<F8>fax", "Must be one of: queue, device"),
    Case("36.13.4<Return>nobody<Tab><F1>", "page", "User nobody is not known here"),
    Case("36.13.4<Return>anna<Tab>", "7.9.9.9", "There is no function 7.9.9.9"),
    Case("36.13.4<Return>anna<F1>", "attic",
         "Output is terminal, page, pdf, xlsx, csv, json, text or a printer of 36.13.2"),
    Case("36.14.1<Return>NIGHT<F1><Tab><Tab><Tab>", "25:00", "Not a time of day; write it as 22:30"),
    Case("36.14.1<Return>NIGHT<F1><Tab><Tab><Tab><Tab>", "1441", "Must be at most 1440"),
    Case("36.3.1<Return>bob<F1>Bob<Tab><Tab><Tab>", "NOROLE", "Role NOROLE does not exist"),
    Case("36.3.1<Return>bob<F1>Bob<Tab><Tab>", "xyz", "Must be one of: mdy, dmy, ymd"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.to_the_field + case.typed)
async def test_the_cursor_stays_where_the_refusal_points(station: Station, company: Company, case: Case) -> None:
    await station.type(case.to_the_field)
    at, before = station.cursor, company.everything()
    await station.type(f"{case.typed}<F1>Q")
    assert (station.row(22), station.row(23)) == (case.words, "1 waiting key(s) dropped")
    assert station.cursor is not None
    assert at is not None
    assert station.cursor[0] == at[0]
    assert company.everything() == before
    assert station.session.grid.take_bell()


@pytest.mark.parametrize(
    ("number", "key", "used"),
    [
        ("25.1", "1000", "Entity 1000"),
        ("36.13.1", "PLAIN", "Printer Type PLAIN"),
        ("26.1", "CNY", "Currency CNY"),
        ("1.1.1", "GOOD", "GOOD"),
        ("1.1.13", "EAST", "Site EAST"),
        ("1.1.18", "EAST<Tab>A-01", "A-01"),
        ("1.4.1", "A", "Item Number A"),
        ("2.1.1", "C100", "Customer C100"),
    ],
)
async def test_a_record_that_others_need_cannot_be_deleted(
    station: Station, company: Company, number: str, key: str, used: str
) -> None:
    await station.type(f"{number}<Return>{key}<F1>")
    at, before = station.cursor, company.everything()
    await station.type("<F5>")
    await station.type("<Return>")
    assert used in station.row(22)
    assert "cannot be deleted" in station.row(22)
    assert station.cursor == at
    assert company.everything() == before


async def test_two_prices_for_one_day_are_refused_naming_the_days(station: Station, company: Company) -> None:
    before = company.everything()
    await station.type("1.10.1.1<Return>STD<Tab>CNY<Tab><Tab>CS<Tab>A<Tab><Tab>041526<F1>Twice<Tab>051526<Tab>99<F1>")
    assert station.row(22) == "Overlaps the price from 04/01/26 to 04/30/26 of the same kind"
    assert company.everything() == before


async def test_a_price_list_is_found_again_by_its_whole_key(station: Station) -> None:
    await station.type("1.10.1.1<Return>STD<Tab>CNY<Tab><Tab>CS<Tab>A<Tab><Tab>040126<F1>")
    assert station.messages == "Modifying existing record"
    assert "04/30/26" in station.row(10)
    assert "98.00" in station.row(10)


async def test_codes_are_capitals_however_they_are_typed(station: Station) -> None:
    await station.type("1.1.13<Return>east<F1>")
    assert station.messages == "Modifying existing record"
    assert "EAST" in station.row(3)


async def test_a_chinese_name_takes_two_cells_a_character(station: Station) -> None:
    await station.type("1.1.18<Return>EAST<Tab>A-01<F1>")
    await station.type("一二三四五六七八九十一二")
    rang = station.session.grid.take_bell()
    await station.type("三")
    assert not rang
    assert station.session.grid.take_bell()
    await station.type("<F1>EAST<Tab>A-01<F1>")
    assert "一二三四五六七八九十一二" in station.row(7)


async def test_the_control_record_sets_how_orders_are_numbered(station: Station) -> None:
    await station.type("7.1.24<Return>")
    assert "Modifying" in station.messages or "Adding" in station.messages
    await station.type("W<Tab>500<F1>")
    assert "Main Menu" in station.row(2)
    await station.type("7.1.1<Return><F1>")
    assert "Order: W500" in station.row(3)


async def test_f4_in_the_control_record_changes_nothing(station: Station, company: Company) -> None:
    before = company.everything()
    await station.type("7.1.24<Return>ZZ<Tab>9<F4>")
    assert "Main Menu" in station.row(2)
    assert company.everything() == before


async def test_the_session_date_is_changed_on_the_screen(station: Station) -> None:
    await station.type("36.5<Return>050226<F1>")
    assert station.row(2).endswith("05/02/26│")
    await station.type("3.9<Return>A<Return>1<F1>")
    assert "Effective: 05/02/26" in station.screen()
