"""Previous and next record: from any typed value, in key order, within the outer key, to the ends and no further."""

import pytest

from qadtui.models.tables import Item, Location, Site, UnitConversion
from qadtui.rules import masters
from tests.rules.company import Company
from tests.stages import NEW_ORDER, SAVE, line
from tests.station import Station


@pytest.fixture(autouse=True)
def places(company: Company) -> None:
    for number in ("AB", "C"):
        company.do(masters.save, Item, {"number": number})
    company.do(masters.save, Site, {"code": "WEST", "entity": "1000", "status": "GOOD"})
    for site, code in (("EAST", "B-01"), ("WEST", "A-05")):
        company.do(masters.save, Location, {"site": site, "code": code})
    for um, alternate, item in (("EA", "BX", "A"), ("EA", "BX", "B"), ("KG", "TN", "")):
        company.do(masters.save, UnitConversion, {"um": um, "alternate_um": alternate, "item": item, "factor": 5})


def item(station: Station) -> str:
    return station.row(3)[17:35].strip()


def location(station: Station) -> tuple[str, str]:
    return station.row(3)[20:30].strip(), station.row(4)[20:30].strip()


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("<F10>", "A"),
        ("<Down><Ctrl+J>", "AB"),
        ("<F9>", "C"),
        ("<Up><Ctrl+K>", "B"),
        ("AA<F10>", "AB"),
        ("AA<F9>", "A"),
        ("b<F10>", "B"),
        ("b<F10><F10>", "C"),
        ("B<F9>", "B"),
        ("B<F9><F9>", "AB"),
        ("ZZ<F9>", "C"),
        ("<F10><F10><F8>BB<F9>", "B"),
        ("<F10><F10><F10><F10>", "C"),
        ("<F10><F9>", "A"),
    ],
)
async def test_paging_starts_at_what_is_typed(station: Station, keys: str, number: str) -> None:
    await station.type(f"1.4.1<Return>{keys}")
    assert item(station) == number


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("ZZ<F10>", "End of file"),
        ("0<F9>", "Beginning of file"),
        ("C<F10><F10>", "End of file"),
        ("A<F9><F9>", "Beginning of file"),
    ],
)
async def test_the_ends_beep_and_say_so_and_the_record_stays(station: Station, keys: str, said: str) -> None:
    before = await station.type(f"1.4.1<Return>{keys[: keys.rindex('<')]}")
    station.session.grid.take_bell()
    await station.type(keys[keys.rindex("<") :])
    assert station.messages == said
    assert station.session.grid.take_bell()
    assert station.row(3) == before.splitlines()[2]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("EAST<Tab><F10>", ("EAST", "A-01")),
        ("EAST<Tab><F9>", ("EAST", "B-01")),
        ("EAST<Tab>A-015<F10>", ("EAST", "A-02")),
        ("EAST<Tab>A-015<F9>", ("EAST", "A-01")),
        ("EAST<Tab>B-01<F10><F10>", ("EAST", "B-01")),
        ("WEST<Tab><F10><F10>", ("WEST", "A-05")),
        ("<F10><F10>", ("WEST", "")),
        ("EASU<F10>", ("WEST", "")),
        ("EASU<F9>", ("EAST", "")),
    ],
)
async def test_paging_stays_within_the_outer_key(station: Station, keys: str, place: tuple[str, str]) -> None:
    await station.type(f"1.1.18<Return>{keys}")
    assert location(station) == place


def conversion(station: Station) -> tuple[str, ...]:
    return tuple(station.row(row)[20:30].strip() for row in (3, 4, 5))


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ("<F10>", ("EA", "BX", "A")),
        ("<F10><F10><F10>", ("EA", "CS", "")),
        ("<F9>", ("KG", "TN", "")),
        ("EB<F10>", ("KG", "TN", "")),
        ("EB<F9>", ("EA", "CS", "")),
        ("EA<Tab>C<F10>", ("EA", "CS", "")),
        ("EA<Tab>C<F9>", ("EA", "BX", "B")),
        ("<F10><F10><F10><F10>EA<F10>", ("EA", "BX", "A")),
        ("EA<Tab>BX<Tab>AA<F10>", ("EA", "BX", "B")),
        ("EA<Tab>BX<Tab>AA<F9>", ("EA", "BX", "A")),
    ],
)
async def test_paging_goes_through_a_key_of_several_parts(station: Station, keys: str, key: tuple[str, ...]) -> None:
    await station.type(f"1.13<Return>{keys}")
    assert conversion(station) == key


async def test_the_lines_of_an_order_are_paged_within_it(station: Station) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}{line('B', 2)}{SAVE}<F4>7.1.6<Return>SO1001<F1>")
    assert "Ln: 1" in " ".join(station.screen().split())
    await station.type("<F10>")
    assert "Ln: 2" in " ".join(station.screen().split())
    await station.type("<F10>")
    assert station.messages == "End of file"


@pytest.mark.parametrize(
    "place", ["7.1.1<Return>", "7.1.6<Return>", "7.9.15<Return>", "7.1.20.13<Return>" + "<Tab>" * 4]
)
async def test_f7_brings_back_the_last_order_used_wherever_one_is_asked_for(station: Station, place: str) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}{SAVE}<F4>{place}")
    assert "SO1001" not in station.screen()
    await station.type("<F7>")
    assert "SO1001" in station.screen()


@pytest.mark.parametrize("place", ["7.1.6<Return>", "7.9.15<Return>"])
async def test_an_order_used_there_is_the_last_one_used(station: Station, place: str) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}{SAVE}{NEW_ORDER[len('7.1.1<Return>') :]}{line('B', 1)}{SAVE}<F4>")
    await station.type(f"{place}SO1001<F1><F4><F4><F4><F4>")
    await station.type("7.1.1<Return><F7>")
    assert "SO1001" in station.row(3)


async def test_f7_puts_back_what_a_data_field_held(station: Station) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 1)}{SAVE}<F4>7.1.20.13<Return>" + "<Tab>" * 4)
    await station.type("SO9<Tab><Back-Tab>X<F7>")
    assert "Order: SO9 " in station.screen()
