"""Where a report goes: every word that can be typed at Output, and a batch."""

import csv
import json
from pathlib import Path

import pytest

from qadtui.models.tables import BatchId, BatchRequest, Printer, PrinterType
from tests.rules.company import Company
from tests.station import Station

OUTPUT = (12, 38)
"""Where the cursor is in the Output field of 7.1.20.13."""


@pytest.fixture
def shipped(company: Company) -> str:
    """A sale of five A, shipped."""
    company.receive(5)
    number = company.order(("A", 5))
    company.allocate(number, 1, 5)
    company.ship_allocated(number, 1)
    return number


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder somebody started qadtui in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def printed(station: Station, output: str) -> str:
    """What is said when the shipment report has gone there."""
    await station.type(f"7.1.20.13<Return><F1>{output}<F1>")
    return station.row(22)


@pytest.mark.parametrize(
    ("output", "begins"),
    [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"["), ("text", b"sosorp13.p")],
)
async def test_a_kind_of_file_is_named_after_the_program_and_the_moment(
    station: Station, shipped: str, folder: Path, output: str, begins: bytes
) -> None:
    said = await printed(station, output)
    assert files_in(folder), said
    (file,) = files_in(folder)
    assert said == f"1 rows: {file.name}"
    assert file.name.startswith("sosorp13-")
    assert file.suffix == {"text": ".txt"}.get(output, f".{output}")
    assert file.read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["./april.csv", "APRIL.CSV"])
async def test_a_file_s_ending_says_what_kind_it_is(station: Station, shipped: str, folder: Path, name: str) -> None:
    await printed(station, name)
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        heading, row, *rest = csv.reader(file)
    assert heading[:3] == ["Shipped", "Order", "Ln"]
    assert row[:3] == ["2026-04-01", shipped, "1"]
    assert not rest


async def test_a_file_can_go_anywhere(station: Station, shipped: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    await printed(station, "../out/april.json")
    (row,) = json.loads((tmp_path / "out/april.json").read_text())
    assert (row["order"], row["amount"]) == (shipped, 490)


async def test_the_criteria_are_there_again_after_a_file(station: Station, shipped: str, folder: Path) -> None:
    await station.type("7.1.20.13<Return>C100<F1>a.csv<F1>")
    assert "Customer: C100" in station.screen()
    assert "Output: a.csv" in station.screen()
    assert station.cursor == (3, 26)


async def test_page_shows_the_report_as_it_is_printed(station: Station, shipped: str) -> None:
    await printed(station, "page")
    assert station.row(2).startswith("sosorp13.p")
    await station.type("<Space>")
    assert "Report Selection Criteria:" in station.screen()
    assert station.row(22).startswith("Page: 2 of 2")
    await station.type("<Space>")
    assert station.row(22) == "End of list"


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("nowhere", "Output is terminal, page, pdf, xlsx, csv, json, text, a printer or a file.pdf"),
        ("nowhere/april.pdf", "The folder nowhere does not exist"),
        ("./", ". is a folder; name a file"),
    ],
)
async def test_an_output_that_cannot_be_is_refused_where_it_is_typed(
    station: Station, folder: Path, output: str, said: str
) -> None:
    assert await printed(station, output) == said
    assert station.cursor == OUTPUT
    await station.type("<F8>terminal<F1>")
    assert "End of Report" in station.screen()


async def test_a_file_that_is_there_is_replaced_only_when_somebody_says_so(
    station: Station, shipped: str, folder: Path
) -> None:
    file = folder / "april.csv"
    file.write_text("mine")
    assert await printed(station, "april.csv") == "april.csv is there already. Replace it No"
    await station.type("<Return>")
    assert file.read_text() == "mine"
    assert station.cursor == OUTPUT
    await station.type("<F1>yes<Return>")
    assert station.row(22) == "1 rows: april.csv"
    assert file.read_text() != "mine"


async def test_a_file_that_cannot_be_written_is_said(station: Station, shipped: str, folder: Path) -> None:
    assert "Cannot write /proc/april.csv" in await printed(station, "/proc/april.csv")
    assert "Output: /proc/april.csv" in station.screen()
    assert station.cursor == (3, 26)


async def test_a_report_goes_to_a_printer_by_its_name(
    station: Station, company: Company, shipped: str, folder: Path
) -> None:
    device = folder / "lp0"
    device.touch()
    company.keep(PrinterType, code="DOTS")
    company.keep(Printer, name="corner", type="DOTS", kind="device", destination="lp0")
    assert await printed(station, "Corner") == "1 rows: corner"
    assert b"490.00" in device.read_bytes()


async def test_an_empty_report_is_a_report_too(station: Station, folder: Path) -> None:
    await station.type("7.1.20.13<Return><F1><F1>")
    assert "End of Report" in station.screen()
    await station.type("<Space><F1>a.csv<F1>")
    assert station.row(22) == "0 rows: a.csv"


async def test_a_batch_takes_the_report_for_later(
    station: Station, company: Company, shipped: str, folder: Path
) -> None:
    company.keep(BatchId, code="NIGHT")
    await station.type("7.1.20.13<Return>C100<F1>april.csv<Tab>night<F1>")
    assert station.row(22) == "Request 1 waits in batch NIGHT"
    assert not files_in(folder)
    (request,) = company.rows(BatchRequest)
    assert (request.user, request.function, request.output) == ("anna", "7.1.20.13", "april.csv")
    assert request.job["request"]["ranges"]["customer"] == ["C100", ""]


async def test_a_batch_that_does_not_exist_is_refused(station: Station, company: Company) -> None:
    await station.type("7.1.20.13<Return><F1><Tab>nights<F1>")
    assert station.row(22) == "Batch ID NIGHTS does not exist"


async def test_what_is_typed_while_a_file_is_made_waits(station: Station, shipped: str, folder: Path) -> None:
    await station.type("7.1.20.13<Return><F1>a.csv<F1><F4>1.4.1<Return>A<F1>")
    assert "1.4.1 Item Master Maintenance" in station.row(1)
    assert (folder / "a.csv").exists()
