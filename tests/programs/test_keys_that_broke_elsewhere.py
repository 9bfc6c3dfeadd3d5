"""Keys that other programs got wrong: with a window open, in every kind of field, and after a row of them."""

import pytest

from tests.station import Station


def title(station: Station) -> str:
    return station.row(1)


async def test_with_help_open_keys_act_on_the_help_alone(station: Station) -> None:
    await station.type("2.1.1<Return>C100<F1>")
    before = station.screen()
    for keys in ("<F2><F4>", "<F2><F1>", "<F2><Ctrl+D><F5><F9>x<F4>", "<F2><Tab><Ctrl+X>"):
        assert await station.type(keys) == before


@pytest.mark.parametrize("key", ["<Ctrl+D>", "<F5>"])
async def test_the_delete_key_in_every_field_asks_or_beeps_and_never_leaves(station: Station, key: str) -> None:
    await station.type("2.1.1<Return>C100<F1>")
    for _ in range(30):
        await station.type(key)
        if station.row(22).startswith("Please confirm delete"):
            await station.type("n<Return>")
        assert "2.1.1 Customer Maintenance" in title(station)
        await station.type("<Tab>")
    assert "C100" in station.screen()


@pytest.mark.parametrize("key", ["<Ctrl+X>", "<F1>"])
async def test_go_saves_what_is_added_and_what_is_changed(station: Station, key: str) -> None:
    await station.type(f"1.1.1<Return>scrap{key}Broken{key}")
    await station.type("scrap<F1>")
    assert station.row(22) == "Modifying existing record"
    assert "Broken" in station.screen()
    await station.type(f"Lost{key}scrap<F1>")
    assert "Lost" in station.screen()


@pytest.mark.parametrize(("function", "control"), [("<F4>", "<Ctrl+E>"), ("<F7>", "<Ctrl+R>"), ("<F8>", "<Ctrl+Z>")])
async def test_a_function_key_and_its_control_key_do_the_same(station: Station, function: str, control: str) -> None:
    await station.type("2.1.1<Return>C100<F1>XYZ")
    there = await station.type(function)
    await station.type(("" if function == "<F4>" else "<F4>") + "C100<F1>XYZ")
    assert await station.type(control) == there


async def test_tabbing_on_and_on_loses_nothing_that_was_typed(station: Station) -> None:
    await station.type("2.1.1<Return>C901<F1>Name<Tab><Tab><Tab>" + "<Tab>" * 60 + "<Back-Tab>" * 7)
    assert "Name" in await station.type("<F1>")
