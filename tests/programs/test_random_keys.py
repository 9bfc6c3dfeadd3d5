"""Whatever is typed: no program fails, the screen stays 24 rows of 80 cells, and the books can be proven."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from qadtui import locator
from qadtui.definitions.menus import load_menus
from qadtui.formats import cells
from qadtui.programs import desk
from qadtui.terminal.keys import KEY_TABLE, Key
from qadtui.terminal.notation import keys_of
from qadtui.terminal.queue import KeyQueue
from tests.company import APRIL
from tests.rules.company import Company
from tests.stages import NEW_ORDER, SAVE, item, line
from tests.station import Station

NUMBERS = [entry.code for entry in load_menus(locator.menus()).root.walk() if entry.screen]
BURSTS = 60
FUNCTIONS = [Key(row.function) for row in KEY_TABLE]
WORDS = [
    *("A", "B", "C100", "C200", "EAST", "A-01", "SO1001", "CNY", "CS", "EA", "STD", "GOOD", "漢字", "é", "x"),
    *("1", "2", "10", "0", "-1", "99.5", "9999999999", "1.2.3", "040126", "043026", "t", "?", "y", "n", "yes"),
]
OFTEN = keys_of("<F1><F1><F1><F1><Return><Return><Tab><Tab><F4><F10><Down><Space>")


def burst(dice: random.Random) -> list[Key]:
    """Some keys: words that mean something, the usual keys often, and every other key now and then."""
    keys: list[Key] = []
    length = dice.choice((1, 2, 3, 25))
    while len(keys) < length:
        kind = dice.random()
        keys += keys_of(dice.choice(WORDS)) if kind < 0.3 else [dice.choice(OFTEN if kind < 0.8 else FUNCTIONS)]
    return keys


def press(queue: KeyQueue, keys: list[Key]) -> None:
    for key in keys:
        queue.put(key)


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where reports go that are sent to files by chance."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def failures(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """The programs that failed; an operator would be told and be back at the menu."""
    failures: list[BaseException] = []

    def note(failure: BaseException) -> str:
        failures.append(failure)
        return "noted"

    monkeypatch.setattr(desk, "noted", note)
    yield failures
    for failure in failures:
        raise failure


def looks_right(station: Station) -> None:
    rows = station.session.grid.text()
    assert len(rows) == 24
    assert {cells(row) for row in rows} == {80}


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("number", NUMBERS)
async def test_random_keys_break_nothing(company_file: Path, company: Company, number: str, seed: int) -> None:
    company.receive(20)
    company.receive(20, item="B", location="A-02")
    company.allocate(company.order(("A", 10), ("B", 5)), 1, 4)
    dice = random.Random(f"{number}/{seed}")
    station = Station(company_file, date=APRIL)
    async with station:
        for _ in range(BURSTS):
            if station.row(2).startswith("│mfmenu") and station.row(22) == "":
                await station.type(f".{number}<Return>")
            press(station.session.keys, burst(dice))
            await station.settle()
            looks_right(station)
            if station.ended:
                break


@pytest.mark.parametrize("seed", range(8))
async def test_tabs_too_many_lose_no_line(station: Station, company: Company, seed: int) -> None:
    """Over-tabbing: back and forth through each frame as a hurried hand does, and the line is still entered."""
    dice = random.Random(seed)

    def tabs() -> str:
        return "".join(
            dice.choice(("<Tab>", "<Back-Tab>", "<Tab>", "<Up>", "<Down>")) for _ in range(dice.randint(1, 9))
        )

    await station.type(f"7.1.1<Return><F1>C100{tabs()}<F1>{tabs()}<F1>{tabs()}<F1>")
    for _ in range(3):
        await station.type(f"{item('A')}7{tabs()}<F1>{tabs()}<F1>{tabs()}<F1>{tabs()}<F1>")
    await station.type(SAVE)
    assert station.messages == "Order SO1001 saved"
    lines = company.opened("SO1001").lines
    assert list(lines) == [1, 2, 3]
    assert {(int(values["quantity_ordered"]), int(values["price"])) for values in lines.values()} == {(7, 98)}


async def test_a_burst_of_a_whole_order_is_the_same_as_its_keys_one_by_one(
    company_file: Path, company: Company
) -> None:
    keys = f"{NEW_ORDER}{line('A', 7)}{item('B')}5<Tab>CS<F1><F1><F1><F1>{SAVE}"
    async with Station(company_file, date=APRIL) as hurried, Station(company_file, date=APRIL) as slow:
        await hurried.type(keys)
        for key in keys_of(keys):
            slow.session.keys.put(key)
            await slow.settle()
        assert hurried.screen().replace("SO1001", "SO1002") == slow.screen()
    compared = ("item", "quantity_ordered", "um", "price", "amount")
    first, second = (company.opened(number).lines.values() for number in ("SO1001", "SO1002"))
    assert [[line[name] for name in compared] for line in first] == [
        [line[name] for name in compared] for line in second
    ]
