"""F4 by place, as character-interface.md 3.1 lists it; and everything else that ends or goes back."""

import pytest

from tests.rules.company import Company
from tests.stages import NEW_ORDER, line
from tests.station import Station

F4 = pytest.mark.parametrize("f4", ["<F4>", "<Ctrl+E>", "<Esc>"])


@F4
async def test_in_a_menu_one_level_up(station: Station, f4: str) -> None:
    await station.type(f"7.1.20<Return>{f4}")
    assert "7.1 Sales Orders" in station.row(2)


@F4
async def test_in_the_main_menu_the_exit_question(station: Station, f4: str) -> None:
    await station.type(f4)
    assert station.row(22) == "Please confirm exit No"


@F4
async def test_in_the_first_key_field_back_to_the_menu(station: Station, f4: str) -> None:
    await station.type(f"2.1.1<Return>C1{f4}")
    assert "Main Menu" in station.row(2)


@F4
async def test_in_a_second_key_field_back_to_the_menu_too(station: Station, f4: str) -> None:
    await station.type(f"2.1.13<Return>C100<Tab>X{f4}")
    assert "Main Menu" in station.row(2)


@F4
async def test_in_a_data_frame_its_changes_are_dropped_and_the_key_comes_back(station: Station, f4: str) -> None:
    await station.type(f"2.1.1<Return>C100<F1>Nonsense<Tab>{f4}")
    assert (station.cursor, "9=Prev" in station.row(24)) == ((3, 18), True)
    await station.type("C100<F1>")
    assert "Corner Shop" in station.row(6)


@F4
async def test_in_a_later_data_frame_what_was_accepted_before_stays(station: Station, f4: str) -> None:
    await station.type(f"2.1.1<Return>C100<F1>Renamed<F1>Sort<Tab>{f4}")
    await station.type("C100<F1>")
    assert "Renamed" in station.row(6)
    assert "Sort" not in station.row(14).partition("Currency")[0].partition("Sort Name")[2]


@F4
async def test_in_an_empty_line_number_forward(station: Station, f4: str) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}{f4}")
    assert station.cursor == (3, 63)  # Ln Format S/M
    await station.type(f4)
    assert " Totals " in station.row(5)


@F4
async def test_in_a_pop_up_back_and_what_it_covered_is_there_again(station: Station, f4: str) -> None:
    under = await station.type(f"{NEW_ORDER}<Return>A<Return>")
    assert "Site: EAST" in under
    await station.type(f4)
    assert "Site: EAST" not in station.screen()
    assert station.row(9).startswith("└─")


@F4
async def test_in_a_help_text_it_closes_that_alone(station: Station, f4: str) -> None:
    before = await station.type("2.1.1<Return>C100<F1>")
    await station.type("<F2>")
    assert await station.type(f4) == before


@F4
async def test_in_a_running_report_it_stops(station: Station, company: Company, f4: str) -> None:
    company.receive(1)
    await station.type("3.6.6<Return><F1><F1>")
    assert "space bar" in station.row(24)
    await station.type(f4)
    assert "9=Prev" not in station.row(24)
    assert station.cursor == (3, 26)


@F4
async def test_in_the_output_field_back_to_the_criteria(station: Station, f4: str) -> None:
    await station.type(f"3.6.6<Return>A<Tab>B<F1>{f4}")
    assert station.cursor == (3, 26)
    assert (" A " in station.row(3), " B " in station.row(3)) == (True, True)


@F4
async def test_in_a_pause_it_ends_the_pause_and_goes_back_from_what_follows(station: Station, f4: str) -> None:
    await station.type(f"{NEW_ORDER}<Return>A<Return><F1>")
    assert "space bar" in station.row(24)
    await station.type(f4)
    assert "9=Prev" in station.row(24)
    assert station.cursor == (8, 2)


@F4
async def test_in_a_question_it_is_no(station: Station, f4: str) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}<F4><F4><F1><F1>{f4}")
    assert station.row(22) == "Throw this draft away No"
    await station.type(f4)
    assert "9=Prev" in station.row(24)
