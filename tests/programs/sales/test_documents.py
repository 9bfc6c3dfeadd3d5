"""Sales Order Print (7.1.3) and Sales Order Packing List (7.9.13) at a station."""

from pathlib import Path

import pytest

from qadtui.models.tables import Printer, PrinterType, SalesOrder
from tests.company import APRIL
from tests.rules.company import Company
from tests.station import Station

OUTPUT = "<F1>"  # past the criteria


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def order(company: Company) -> str:
    """An order of five A, allocated in detail."""
    company.receive(5)
    number = company.order(("A", 5), ("B", 2))
    company.allocate(number, 1, 5)
    return number


def to_print(company: Company) -> list[tuple[bool, bool]]:
    """What is still to be printed of each order: the order, its packing list."""
    return [(row.print_order, row.print_packing_list) for row in company.rows(SalesOrder)]


async def test_an_order_is_looked_at_without_being_printed(station: Station, company: Company, order: str) -> None:
    await station.type(f"7.1.3<Return>{OUTPUT}<F1>")
    assert "Sales Order" in station.screen()
    assert f"Order: {order}" in station.screen()
    assert "490.00" in station.screen()
    assert "Date, signature, stamp" in await station.type("<Space>")
    await station.type("<F4>")
    assert "Only Orders to Print: Yes" in station.screen()
    assert to_print(company) == [(True, True)]


async def test_an_order_is_printed_once_and_again_when_asked_for(
    station: Station, company: Company, order: str, tmp_path: Path
) -> None:
    await station.type(f"7.1.3<Return>{OUTPUT}first.txt<F1>")
    assert "first.txt" in station.messages
    assert order in (tmp_path / "first.txt").read_text(encoding="utf-8")
    assert to_print(company) == [(False, True)]
    await station.type(f"{OUTPUT}second.txt<F1>")
    assert "Nothing to print" in station.messages
    assert not (tmp_path / "second.txt").exists()
    await station.type("<F4>7.1.3<Return>" + "<Tab>" * 12 + f"no{OUTPUT}second.txt<F1>")
    assert (tmp_path / "second.txt").read_bytes() == (tmp_path / "first.txt").read_bytes()


async def test_a_packing_list_is_printed_in_its_customers_language(
    company_file: Path, company: Company, tmp_path: Path
) -> None:
    company.receive(5)
    number = company.order(("A", 5), customer="C200", language="zh_CN")
    company.allocate(number, 1, 5)
    async with Station(company_file, date=APRIL) as station:
        await station.type(f"7.9.13<Return>{OUTPUT}list.pdf<F1>")
        assert "list.pdf" in station.messages
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")
    assert to_print(company) == [(True, False)]


async def test_a_packing_list_goes_to_a_printer(station: Station, company: Company, order: str, tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.touch()
    company.keep(PrinterType, code="DOT", lines=66, form_feed=False)
    company.keep(Printer, name="dock", type="DOT", kind="device", destination=device.name)
    await station.type(f"7.9.13<Return>{OUTPUT}dock<F1>")
    lines = device.read_bytes().decode().split("\r\n")
    assert len(lines) == 66 + 1
    assert any("A-01" in line for line in lines)
    assert to_print(company) == [(True, False)]


async def test_a_document_is_not_written_as_a_table(station: Station, company: Company, order: str) -> None:
    await station.type(f"7.1.3<Return>{OUTPUT}order.xlsx<F1>")
    assert "pdf or text" in station.messages
    assert to_print(company) == [(True, True)]
