"""`qadtui report`: what the report programs make, without a screen."""

import csv
import io
import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from qadtui.cli import WRONG_USE, main
from qadtui.language.text import Translator
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import BatchId, BatchRequest, Role, StockTransaction, User
from qadtui.options import WrongUse
from qadtui.reporting.criteria import criteria_told, said_request
from qadtui.reports.definition import Report
from qadtui.reports.request import Range
from tests.company import APRIL
from tests.many_shipments import ship_many
from tests.rules.company import Company
from tests.working_company import company_file, company_pattern, make_company

__all__ = ["company_file", "company_pattern"]

TODAY = date(2026, 4, 7)


@pytest.fixture(autouse=True)
def _machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator with an English locale, and nothing else said."""
    for name in ("QADTUI_HOME", "QADTUI_DATABASE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LOGNAME", "anna")


@pytest.fixture
def file(company_file: Path) -> Path:
    """A company that shipped five A on April 1st."""
    database = Database.open(company_file)
    company = Company(database, Operator("carl", APRIL, "pts/7"))
    company.receive(5)
    number = company.order(("A", 5))
    company.allocate(number, 1, 5)
    company.ship_allocated(number, 1)
    company.keep(BatchId, code="NIGHT")
    company.keep(Role, code="CLERK")
    company.keep(User, user_id="ben", role="CLERK")
    database.close()
    return company_file


def files(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def run(file: Path, *arguments: str) -> int:
    return main(["report", "--database", str(file), *arguments])


def test_a_report_goes_to_standard_output(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(file, "7.1.20.13") == 0
    page = capfdbinary.readouterr().out.decode()
    assert page.startswith("sosorp13.p")
    assert "490.00" in page
    assert "Report Selection Criteria:" in page


def test_by_its_program_s_name_too(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(file, "sosorp13.p", "--format", "csv") == 0
    heading, row = csv.reader(io.StringIO(capfdbinary.readouterr().out.decode("utf-8-sig")))
    assert row[heading.index("Amount")] == "490"


def test_as_json_for_other_programs(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(file, "7.1.20.13", "--format", "json") == 0
    (row,) = json.loads(capfdbinary.readouterr().out)
    assert row["amount"] == 490


@pytest.mark.parametrize("name", ["april.xlsx", "april.pdf", "april.csv", "april.txt"])
def test_a_file_by_its_ending(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(file, "7.1.20.13", "--output", str(tmp_path / name)) == 0
    assert (tmp_path / name).stat().st_size > 100
    assert capsys.readouterr().out == f"1 rows: {tmp_path / name}\n"


def test_a_file_that_is_there_is_replaced_for_cron_asks_nobody(file: Path, tmp_path: Path) -> None:
    (tmp_path / "april.csv").write_text("of last month")
    assert run(file, "7.1.20.13", "--output", str(tmp_path / "april.csv")) == 0
    assert "of last month" not in (tmp_path / "april.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("ship_date=2026-04-01..2026-04-30", 1),
        ("ship_date=..2026-03-31", 0),
        ("customer=C100", 1),
        ("customer=c100..c100", 1),
        ("item=B..", 0),
        ("item_number=..A", 1),
    ],
)
def test_criteria_are_set_by_their_names(
    file: Path, capfdbinary: pytest.CaptureFixture[bytes], said: str, rows: int
) -> None:
    assert run(file, "7.1.20.13", "--set", said, "--format", "json") == 0
    assert len(json.loads(capfdbinary.readouterr().out)) == rows


def test_it_waits_in_a_batch(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(file, "7.1.20.13", "--batch", "night", "--output", "pdf") == 0
    assert capsys.readouterr().out == "Request 1 waits in batch NIGHT\n"
    database = Database.open(file)
    (request,) = Company(database, Operator("carl", APRIL)).rows(BatchRequest)
    assert (request.user, request.output) == ("anna", "pdf")
    database.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["99.9"], "99.9 is no program; name one such as 7.1.20.13"),
        ([], "is no program"),
        (["7.1.1"], "7.1.1 is no report"),
        (["7.1.20.13", "--set", "color=red"], "color is no criterion; there are: customer, "),
        (["7.1.20.13", "--set", "customer"], "customer is no criterion"),
        (["7.1.20.13", "--set", "ship_date=4/1/26"], "4/1/26 is no date; write 2026-04-01, today or today-7"),
        (["7.1.20.13", "--sort", "9"], "--sort is a number from 1 to 3"),
        (["7.1.20.13", "--output", "terminal"], "terminal is for the screens; use - for standard output"),
        (["7.1.20.13", "--output", "nowhere"], "Output is terminal, page"),
        (["7.1.20.13", "--output", "/nowhere/april.pdf"], "The folder /nowhere does not exist"),
        (["7.1.20.13", "--output", "/proc/april.pdf"], "cannot be written"),
        (["7.1.20.13", "--batch", "nights"], "Batch ID NIGHTS does not exist"),
        (["7.1.20.13", "--user", "nobody"], "nobody"),
        (["7.1.20.13", "--user", "ben"], "7.1.20.13"),
        (["7.1.20.13", "--columns", "99"], "--columns"),
    ],
)
def test_what_is_wrong_is_one_line(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(file, *arguments) == WRONG_USE
    output, complaint = capsys.readouterr()
    assert output == ""
    assert complaint.startswith("qadtui: ")
    assert complaint.count("\n") == 1
    assert said in complaint


def test_the_criteria_of_a_report_are_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(file, "7.1.20.13", "--help-criteria") == 0
    told = capsys.readouterr().out
    assert "--set ship_date|effective=FROM..TO  Ship Date" in told
    assert "--sort 2  Customer" in told


def test_textual_is_not_even_imported(file: Path) -> None:
    look = "import sys; from qadtui.cli import main; main(sys.argv[1:]); sys.exit('textual' in sys.modules)"
    command = [sys.executable, "-c", look, "report", "--database", str(file), "7.1.20.13"]
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_ended_by_a_signal_it_leaves_nothing(tmp_path: Path, number: signal.Signals, code: int) -> None:
    make_company(tmp_path / "company.db")
    ship_many(tmp_path / "company.db", 60_000)
    folder = tmp_path / "here"
    folder.mkdir()
    command = [sys.executable, "-m", "qadtui", "report", "--database", str(tmp_path / "company.db"), "7.1.20.13"]
    with subprocess.Popen([*command, "--output", str(folder / "april.txt"), "--user", "anna"]) as process:
        while not files(folder):
            assert process.poll() is None
        process.send_signal(number)
    assert process.returncode == code
    assert files(folder) == []


def test_whoever_stops_reading_has_seen_enough(file: Path) -> None:
    command = [sys.executable, "-m", "qadtui", "report", "--database", str(file), "7.1.20.13"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


# what is said of the criteria

REPORT = Report.from_spec(
    StockTransaction,
    {
        "columns": ["effective", "order", "quantity"],
        "ranges": ["effective", "item", "number", "quantity", "order_line.order.sold_to"],
        "switches": {
            "open": {"label": "Only Open Ones", "help": "?", "default": True, "where": "quantity > 0"},
        },
    },
)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("effective=2026-04-01..2026-04-30", date(2026, 4, 1), date(2026, 4, 30)),
        ("effective=2026-04-01..", date(2026, 4, 1), None),
        ("effective=..today", None, TODAY),
        ("effective=today-7..today", date(2026, 3, 31), TODAY),
        ("effective=today+1", date(2026, 4, 8), date(2026, 4, 8)),
        ("effective=TODAY - 1", date(2026, 4, 6), date(2026, 4, 6)),
        ("effective=", None, None),
        ("item=a..b", "A", "B"),
        ("item= a .. b ", "A", "B"),
        ("number=7", 7, 7),
        ("order_line.order.sold_to=C100", "C100", "C100"),
    ],
)
def test_a_range_as_it_is_typed(said: str, low: object, high: object) -> None:
    path = said.partition("=")[0]
    assert Range(path, low, high) in said_request(REPORT, [said], None, TODAY).ranges


@pytest.mark.parametrize(
    "said",
    ["effective=tomorrow", "effective=today-", "effective=2026-02-30", "effective=today-99999999", "number=7.5",
     "number=x", "number=NaN", "quantity=Infinity", "open=maybe", "open", "nothing=1", "=1"],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(said: str) -> None:
    with pytest.raises(WrongUse):
        said_request(REPORT, [said], None, TODAY)


@pytest.mark.parametrize(("said", "on"), [("open=no", False), ("open=YES", True), ("only_open_ones=no", False)])
def test_a_switch_by_its_name_or_its_label(said: str, on: bool) -> None:
    assert said_request(REPORT, [said], None, TODAY).switches == {"open": on}


def test_a_switch_that_nobody_sets_is_as_the_report_has_it() -> None:
    assert said_request(REPORT, [], None, TODAY).switched(REPORT, "open")


def test_every_name_that_is_told_can_be_typed() -> None:
    for line in criteria_told(REPORT, Translator("zh_CN")):
        names, value = line.removeprefix("--set ").partition("  ")[0].split("=")
        for name in names.split("|"):
            said_request(REPORT, [f"{name}={'yes' if value == 'yes|no' else ''}"], None, TODAY)
