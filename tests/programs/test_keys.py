"""The keys within a field and between fields, where an operator uses them: in real frames."""

import pytest

from tests.rules.company import Company
from tests.station import Station

NAME = (6, 14)
FIRST = "2.1.1<Return>C100<F1>"


def rang(station: Station) -> bool:
    return station.session.grid.take_bell()


def name(station: Station) -> str:
    return station.row(6)[13:41].rstrip()


async def test_the_first_key_replaces_what_stood_there(station: Station) -> None:
    await station.type(f"{FIRST}X")
    assert name(station) == "X"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("<Right>X", "CXrner Shop"),
        ("<F3>X", "XCorner Shop"),
        ("<Ctrl+T>X<Insert>Y", "XYorner Shop"),
        ("<End> 2", "Corner Shop 2"),
        ("<End><Backspace><Backspace>e", "Corner She"),
        ("<Delete>", "orner Shop"),
        ("<End><Home><Delete><Delete>", "rner Shop"),
        ("AB<Backspace>C", "AC"),
        ("<F8>", ""),
        ("<Ctrl+Z>New", "New"),
        ("New<F7>", "Corner Shop"),
        ("<F8><F7>", "Corner Shop"),
        ("<F8><Ctrl+R>Q", "Q"),
        ("<Right><Left>Z", "Zorner Shop"),
        ("<Ctrl+L><Ctrl+O>Z", "Zorner Shop"),
        ("<End><Ctrl+H>", "Corner Sho"),
    ],
)
async def test_a_field_is_edited_in_place(station: Station, keys: str, expected: str) -> None:
    await station.type(f"{FIRST}{keys}")
    assert name(station) == expected


async def test_insert_is_shown_in_the_legend_and_stays_on_in_the_next_field(station: Station) -> None:
    await station.type(f"{FIRST}<F3>")
    assert station.row(24).endswith("Insert")
    await station.type("<Tab>")
    assert station.row(24).endswith("Insert")
    await station.type("<F3>")
    assert not station.row(24).endswith("Insert")


async def test_a_full_field_refuses_more_with_a_beep_and_does_not_jump(station: Station) -> None:
    await station.type("2.1.1<Return>ABCDEFGH")
    rang(station)
    assert station.cursor == (3, 26)
    await station.type("I")
    assert rang(station)
    assert (station.cursor, station.row(3)[17:26]) == ((3, 26), "ABCDEFGH ")


@pytest.mark.parametrize("keys", ["x", "1.2.3", "-"])
async def test_a_number_refuses_what_is_no_number_with_a_beep(station: Station, keys: str) -> None:
    await station.type("1.13<Return>EA<Tab>CS<Tab><F1>")
    rang(station)
    await station.type(keys)
    assert rang(station)


@pytest.mark.parametrize("back", ["<Ctrl+U>", "<Back-Tab>"])
async def test_the_previous_field_is_gone_back_to(station: Station, back: str) -> None:
    await station.type(FIRST)
    await station.type(f"<Tab><Tab>{back}{back}")
    assert station.cursor == NAME
    await station.type(back)
    assert station.cursor == NAME


async def test_return_in_the_last_field_is_go_and_tab_is_not(station: Station) -> None:
    await station.type("26.1<Return>CNY<F1>")
    first = station.cursor
    await station.type("<Tab><Tab>")
    assert station.cursor == first
    await station.type("<Return><Return>")
    assert "9=Prev" in station.row(24)


async def test_go_takes_the_whole_frame_from_any_field(station: Station, company: Company) -> None:
    from qadtui.models import records
    from qadtui.models.tables import Currency

    await station.type("26.1<Return>CNY<Ctrl+X>Renminbi<F1>")
    currency = company.see(records.find, Currency, {"code": "CNY"})
    assert currency is not None
    assert (currency.values["description"], currency.values["places"]) == ("Renminbi", 2)


async def test_up_and_down_go_between_fields_where_there_is_nothing_to_page(station: Station) -> None:
    await station.type(f"{FIRST}<Down><Down><Up>")
    second = station.cursor
    await station.type("<Up>")
    assert station.cursor == NAME
    await station.type("<Ctrl+J>")
    assert station.cursor == second
    await station.type("<Ctrl+K>")
    assert station.cursor == NAME


@pytest.mark.parametrize("key", ["<Ctrl+C>", "<F9>", "<F10>", "<PageUp>"])
async def test_a_key_that_means_nothing_here_beeps_and_changes_nothing(station: Station, key: str) -> None:
    await station.type(f"{FIRST}<Right>")
    rang(station)
    before = station.screen()
    assert await station.type(key) == before
    assert rang(station)


async def test_f2_shows_the_help_of_the_field_and_f4_closes_only_that(station: Station) -> None:
    before = await station.type(FIRST)
    await station.type("<F2>")
    assert "The name that stands on papers." in station.screen()
    assert await station.type("<F4>") == before
    assert station.cursor == NAME


async def test_keys_in_a_help_text_act_on_it_alone(station: Station) -> None:
    await station.type(FIRST)
    shown = await station.type("<F2>")
    assert await station.type("<F5>A<Ctrl+D>9") == shown
    await station.type("<F1>")
    assert (name(station), station.cursor) == ("Corner Shop", NAME)


async def test_ctrl_f_tells_program_frame_field_and_table(station: Station) -> None:
    await station.type(f"{FIRST}<Ctrl+F>")
    assert station.row(23) == "adcsmt.p  address  ad_name  customer.name"


async def test_f7_in_the_order_number_recalls_the_last_order(station: Station) -> None:
    await station.type("7.1.1<Return><F1>C100<F4>")
    assert station.row(3)[11:19].strip() == ""
    await station.type("<F7>")
    assert station.row(3)[11:19].strip() == "SO1001"
    await station.type("<F4>7.1.6<Return><F7>")
    assert "SO1001" in station.row(3)


async def test_f3_on_a_date_and_slashes_are_typed_over(station: Station) -> None:
    await station.type("1.1.18<Return>EAST<Tab>A-01<F1>" + "<Tab>" * 5)
    start = station.cursor
    assert start is not None
    column = start[1] - 1
    await station.type("123126")
    assert station.row(start[0])[column : column + 8] == "12/31/26"
    await station.type("<F8>1/5/27<Tab><Back-Tab>")
    assert "01/05/27" in station.row(start[0])
    await station.type("t<Tab>")
    assert "04/01/26" in station.row(start[0])
