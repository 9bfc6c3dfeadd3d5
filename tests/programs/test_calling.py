"""Another program over this one, the user menu, and functions found by words: from the middle of things and back."""

import sqlite3
from pathlib import Path

import pytest

from qadtui.models.tables import Item, Role, RoleRight, User, UserMenu
from qadtui.rules import masters
from tests.company import APRIL
from tests.rules.company import Company
from tests.stages import MULTI, NEW_ORDER, SAVE, item, line
from tests.station import Station

HALF = "2.1.1<Return>C100<F1><F3><Right>X"
"""A customer's name in the middle of a change, in insert mode."""


@pytest.mark.parametrize("key", ["<F12>", "<Ctrl+P>"])
async def test_the_first_program_is_as_it_was_when_the_other_ends(station: Station, key: str) -> None:
    before = await station.type(HALF)
    at = station.cursor
    await station.type(f"{key}1.4.1<Return>")
    assert "1.4.1 Item Master Maintenance" in station.row(1)
    await station.type("A<F1>")
    await station.type("<F4><F4>")
    assert station.screen() == before
    assert station.cursor == at
    await station.type("Y<F1>")
    assert station.messages == ""
    await station.type("<F4><F4>2.1.1<Return>C100<F1>")
    assert "CXYorner Shop" in station.screen()


@pytest.mark.parametrize(
    "place",
    [
        "7.1.1<Return>SO",
        "7.1.1<Return><F1>C1",
        NEW_ORDER,
        f"{NEW_ORDER}<Return>A<Return>",
        f"{NEW_ORDER}{item('A')}4",
        f"{NEW_ORDER}{MULTI}",
        f"{NEW_ORDER}{MULTI}A<Return>4",
        "2.1.12<Return>",
        "3.9<Return>A<F1>5<Tab>",
        "7.1.20.13<Return>C1<Tab>C2",
        "7.1.20.13<Return><F1>",
        "36.5<Return>",
    ],
)
async def test_it_is_so_in_any_field(station: Station, place: str) -> None:
    before = await station.type(place)
    at = station.cursor
    assert await station.type("<F12>1.4.1<Return>AB<F9><F4>") == before
    assert station.cursor == at
    await station.type("<F6>")
    assert await station.type("<F4>") == before
    assert station.cursor == at


async def test_the_prompt_stands_over_the_screen_and_f4_takes_it_away(station: Station) -> None:
    before = await station.type(HALF)
    shown = await station.type("<F12>")
    assert "Run another function." in shown
    assert station.row(1) == before.splitlines()[0]
    assert await station.type("<F4>") == before
    await station.type("<F12>")
    assert await station.type("<Return>") == before


async def test_keys_typed_ahead_go_through_it_and_back(station: Station) -> None:
    await station.type(f"{HALF}<F12>1.4.1<Return>NEW<F1>EA<F4><F4>Y")
    assert "2.1.1 Customer Maintenance" in station.row(1)
    assert "CXYorner Shop" in station.screen()


async def test_what_is_missing_is_set_up_in_the_middle_of_an_order(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}<Return>NEW<Return>")
    assert "NEW does not exist" in station.row(22)
    await station.type("<F12>1.4.1<Return>NEW<F1>EA<Tab>Brand new<F1><F1><F1>5<F1><F4>")
    assert "7.1.1 Sales Order Maintenance" in station.row(1)
    await station.type("<Return>")
    assert "NEW" in station.screen()
    assert "does not exist" not in station.screen()


async def test_programs_stand_on_programs_and_come_back_one_by_one(station: Station) -> None:
    screens = [await station.type("1.4.1<Return>AB")]
    for number in ("2.1.1", "1.1.18", "26.1", "25.1", "1.1.1"):
        screens.append(await station.type(f"<F12>{number}<Return>X"))
    await station.type("<F12>1.1.13<Return>")
    assert "6 programs are open already" in station.row(22)
    assert "1.1.1 " in station.row(1)
    for before in reversed(screens[:-1]):
        assert await station.type("<F4>") == before
    await station.type("<F4>")
    assert "Main Menu" in station.row(2)


async def test_the_order_beneath_keeps_its_lock_and_its_draft(station: Station, company_file: Path) -> None:
    before = await station.type(f"{NEW_ORDER}{line('A', 3)}")
    await station.type("<F12>7.1.1<Return>")
    assert "was not finished" not in station.screen()
    await station.type("SO1001<F1>")
    assert "SO1001 is open in a program beneath this one" in station.row(22)
    assert await station.type("<F4>") == before
    with sqlite3.connect(company_file) as connection:
        assert connection.execute("select count(*) from edit_lock").fetchone() == (1,)
    await station.type(f"{SAVE}")
    with sqlite3.connect(company_file) as connection:
        assert connection.execute("select count(*) from sales_order_line").fetchone() == (1,)
        assert connection.execute("select count(*) from edit_lock").fetchone() == (0,)


async def test_rights_apply_and_the_refusal_is_shown_where_one_was(
    station: Station, company: Company, company_file: Path
) -> None:
    company.do(masters.save, Role, {"code": "SALES"})
    company.do(masters.save, User, {"user_id": "bob", "role": "SALES"})
    company.do(masters.save, RoleRight, {"role": "SALES", "kind": "menu", "name": "7.*"})
    async with Station(company_file, user="bob") as bob:
        before = await bob.type("7.1.6<Return>SO")
        await bob.type("<F12>36.3.1<Return>")
        assert bob.row(22) == "You have no access to 36.3.1"
        assert bob.screen().splitlines()[:21] == before.splitlines()[:21]


async def test_the_sessions_new_date_is_on_the_title_line_of_the_first(station: Station) -> None:
    await station.type("1.4.1<Return><F12>36.5<Return>050126<F1>")
    assert station.row(1).endswith("05/01/26")
    assert "1.4.1" in station.row(1)


async def test_a_wrong_answer_is_an_invalid_choice_there_too(station: Station) -> None:
    before = await station.type("1.4.1<Return>")
    await station.type("<F12>99<Return>")
    assert station.messages == "** Invalid Choice **"
    assert "Run another function." in station.screen()
    await station.type("<F12><F6>")
    assert "Run another function." in station.screen()
    assert await station.type("<F4>") == before


async def test_a_menu_is_listed_over_a_program(station: Station) -> None:
    await station.type("1.4.1<Return><F12>7.1<Return>")
    assert "Sales Order Maintenance" in station.screen()
    await station.type("7.1.6<Return>")
    assert "7.1.6 Sales Order Manual Allocation" in station.row(1)


@pytest.mark.parametrize("words", ["allocation", "ALLOC man", "备料", "销售 备料"])
@pytest.mark.parametrize("before", ["", "1.4.1<Return><F12>"])
async def test_a_function_is_found_by_words_in_either_language(station: Station, words: str, before: str) -> None:
    await station.type(f"{before}{words}<Return>")
    assert "7.1.6        Sales Order Manual Allocation" in station.screen()
    await station.type("7.1.6<Return>")
    assert "7.1.6 Sales Order Manual Allocation" in station.row(1)


async def test_the_list_of_functions_is_searched_and_left_like_any_other(station: Station) -> None:
    shown = await station.type("maintenance<Return>")
    assert "1.1.1        Inventory Status Code Maintenance" in shown
    await station.type("7.1.1<Return>")
    assert "7.1.1 Sales Order Maintenance" in station.row(1)
    await station.type("<F4>")
    menu = station.screen()
    await station.type("maintenance<Return>")
    assert await station.type("<F4>") == menu


async def test_words_that_nothing_is_called_are_an_invalid_choice(station: Station) -> None:
    await station.type("nonsense<Return>")
    assert station.messages == "** Invalid Choice **"


async def test_f6_adds_the_program_runs_it_from_anywhere_and_takes_it_off(station: Station) -> None:
    await station.type("7.1.6<Return><F6>")
    assert "The user menu is empty" in station.row(22)
    assert "3=Add" in station.row(24)
    await station.type("<F3>")
    assert station.row(22) == "7.1.6 is now in the user menu"
    await station.type("<F3>")
    assert station.row(22) == "7.1.6 is in the user menu already"
    await station.type("<F4><F4>1.4.1<Return><F6><F3><F4>")
    before = await station.type("XY")
    await station.type("<F6>1<Return>")
    assert "7.1.6 Sales Order Manual Allocation" in station.row(1)
    assert await station.type("<F4>") == before
    await station.type("<F6><Down><F5>")
    assert station.row(22) == "1.4.1 is no longer in the user menu"
    assert "1.4.1  " not in station.screen().replace(station.row(1), "")
    assert await station.type("<F4>") == before


async def test_f6_runs_a_favourite_from_a_menu(station: Station) -> None:
    await station.type("7.1.6<Return><F6><F3><F4><F4>7.1<Return>")
    menu = station.screen()
    shown = await station.type("<F6>")
    assert "3=Add" not in station.row(24)
    assert "7.1.6        Sales Order Manual Allocation" in shown
    await station.type("<Return>")
    assert "7.1.6 Sales Order Manual Allocation" in station.row(1)
    assert (await station.type("<F4>")).splitlines()[:21] == menu.splitlines()[:21]


async def test_everyone_has_a_user_menu_of_their_own(station: Station, company: Company, company_file: Path) -> None:
    company.do(masters.save, User, {"user_id": "bob", "role": "ADMIN"})
    company.do(masters.save, UserMenu, {"user": "bob", "position": 7, "function": "3.9"})
    await station.type("<F6>")
    assert "The user menu is empty" in station.row(22)
    async with Station(company_file, user="bob", date=APRIL) as bob:
        assert "7 3.9          Receipts - Unplanned" in await bob.type("<F6>")


async def test_the_user_menu_is_maintained_in_36_4_13(station: Station) -> None:
    await station.type("36.4.13<Return>anna<Tab>3<F1>")
    assert station.messages == "Adding new record"
    await station.type("7.99<F1>")
    assert station.row(22) == "There is no function 7.99"
    await station.type("<F8>3.9<F1>")
    await station.type("anna<Tab>3<F1>")
    assert station.messages == "Modifying existing record"
    await station.type("<F4><F4><F6><Return>")
    assert "3.9 Receipts - Unplanned" in station.row(1)


async def test_a_favourite_that_is_gone_says_so(station: Station, company: Company) -> None:
    company.do(masters.save, UserMenu, {"user": "anna", "position": 1, "function": "9.9.9"})
    await station.type("<F6><Return>")
    assert "There is no function 9.9.9" in station.screen()


async def test_f12_at_a_menu_beeps_for_there_is_a_prompt_already(station: Station) -> None:
    before = station.screen()
    station.session.grid.take_bell()
    assert await station.type("<F12>") == before
    assert station.session.grid.take_bell()


async def test_an_item_found_over_a_form_can_be_copied_into_it(station: Station, company: Company) -> None:
    company.do(masters.save, Item, {"number": "LAGER"})
    await station.type("3.9<Return>A<F1><F12>1.4.1<Return>LAG<F10><F11><F4>")
    await station.type("<Tab><Tab><Tab><Tab><F11>")
    assert "Lot/Serial: LAGER" in station.screen()
