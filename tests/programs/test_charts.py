"""Charts as operators use them: F5 in a report draws it, F5 gives the numbers back; in a browse it is under More."""

from decimal import Decimal

import pytest

from qadtui.models.tables import Item
from qadtui.terminal.cells import ASCII
from tests.company import MAY
from tests.rules.company import Company, piece
from tests.station import Station


@pytest.fixture
def sold(company: Company) -> Company:
    """Five A shipped in April, one in May."""
    company.receive(10)
    company.order(("A", 6))
    company.ship("SO1001", piece(1, 5))
    company.ship("SO1001", piece(1, 1), effective=MAY)
    return company


def bars(station: Station) -> dict[str, tuple[int, str]]:
    """The length of each bar and its number, by its label."""
    rows = [row.split() for row in station.screen().splitlines() if "█" in row]
    return {row[0]: (row[1].count("█"), row[-1]) for row in rows}


async def test_f5_draws_the_report_by_month_and_gives_it_back(station: Station, sold: Company) -> None:
    numbers = await station.type("7.1.20.13<Return><F1><F1>")
    assert "5=Chart" in station.row(24)
    await station.type("<F5>")
    assert station.row(2).strip() == "Shipments by Month"
    (april, amount), (may, other) = bars(station)["202604"], bars(station)["202605"]
    assert (amount, other) == ("490.00", "98.00")
    assert may == round(april / 5)
    assert station.row(24).startswith("F4=End 5=Numbers")
    assert await station.type("<F5>") == numbers


async def test_only_what_was_asked_for_is_drawn(station: Station, sold: Company) -> None:
    await station.type("7.1.20.13<Return>" + "<Tab>" * 6 + "050126<F1><F1><F5>")
    assert list(bars(station)) == ["202605"]


async def test_stock_stands_against_safety_stock(station: Station, sold: Company) -> None:
    sold.change(Item, number="A", safety_stock=Decimal(8))
    await station.type("3.6.9<Return><F1><F1><F5>")
    assert "█ On Hand   ▒ Safety Stock" in station.row(3)
    on_hand, safety = station.row(4), station.row(5)
    assert on_hand.count("█") == safety.count("▒") // 2


async def test_a_terminal_without_blocks_is_drawn_plain_bars(station: Station, sold: Company) -> None:
    station.session.grid.lines = ASCII
    await station.type("7.1.20.13<Return><F1><F1><F5>")
    assert "=====" in station.row(4)
    assert station.screen().isascii()


async def test_a_chart_of_nothing_says_so(station: Station) -> None:
    await station.type("7.1.20.13<Return><F1><F1><F5>")
    assert station.row(22) == "No records found"
    await station.type("<F5>")
    assert "End of Report" in station.screen()


async def test_a_report_without_a_chart_offers_none(station: Station, sold: Company) -> None:
    await station.type("3.6.6<Return><F1><F1>")
    assert "Chart" not in station.row(24)


async def test_keys_typed_ahead_of_a_chart_wait_for_it(station: Station, sold: Company) -> None:
    await station.type("7.1.20.13<Return><F1><F1><F5><F4><F4><F4>1.4.1<Return>")
    assert "1.4.1 Item Master Maintenance" in station.row(1)
