"""Larger terminals: lists and pages use the rows and columns there are, and a resize at any moment keeps everything."""

from tests.stages import NEW_ORDER, SAVE, line
from tests.station import Station

ORDER = f"{NEW_ORDER}{line('A', 10)}{SAVE}<F4>"


async def test_a_list_grows_with_the_terminal_and_what_is_below_it_sinks(station: Station) -> None:
    await station.type(ORDER)
    station.session.resize(40, 132)
    await station.type("7.1.6<Return>SO1001<F1>")
    assert "A" in station.row(9)
    assert station.row(34).startswith("└")
    assert station.row(36).split()[1:3] == ["Ln:", "1"]
    assert station.row(40).startswith("F1=Go")


async def test_messages_and_legend_stand_on_the_last_rows(station: Station) -> None:
    station.session.resize(30, 100)
    await station.type("9.9<Return>")
    assert station.row(28) == "** Invalid Choice **"
    assert station.row(30) == "Press F2 for Help"


async def test_a_resize_keeps_what_is_being_typed(station: Station) -> None:
    await station.type("1.4.1<Return>NEWITEM<Return>CS<Tab>Half a desc")
    before = station.screen().splitlines()[:20]
    station.session.resize(50, 160)
    assert station.screen().splitlines()[:20] == before
    assert station.cursor == (6, 44 + len("Half a desc"))
    station.session.resize(24, 80)
    assert station.screen().splitlines()[:20] == before
    await station.type("ription<F1><F4>")
    await station.type("NEWITEM<F1>")
    assert "Half a description" in station.screen()


async def test_a_resize_under_a_help_text_gives_the_screen_back(station: Station) -> None:
    await station.type("1.1.13<Return>")
    before = station.screen()
    await station.type("<F2><F2>")
    station.session.resize(40, 120)
    assert "The code of a site." in station.screen()
    station.session.resize(24, 80)
    await station.type("<F4><F4>")
    assert station.screen() == before


async def test_a_look_up_takes_the_rows_and_columns_there_are(station: Station) -> None:
    await station.type("1.4.1<Return>")
    before = station.screen()
    station.session.resize(40, 132)
    await station.type("<F2>")
    assert "Article Number" in station.row(6)
    station.session.resize(24, 80)
    assert "Item Number:" in station.row(5)
    await station.type("<F4>")
    assert station.screen() == before


async def test_a_resize_in_a_program_that_is_called_over_another_keeps_both(station: Station) -> None:
    before = await station.type("7.1.6<Return>SO9")
    await station.type("<F12>1.4.1<Return>")
    station.session.resize(40, 132)
    assert "1.4.1 Item Master Maintenance" in station.row(1)
    await station.type("<F4>")
    assert "7.1.6 Sales Order Manual Allocation" in station.row(1)
    station.session.resize(24, 80)
    assert station.screen() == before


async def test_a_resize_at_a_pop_up_keeps_both_frames(station: Station) -> None:
    await station.type(f"{NEW_ORDER}<Return>A<Return>")
    before = station.screen()
    station.session.resize(33, 90)
    station.session.resize(24, 80)
    assert station.screen() == before
    await station.type("<F1><Space>3<F1>")
    assert "294.00" in station.screen()


async def test_a_menu_is_painted_again(station: Station) -> None:
    before = station.screen()
    station.session.resize(60, 200)
    station.session.resize(24, 80)
    assert station.screen() == before


async def test_a_report_has_its_wide_columns_on_132(station: Station) -> None:
    station.session.resize(24, 132)
    await station.type("3.6.6<Return><F1><F1>")
    assert "Description" in station.row(2)
    assert "Created" in station.row(2)


async def test_smaller_than_the_least_changes_nothing(station: Station) -> None:
    before = station.screen()
    station.session.resize(10, 40)
    assert station.screen() == before
