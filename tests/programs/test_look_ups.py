"""F2 where operators press it: what is listed in which field, and what becomes of the field."""

import pytest

from qadtui.models.tables import Item
from qadtui.rules import masters
from tests.rules.company import Company
from tests.stages import MULTI, NEW_ORDER, SAVE, line
from tests.station import Station


def listed(station: Station) -> list[str]:
    """The rows of the window, without its border."""
    grid = station.session.grid
    rows = [[char for char, _ in grid.cells(row)] for row in range(1, grid.rows + 1)]
    rule, first = next((at, "".join(row).rindex("│ --")) for at, row in enumerate(rows) if "│ --" in "".join(row))
    last = "".join(rows[rule]).index("│", first + 1)
    below = rows[rule + 1 :]
    end = next(at for at, row in enumerate(below) if row[first] == "└")
    return ["".join(row[first + 2 : last - 1]).rstrip() for row in below[:end]]


@pytest.mark.parametrize(
    ("place", "title", "rows"),
    [
        ("1.4.1<Return>", "Item", ["A                  Item A", "B                  乙产品"]),
        ("2.1.1<Return>", "Customer", ["C100", "C200"]),
        ("1.1.18<Return>", "Site", ["EAST"]),
        ("1.1.18<Return>EAST<Tab>", "Location", ["A-01", "A-02"]),
        ("2.1.13<Return>C100<Tab>", "Ship-to address", ["BACKDOOR"]),
        ("1.13<Return>", "Unit of measure", ["EA"]),
        ("1.13<Return>EA<Tab>", "Unit of measure", ["CS"]),
        ("1.13<Return>EA<Tab>CS<Tab>", "Item", ["A", "B"]),
        ("1.10.1.1<Return>", "Price list", ["STD"]),
        ("26.1<Return>", "Currency", ["CNY", "USD"]),
        ("36.3.1<Return>", "User", ["anna"]),
        ("36.3.1<Return>anna<F1><Tab><Tab><Tab>", "Role", ["ADMIN"]),
        ("2.1.1<Return>C100<F1><F1><Tab>", "Currency", ["CNY", "USD"]),
        ("7.1.1<Return><F1>", "Customer", ["C100", "C200"]),
        ("7.1.1<Return><F1>C100<Tab><Tab>", "Ship-to address", ["BACKDOOR"]),
        ("3.9<Return>", "Item", ["A", "B"]),
        ("3.9<Return>A<F1><Tab>", "Site", ["EAST"]),
        ("3.9<Return>A<F1><Tab>EAST<Tab><Tab>", "Location", ["A-01", "A-02"]),
        ("3.6.6<Return>", "Item", ["A", "B"]),
        ("3.6.6<Return><Tab><Tab><Tab><Tab>", "Location", ["A-01     EAST", "A-02     EAST"]),
        ("3.6.6<Return><Tab><Tab>EAST<Tab><Tab>", "Location", ["A-01", "A-02"]),
        ("7.1.20.13<Return>", "Customer", ["C100", "C200"]),
    ],
)  # fmt: skip
async def test_f2_lists_what_a_field_can_hold(station: Station, place: str, title: str, rows: list[str]) -> None:
    before = await station.type(place)
    at = station.cursor
    shown = await station.type("<F2>")
    assert f" {title} " in shown
    found = listed(station)
    assert len(found) == len(rows)
    assert all(row.startswith(start) for row, start in zip(found, rows, strict=True)), found
    assert await station.type("<F4>") == before
    assert station.cursor == at


async def test_documents_are_listed_too(station: Station) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 10)}{SAVE}<F4>")
    await station.type("7.1.1<Return><F2>")
    assert listed(station)[0].startswith("SO1001   C100     Corner Shop")
    await station.type("<F4><F4>7.1.20.13<Return><Tab><Tab><Tab><Tab><F2>")
    assert listed(station)[0].startswith("SO1001")
    await station.type("<F4><F4>7.1.6<Return>SO1001<F1><F2>")
    assert listed(station)[0].split()[:2] == ["1", "A"]


async def test_a_row_of_many_lines_has_its_look_ups_too(station: Station) -> None:
    await station.type(f"{NEW_ORDER}{MULTI}<F2>")
    assert [row.split()[0] for row in listed(station)] == ["A", "B"]
    await station.type("<Down><Return><Return>")
    assert "乙产品" in station.screen()


async def test_the_lines_entered_so_far_are_listed_in_the_line_number(station: Station) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 10)}{line('B', 20)}<F2>")
    assert [row.split()[:3] for row in listed(station)] == [["1", "A", "10.0"], ["2", "B", "20.0"]]
    await station.type("<Down><Return><Return>")
    assert "Modifying existing record" in station.messages


async def test_a_description_is_searched_without_regard_to_capitals(station: Station, company: Company) -> None:
    company.do(masters.save, Item, {"number": "LAGER", "description1": "Bottled lager"})
    await station.type("3.9<Return><F2><Tab>bottled<Return>")
    assert "Item Number: LAGER" in station.row(3)


async def test_what_was_taken_is_a_value_as_if_typed(station: Station) -> None:
    await station.type("3.9<Return><F2><Down><Return>")
    assert station.row(3)[17:20] == "B  "
    assert station.cursor == (3, 19)
    await station.type("<Return>")
    assert "乙产品" in station.row(4)


async def test_a_criterion_that_needs_others_first_is_only_explained(station: Station) -> None:
    await station.type("3.6.6<Return>" + "<Tab>" * 6)
    assert "The lot or serial number." in await station.type("<F2>")


async def test_f2_in_the_window_explains_the_field_then_the_program(station: Station) -> None:
    await station.type("1.1.18<Return>EAST<Tab>A")
    window = await station.type("<F2>")
    assert "The code of a location within its site." in await station.type("<F2>")
    assert "Location Maintenance" in await station.type("<F2>")
    assert await station.type("<F4>") == window
    await station.type("<F4>-9")
    assert station.row(4)[20:30].split() == ["A-9"]


async def test_f2_is_help_where_there_is_nothing_to_list(station: Station) -> None:
    await station.type("1.4.1<Return>A<F1><Tab><F2>")
    assert "What the item is called." in station.screen()


async def test_in_the_picked_line_a_row_of_the_list_is_taken_whole(station: Station, company: Company) -> None:
    await station.type("3.9<Return>A<Return>5<F1><F1><F1>")
    await station.type(f"<F4>{NEW_ORDER}{line('A', 3)}{SAVE}<F4>")
    await station.type("7.1.6<Return>SO1001<F1>1<F1><F8><F2>")
    assert listed(station)[0].startswith("A-01")
    await station.type("<Return><F1>")
    assert "Qty Allocated" in station.screen()
    assert station.cursor is not None
    assert station.cursor[0] == 20


async def test_keys_typed_ahead_go_through_the_window(station: Station) -> None:
    await station.type("3.9<Return><F2><Down><Return><Return>7<F1>")
    assert "乙产品" in station.row(4)


async def test_the_window_speaks_the_operators_language(company_file: object) -> None:
    async with Station(str(company_file), language="zh_CN") as station:
        await station.type("1.4.1<Return><F2>")
        assert "零件" in station.row(4)
        assert "Tab-" in station.row(5)
