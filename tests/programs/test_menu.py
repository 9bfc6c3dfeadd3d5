"""Every way of getting about in the menus."""

import pytest

from tests.station import Station


@pytest.mark.parametrize(
    "typed", ["7.1.6", ".7.1.6", "sosoal.p", "sosoal", "SOSOAL.P", "7<Return>1<Return>6", "7.1<Return>6"]
)
async def test_a_program_is_reached_by_every_spelling_of_its_number(station: Station, typed: str) -> None:
    await station.type(f"{typed}<Return>")
    assert "7.1.6 Sales Order Manual Allocation" in station.row(1)


async def test_a_number_is_tried_from_the_open_menu_first_and_then_from_the_main_menu(station: Station) -> None:
    await station.type("7.1<Return>")
    assert "7.1 Sales Orders" in station.row(2)
    await station.type("20.13<Return>")
    assert "7.1.20.13 Shipment Report" in station.row(1)
    await station.type("<F4>1.4.1<Return>")
    assert "1.4.1 Item Master Maintenance" in station.row(1)
    await station.type("<F4>1<Return>")
    assert "7.1.1 Sales Order Maintenance" in station.row(1)
    await station.type("<F4>.1<Return>")
    assert "1 Items/Sites" in station.row(2)


async def test_a_program_returns_to_the_menu_it_was_called_from(station: Station) -> None:
    await station.type("7.1<Return>.1.4.1<Return><F4>")
    assert "7.1 Sales Orders" in station.row(2)


@pytest.mark.parametrize("back", ["<F4>", "<Return>", "<Ctrl+E>", "<Esc>", "<F1>"])
async def test_an_empty_answer_goes_back_one_menu(station: Station, back: str) -> None:
    await station.type(f"7.1.20<Return>{back}")
    assert "7.1 Sales Orders" in station.row(2)
    await station.type(f"{back}{back}")
    assert "Main Menu" in station.row(2)


@pytest.mark.parametrize("wrong", ["99", "4", "7.99", ".1.2.3.4", "nosuch.p", "7..1", ".", "x", "*"])
async def test_a_wrong_answer_is_an_invalid_choice(station: Station, wrong: str) -> None:
    await station.type(f"{wrong}<Return>")
    assert station.messages == "** Invalid Choice **"
    assert "Main Menu" in station.row(2)
    assert station.cursor == (20, 51)


async def test_keys_typed_behind_a_wrong_answer_are_dropped_with_a_word(station: Station) -> None:
    await station.type("99<Return>7.1.1<Return>")
    assert station.row(22) == "** Invalid Choice **"
    assert station.row(23) == "6 waiting key(s) dropped"
    assert "Main Menu" in station.row(2)


async def test_the_main_menu_is_left_only_after_a_question_preset_no(station: Station) -> None:
    await station.type("<F4>")
    assert station.row(22) == "Please confirm exit No"
    assert station.cursor == (22, 21)
    await station.type("<Return>")
    assert not station.ended
    await station.type("<F4>no<Return><F4><F4>")
    assert not station.ended
    await station.type("<F4>y<Return>")
    assert station.ended


async def test_the_main_menu_has_36_positions_in_three_columns(station: Station) -> None:
    for position in range(36):
        column = (3, 29, 55)[position // 12]
        shown = station.row(6 + position % 12)[column - 1 :]
        assert shown.startswith(f"{position + 1:2}.")
    assert "7. Sales Orders/Invoice" in station.row(12)
    assert station.row(24) == "Press F2 for Help"


async def test_f2_tells_how_functions_are_chosen(station: Station) -> None:
    await station.type("<F2>")
    assert "Type a number of this menu" in station.screen()
    await station.type("<F4>")
    assert "Type a number of this menu" not in station.screen()
    assert "Main Menu" in station.row(2)
