"""7.1.2 as operators use it: find an order while typing, sort, sum up, open it, and come back to where one was."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from qadtui.models.tables import Customer, Role, RoleRight, User
from qadtui.rules import masters
from tests.company import APRIL
from tests.rules.company import Company
from tests.stages import SAVE
from tests.station import Station

BROWSE = "7.1.2<Return>"
TOTAL_KEY, MORE = "<F5>", "<F11>"
COLUMNS, KEEP, STANDARD, CLEAR, EXPORT, CHART = (f"{MORE}{number}<Return>" for number in range(1, 7))


@pytest.fixture
def orders(company: Company) -> Company:
    """Forty orders SO1001 to SO1040, each fourth of them in dollars for the Chinese customer's namesake."""
    company.do(masters.save, Customer, {"number": "C300", "name": "Dock Bar", "currency": "USD", "site": "EAST"})
    for number in range(1, 41):
        customer = "C300" if number % 4 == 0 else "C200" if number % 4 == 2 else "C100"
        company.order(("B", number), customer=customer, purchase_order=f"PO-{100 - number}", price_list="")
    return company


def shown(station: Station) -> list[str]:
    """The order numbers on the screen."""
    return [row.split()[0] for row in map(station.row, range(5, 21)) if row]


def on(station: Station) -> str:
    """The number of the order that is marked."""
    grid = station.session.grid
    marked = [row for row in range(5, grid.rows - 3) if grid.cells(row)[0][1].name == "SELECTED"]
    assert len(marked) == 1
    return station.row(marked[0]).split()[0]


def exported(file: Path) -> list[list[str]]:
    """The rows of a CSV file."""
    return list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))


async def test_the_orders_stand_on_the_screen(station: Station, orders: Company) -> None:
    await station.type(BROWSE)
    assert "7.1.2 Sales Order Browse" in station.row(1)
    assert station.row(2).split()[:2] == ["Order", "Sold-To"]
    assert shown(station) == [f"SO10{number:02}" for number in range(1, 17)]
    assert station.row(24) == "F1=Go 2=Help 3=Sort 4=End 5=Total 7=PgUp 8=PgDn 11=More"


async def test_typing_filters_and_more_columns_filter_together(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}so100<Tab>c1")
    assert shown(station) == ["SO1001", "SO1003", "SO1005", "SO1007", "SO1009"]
    await station.type("<Tab>*shop")
    assert shown(station) == ["SO1001", "SO1003", "SO1005", "SO1007", "SO1009"]
    await station.type("<Delete>城北")
    assert shown(station) == []
    await station.type("<Back-Tab><Delete>")
    assert shown(station) == ["SO1002", "SO1006"]


async def test_dates_and_amounts_are_filtered_by_what_compares_them(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}{'<Tab>' * 7}>380")
    assert shown(station) == ["SO1039", "SO1040"]
    await station.type("<Delete>10..30")
    assert shown(station) == ["SO1001", "SO1002", "SO1003"]
    await station.type(f"{'<Tab>' * 12}<Tab>040226")
    assert shown(station) == []
    await station.type("<Backspace>")
    assert "04022: not a filter yet" in station.row(21)


async def test_sorting_by_another_column_both_ways(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}{'<Tab>' * 5}<F3>")
    assert shown(station)[:3] == ["SO1040", "SO1039", "SO1038"]
    await station.type("<F3>")
    assert shown(station)[:3] == ["SO1001", "SO1002", "SO1003"]
    await station.type(f"{'<Back-Tab>' * 4}<F3>")
    assert shown(station)[:3] == ["SO1001", "SO1003", "SO1005"]
    await station.type("<End>")
    assert on(station) == "SO1040"


async def test_f5_totals_all_that_is_shown_by_currency(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}<Tab>c100{TOTAL_KEY}")
    assert station.row(22) == "Total CNY: Line Total 4,000.00"
    assert station.row(23) == "Records: 20"
    await station.type(f"<Delete>{TOTAL_KEY}")
    shown = station.screen()
    assert "Total CNY: Line Total" in shown
    assert "Total USD: Line Total" in shown
    assert "Records: 40" in shown


async def test_go_opens_the_order_and_comes_back_to_where_one_was(station: Station, orders: Company) -> None:
    before = await station.type(f"{BROWSE}<Tab>c1<Tab><F3><PgDn><Up><Up>")
    order = on(station)
    await station.type("<F1>")
    assert "7.1.1 Sales Order Maintenance" in station.row(1)
    assert order in station.row(3)
    assert "Modifying existing record" in station.messages
    assert await station.type("<F4><F4>") == before
    assert on(station) == order


async def test_what_was_changed_below_is_seen_on_return(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}so1003<Return><F1>")
    while "Purchase Order" not in station.row((station.cursor or (1, 1))[0]):
        await station.type("<Tab>")
    await station.type(f"<F8>CHANGED<F1><F1>{SAVE}<F4>{'<Tab>' * 5}")
    assert "7.1.2" in station.row(1)
    assert on(station) == "SO1003"
    assert "CHANGED" in station.row(5)


async def test_a_scanned_order_is_opened_at_once(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}SO1017<Return>")
    assert "7.1.1" in station.row(1)
    assert "SO1017" in station.row(3)


async def test_who_may_not_run_the_program_is_told_in_the_browse(company_file: Path, orders: Company) -> None:
    orders.do(masters.save, Role, {"code": "CLERK"})
    orders.do(masters.save, RoleRight, {"role": "CLERK", "kind": "menu", "name": "7.1.2"})
    orders.do(masters.save, User, {"user_id": "bob", "role": "CLERK"})
    async with Station(company_file, user="bob") as station:
        await station.type(f"{BROWSE}SO1017<Return>")
        assert "7.1.1" in station.row(22)
        assert on(station) == "SO1017"


async def test_columns_are_kept_for_the_next_session(company_file: Path, orders: Company) -> None:
    async with Station(company_file, date=APRIL) as station:
        await station.type(f"{BROWSE}{COLUMNS}<Down><F3><Down><Down><Left><Left><Left><F1><Tab><F3><F3>{KEEP}")
        assert station.row(22) == "The view is kept"
        kept = station.row(2)
    async with Station(company_file, date=APRIL) as station:
        await station.type(BROWSE)
        assert station.row(2) == kept
        assert station.row(2).split()[:3] == ["Order", "Date", "Order"]
        await station.type(STANDARD)
        assert station.row(22) == "This is the standard view"
        assert station.row(2).split()[:3] == ["Order", "Sold-To", "Name"]
    async with Station(company_file, date=APRIL) as station:
        await station.type(BROWSE)
        assert station.row(2).split()[:3] == ["Order", "Sold-To", "Name"]


async def test_all_filters_are_cleared_at_once(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}so100<Tab>c1{CLEAR}")
    assert shown(station)[:3] == ["SO1001", "SO1002", "SO1003"]
    assert station.row(3) == ""


async def test_what_is_shown_is_exported_with_its_filters_columns_and_order(
    station: Station, orders: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await station.type(f"{BROWSE}<Tab>c300<Back-Tab><F3>{COLUMNS}<Down><Down><F3><F1>{EXPORT}./orders.csv<F1>")
    assert station.row(22).startswith("10 rows: ")
    rows = exported(tmp_path / "orders.csv")
    assert rows[0][:3] == ["Order", "Sold-To", "Order Date"]
    assert [row[0] for row in rows[1:11]] == [f"SO10{number:02}" for number in range(40, 0, -4)]
    assert {row[1] for row in rows[1:11]} == {"C300"}
    assert Decimal(rows[1][rows[0].index("Line Total")]) > 0


async def test_on_paper_stand_the_columns_that_fit_and_the_filters(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}<Tab>c300{EXPORT}page<F1>")
    assert "SO1004   C300     Dock Bar" in station.row(8)
    await station.type("<Right>" * 40)
    assert "Line Total" in station.row(6)
    await station.type(f"{'<Left>' * 40}<End>")
    assert "Sold-To: c300" in station.screen()
    assert "Sold-To" in (await station.type("<F4>"))


async def test_the_chart_draws_what_is_shown(station: Station, orders: Company) -> None:
    chart = await station.type(f"{BROWSE}<Tab>c2..c3{CHART}")
    assert "Orders by customer" in chart
    assert "Dock Bar" in chart
    assert "Corner Shop" not in chart
    assert "7.1.2" in await station.type("<F4>")
    assert shown(station)[:2] == ["SO1002", "SO1004"]


async def test_the_browse_speaks_chinese(company_file: Path, orders: Company) -> None:
    async with Station(company_file, language="zh_CN", date=APRIL) as station:
        await station.type(f"{BROWSE}<Tab><Tab>城")
        assert "7.1.2 销售订单浏览" in station.row(1)
        assert shown(station)[:2] == ["SO1002", "SO1006"]
        assert station.row(24).startswith("F1-执行")
        assert "城北酒家" in station.row(5)


async def test_another_program_over_the_browse_leaves_it_as_it_was(station: Station, orders: Company) -> None:
    before = await station.type(f"{BROWSE}so100<Down>")
    assert await station.type("<F12>1.4.1<Return><F4>") == before


async def test_the_terminal_changes_its_size_while_the_browse_is_open(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}<PgDn>")
    station.session.resize(50, 132)
    await station.type("<Down>")
    assert on(station) == "SO1018"
    assert "SO1040" in station.screen()
    station.session.resize(24, 80)
    await station.type("<Down>")
    assert on(station) == "SO1019"


OWN_SCREEN = """
title = "Places"
program = "xxplace.p"
kind = "browse"
record = "Location"
help = "All places."

[browse]
columns = ["site", "code", "description"]
"""
OWN_MENU = """
[1.1]
99 = { title = "Places", screen = "own/places" }
"""


async def test_a_site_declares_its_own_browse_which_opens_what_maintains_the_table(
    company_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens = tmp_path / "screens" / "own"
    screens.mkdir(parents=True)
    (screens / "places.toml").write_text(OWN_SCREEN)
    (tmp_path / "menus.toml").write_text(OWN_MENU)
    monkeypatch.setenv("QADTUI_HOME", str(tmp_path))
    async with Station(company_file, date=APRIL) as station:
        await station.type("1.1.99<Return><Tab>a-02<F1>")
        assert "1.1.18 Location Maintenance" in station.row(1)
        assert "A-02" in station.row(4)
        assert "Modifying existing record" in station.messages


async def test_ctrl_f_tells_the_columns_name_in_the_database(station: Station, orders: Company) -> None:
    await station.type(f"{BROWSE}<Ctrl+F>")
    assert station.row(23) == "sobr001.p  browse  so_nbr  sales_order.number"
