"""Reports and inquiries: 3.6.6, 7.1.20.13, 2.1.2, 3.21.1."""

from pathlib import Path

import pytest

from qadtui.models.tables import PrinterDefault, User
from tests.company import APRIL
from tests.rules.company import Company
from tests.station import Station

SWITCH = 16  # fields from the first criterion of 3.21.4 to its switch
CRITERIA = {"customer": 0, "item": 2, "order": 4, "effective": 6, "site": 8}


@pytest.fixture
def shipped(company: Company) -> str:
    """A sale of five A and three B, shipped."""
    company.receive(5)
    company.receive(3, item="B", location="A-02")
    number = company.order(("A", 5), ("B", 3))
    company.allocate(number, 1, 5)
    company.allocate(number, 2, 3, location="A-02")
    company.ship_allocated(number, 1)
    company.ship_allocated(number, 2)
    return number


def amounts(station: Station) -> list[str]:
    """The amounts of the report's rows."""
    return [station.row(row).split()[-1] for row in range(4, 21) if station.row(row).startswith("04/")]


async def test_the_shipment_report_lists_and_totals_what_was_shipped(station: Station, shipped: str) -> None:
    await station.type("7.1.20.13<Return><F1><F1>")
    assert amounts(station) == ["490.00", "30.00"]
    assert "End of Report" in station.screen()
    total = next(row for row in station.screen().splitlines() if "Total CNY" in row)
    assert total.split()[-2:] == ["8.0", "520.00"]


@pytest.mark.parametrize(
    ("criterion", "low", "high", "found"),
    [
        ("item", "A", "A", ["490.00"]),
        ("item", "B", "", ["30.00"]),
        ("item", "", "A", ["490.00"]),
        ("customer", "C100", "C100", ["490.00", "30.00"]),
        ("customer", "C101", "", []),
        ("order", "SO1001", "SO1001", ["490.00", "30.00"]),
        ("order", "SO1002", "", []),
        ("effective", "040126", "040126", ["490.00", "30.00"]),
        ("effective", "040226", "", []),
        ("effective", "", "033126", []),
        ("site", "EAST", "EAST", ["490.00", "30.00"]),
        ("site", "F", "", []),
    ],
)
async def test_each_range_takes_part(
    station: Station, shipped: str, criterion: str, low: str, high: str, found: list[str]
) -> None:
    await station.type("7.1.20.13<Return>" + "<Tab>" * CRITERIA[criterion] + f"{low}<Tab>{high}<F1><F1>")
    assert amounts(station) == found


async def test_the_criteria_are_there_again_after_the_report(station: Station, shipped: str) -> None:
    await station.type("7.1.20.13<Return>C100<Tab>C100<F1><F1><Space>")
    assert station.messages == "End of list"
    assert station.row(3).count("C100") == 2
    assert station.cursor == (3, 26)


async def test_the_criteria_are_there_again_the_next_day(company_file: Path, shipped: str) -> None:
    async with Station(company_file, date=APRIL) as station:
        await station.type("7.1.20.13<Return>C100<Tab>C100<Tab><Tab><Tab><Tab><Tab>033126<Tab>040126")
        await station.type("<F1><F1><Space><F4>")
    async with Station(company_file, date=APRIL) as station:
        await station.type("7.1.20.13<Return>")
        assert station.row(3).split()[2:-1] == ["C100", "To:", "C100"]
        assert station.row(6).split()[-4:-1] == ["03/31/26", "To:", "04/01/26"]


async def test_criteria_that_were_only_typed_are_not_kept(company_file: Path) -> None:
    async with Station(company_file, date=APRIL) as station:
        await station.type("7.1.20.13<Return>C100<F4>7.1.20.13<Return>")
        assert "C100" not in station.screen()


async def test_everybody_has_criteria_of_their_own(company_file: Path, company: Company, shipped: str) -> None:
    company.keep(User, user_id="ben", role="ADMIN")
    async with Station(company_file, date=APRIL) as anna:
        await anna.type("7.1.20.13<Return>C100<F1><F1>")
    async with Station(company_file, user="ben", date=APRIL) as ben:
        await ben.type("7.1.20.13<Return>")
        assert "C100" not in ben.screen()


def orders(station: Station) -> list[str]:
    """The transactions that 3.21.4 lists, in its order."""
    return [station.row(row).split()[0] for row in range(4, 21) if station.row(row)[:8].strip().isdigit()]


async def test_a_switch_leaves_rows_out(station: Station, shipped: str) -> None:
    await station.type("3.21.4<Return><F1><F1>")
    everything = orders(station)
    await station.type("<F4>" + "<Tab>" * SWITCH + "no<F1><F1>")
    assert set(orders(station)) < set(everything)
    assert "ORD-SO" not in station.screen()
    await station.type("<F4>")
    assert "Include Bookings: No" in station.screen()


async def test_the_order_of_the_rows_is_chosen_by_its_number(station: Station, shipped: str) -> None:
    await station.type("3.21.4<Return>")
    assert "1= Transaction" in station.screen()
    assert "3= Item Number" in station.screen()
    await station.type("<Tab>" * (SWITCH + 1) + "3<F1><F1>")
    assert orders(station) != sorted(orders(station), key=int)


async def test_an_order_that_does_not_exist_is_refused_where_it_is_typed(station: Station) -> None:
    await station.type("3.21.4<Return>" + "<Tab>" * (SWITCH + 1) + "9<F1>")
    assert station.row(22) == "Must be one of: 1, 2, 3, 4"
    at = station.cursor
    await station.type("2<F1>")
    assert station.cursor != at
    assert station.row(22) == ""


async def test_an_inquiry_asks_for_no_batch_and_always_goes_to_the_terminal(
    station: Station, company: Company, shipped: str
) -> None:
    company.keep(PrinterDefault, user="*", output="pdf")
    await station.type("3.6.1<Return>")
    assert "Output: terminal" in station.screen()
    assert "Batch ID" not in station.screen()
    await station.type("<F1><F1>")
    assert "End of Report" in station.screen()


async def test_a_report_goes_where_the_user_s_reports_go(station: Station, company: Company) -> None:
    company.keep(PrinterDefault, user="*", output="page")
    company.keep(PrinterDefault, user="anna", function="7.1.20.13", output="csv")
    await station.type("7.1.20.13<Return>")
    assert "Output: csv" in station.screen()
    await station.type("<F4>3.6.5<Return>")
    assert "Output: page" in station.screen()


async def test_f4_stops_a_report(station: Station, shipped: str) -> None:
    await station.type("7.1.20.13<Return><F1><F1><F4>")
    assert station.cursor == (3, 26)
    await station.type("<F4>")
    assert "Main Menu" in station.row(2)


async def test_from_after_to_is_refused_at_to(station: Station) -> None:
    await station.type("7.1.20.13<Return>Z<Tab>A<F1>")
    assert station.row(22) == "From must not be after To"
    assert station.cursor == (3, 56)


async def test_a_long_report_comes_page_by_page(station: Station, company: Company) -> None:
    company.do(many_locations, 45)
    for number in range(45):
        company.receive(number + 1, location=f"P-{number:02}")
    await station.type("3.6.6<Return><F1><F1>")
    pages, seen = 0, []
    while "space bar" in station.row(24):
        pages += 1
        seen += [station.row(row).split()[1] for row in range(4, 22) if " P-" in station.row(row)]
        assert station.row(22).startswith(f"Page: {pages} of 3")
        await station.type("<Space>")
    assert seen == [f"P-{number:02}" for number in range(45)]
    assert pages == 3


def many_locations(session: object, count: int) -> None:
    from qadtui.models import records
    from qadtui.models.tables import Location

    rows = ({"site": "EAST", "code": f"P-{number:02}"} for number in range(count))
    records.insert_many(session, Location, rows)  # type: ignore[arg-type]


async def test_keys_typed_ahead_of_a_page_wait_for_it(station: Station, shipped: str) -> None:
    await station.type("7.1.20.13<Return><F1><F1><Space><F4>1.4.1<Return>")
    assert "1.4.1 Item Master Maintenance" in station.row(1)


async def test_the_stock_report_shows_what_lies_where(station: Station, company: Company) -> None:
    company.receive(7)
    company.allocate(company.order(("A", 3)), 1, 2)
    await station.type("3.6.6<Return><F1><F1>")
    row = next(row for row in station.screen().splitlines() if " A-01 " in row)
    assert row.split() == ["EAST", "A-01", "A", "7.0", "2.0", "GOOD"]


async def test_an_inquiry_shows_a_record_and_changes_nothing(station: Station) -> None:
    await station.type("2.1.2<Return>c100<F1>")
    assert "Corner Shop" in station.row(6)
    assert station.cursor == (3, 18)
    await station.type("<F10>")
    assert "城北酒家" in station.row(6)
    await station.type("<F5><Ctrl+D>")
    assert station.messages == ""
    await station.type("NOBODY<F1>")
    assert station.row(22) == "Customer NOBODY does not exist"


async def test_the_transactions_are_paged_through(station: Station, shipped: str) -> None:
    await station.type("3.21.1<Return><F10>")
    kinds = []
    while "End of file" not in station.messages:
        kinds.append(station.row(6).split()[2])
        await station.type("<F10>")
        assert len(kinds) < 10
    assert [kind for kind in kinds if kind != "ORD-SO"] == ["RCT-UNP", "RCT-UNP", "ISS-SO", "ISS-SO"]
    assert "490.00" not in station.screen()
    assert "30.00" in station.screen()


PLAIN = """
title = "Currencies"
program = "xxcurp.p"
kind = "report"
record = "Currency"
help = "Lists the currencies."

[report]
columns = ["code"]
"""


async def test_a_report_without_criteria_asks_only_where_it_goes(
    company_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site/screens/own").mkdir(parents=True)
    (tmp_path / "site/screens/own/currencies.toml").write_text(PLAIN)
    line = '["99"]\ntitle = "Own"\n1 = { title = "Currencies", screen = "own/currencies" }\n'
    (tmp_path / "site/menus.toml").write_text(line)
    monkeypatch.setenv("QADTUI_HOME", str(tmp_path / "site"))
    async with Station(company_file, date=APRIL) as station:
        await station.type("99.1<Return><F1>")
        assert "CNY" in station.screen()
        await station.type("<Space><F4>")
        assert "Main Menu" in station.row(2)
