"""README does not lie: its first order is typed, its menus are there and no others."""

import re
from dataclasses import replace
from pathlib import Path

from qadtui import locator
from qadtui.definitions.checks import faults_of_screen
from qadtui.definitions.menus import load_menus
from qadtui.loading import make_demo_company
from tests.station import Station

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text below a heading."""
    return README.split(f"## {title}\n")[1].split("\n## ")[0]


async def test_the_first_order_is_saved(tmp_path: Path) -> None:
    file = tmp_path / "demo.db"
    station = Station(file)
    make_demo_company(replace(station.session.settings, database=str(file)))
    async with Station(file) as station:
        for line in re.findall(r"^    (.+?)(?:  |$)", section("A first order"), re.MULTILINE):
            if "back to the menu" not in line:
                await station.type(line.replace(" ", "").replace("<space>", "<Space>"))
            if "saved" in station.row(22):
                break
        assert re.fullmatch(r"Order \S+ saved", station.row(22)), station.screen()


def test_every_program_is_listed_and_no_other() -> None:
    listed = {
        number
        for cell in re.findall(r"^\| ([0-9., ]+) \|", section("What is there"), re.MULTILINE)
        for number in cell.split(", ")
    }
    there = {entry.code for entry in load_menus(locator.menus()).root.walk() if entry.screen}
    assert listed == there


def test_the_report_of_ones_own_is_one(tmp_path: Path) -> None:
    (written,) = re.findall(r"```toml\n(.*?)```", section("Reports"), re.DOTALL)
    file = tmp_path / "late_orders.toml"
    file.write_text(written, encoding="utf-8")
    assert faults_of_screen("own/late_orders", file) == []
