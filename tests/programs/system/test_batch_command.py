"""`qadtui batch`: batches run without a screen, by processes that may be several, be told to end, or be killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qadtui.definitions.job import Job
from qadtui.models.operator import Operator
from qadtui.models.tables import BatchId, Printer, Role, User
from qadtui.rules import batches
from tests.company import APRIL
from tests.rules.company import Company

REPORT = "7.1.20.13"
MORE_THAN_A_PIPE_HOLDS = 99
"""Copies of the report that are more bytes than a pipe takes while nobody reads."""

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def shipped(company: Company) -> Company:
    """A company that has shipped five A, with a batch."""
    company.receive(5)
    number = company.order(("A", 5))
    company.allocate(number, 1, 5)
    company.ship_allocated(number)
    company.keep(BatchId, code="NIGHT")
    return company


@pytest.fixture
def start(company_file: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts `qadtui batch` as Anna, in a folder of its own; what still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start_(*options: str, user: str = "anna") -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "qadtui", "batch", "--database", str(company_file), "--user", user, *options]
        started.append(
            subprocess.Popen(
                command,
                cwd=tmp_path,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield start_
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def device(shipped: Company, tmp_path: Path) -> Path:
    """A printer called Dock: what is sent to it waits until somebody reads."""
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    shipped.keep(Printer, name="Dock", type="PLAIN", kind="device", destination="lp0", copies=MORE_THAN_A_PIPE_HOLDS)
    return pipe


def ask(company: Company, batch: str = "NIGHT", output: str = "terminal") -> int:
    job = Job("sales/shipment_report", REPORT, "anna", output=output)
    return company.database.write(Operator("anna", APRIL), batches.request, job.to_json(), batch)


def ended(process: subprocess.Popen[str]) -> tuple[int, list[str], str]:
    """Exit code, lines said and complaint of a process that ends by itself."""
    said, complaint = process.communicate(timeout=100)
    return process.returncode, said.splitlines(), complaint


def states(company: Company) -> list[tuple[str, str]]:
    found = company.database.read(Operator("anna", APRIL), batches.requests_of)
    return [(request["state"], request["message"]) for request in found]


def test_three_reports_are_run_in_the_order_of_their_priority(shipped: Company, start: Start) -> None:
    shipped.keep(BatchId, code="SOON", priority=5)
    for batch in ("NIGHT", "SOON", "SOON"):
        ask(shipped, batch)
    assert ended(start()) == (
        0,
        [
            "SOON 2: 7.1.20.13 for anna: done",
            "SOON 3: 7.1.20.13 for anna: done",
            "NIGHT 1: 7.1.20.13 for anna: done",
        ],
        "",
    )
    assert states(shipped) == [("done", "")] * 3
    assert ended(start()) == (0, [], "")


def test_one_that_fails_is_told_by_the_exit_code(shipped: Company, start: Start) -> None:
    shipped.keep(Printer, name="Gone", type="PLAIN", kind="device", destination="/nowhere/lp0")
    ask(shipped, output="Gone")
    ask(shipped, output="april.csv")
    code, said, _ = ended(start())
    assert code == 1
    assert said == [
        "NIGHT 1: 7.1.20.13 for anna: Printer Gone: No such file or directory",
        "NIGHT 2: 7.1.20.13 for anna: done",
    ]


def test_files_are_made_in_the_folder_it_runs_in(shipped: Company, start: Start, tmp_path: Path) -> None:
    ask(shipped, output="april.csv")
    ended(start())
    assert "490" in (tmp_path / "april.csv").read_text(encoding="utf-8")


def test_one_batch_alone_and_before_its_time(shipped: Company, start: Start) -> None:
    shipped.keep(BatchId, code="LATER", permanent=True, run_at="00:00")
    ask(shipped)
    ask(shipped, "LATER")
    assert ended(start("--batch", "later")) == (0, [], "")
    assert ended(start("--batch", "later", "--now"))[1] == ["LATER 2: 7.1.20.13 for anna: done"]
    assert states(shipped) == [("waiting", ""), ("waiting", "")]


@pytest.mark.parametrize(
    ("options", "user", "complaint"),
    [
        (["--batch", "nihgt"], "anna", "qadtui: Batch ID NIHGT does not exist\n"),
        ([], "guest", "qadtui: You have no access to 36.14.13\n"),
        ([], "nobody", "qadtui: User nobody is not known here\n"),
        (["--every", "0"], "anna", "qadtui: argument --every: invalid _positive value: '0' (see qadtui --help)\n"),
    ],
)
def test_what_cannot_be_run_is_said_in_one_line(
    shipped: Company, start: Start, options: list[str], user: str, complaint: str
) -> None:
    shipped.keep(Role, code="GUEST")
    shipped.keep(User, user_id="guest", role="GUEST")
    assert ended(start(*options, user=user)) == (2, [], complaint)


def test_runners_at_the_same_time_run_every_report_once(shipped: Company, start: Start) -> None:
    numbers = [ask(shipped) for _ in range(8)]
    runners = [start("--now") for _ in range(3)]
    said = [line for runner in runners for line in ended(runner)[1]]
    assert sorted(said) == [f"NIGHT {number}: 7.1.20.13 for anna: done" for number in numbers]
    assert states(shipped) == [("done", "")] * 8


@pytest.mark.parametrize(("permanent", "left"), [(False, "failed"), (True, "waiting")])
def test_what_a_killed_runner_left_is_found_out_by_the_next(
    shipped: Company, start: Start, device: Path, permanent: bool, left: str
) -> None:
    shipped.keep(BatchId, code="PAPER", permanent=permanent, priority=5)
    ask(shipped, "PAPER", "Dock")
    ask(shipped)
    killed = start()
    with device.open("rb"):  # opened by both ends: it is at the paper now, of which nobody takes any
        killed.kill()
        killed.wait()
    assert states(shipped) == [("running", ""), ("waiting", "")]
    assert ended(start())[1] == ["NIGHT 2: 7.1.20.13 for anna: done"]
    assert states(shipped) == [(left, "The program that ran it was killed"), ("done", "")]


def test_others_leave_alone_what_a_runner_is_at(shipped: Company, start: Start, device: Path) -> None:
    ask(shipped, output="Dock")
    ask(shipped)
    slow = start()
    with device.open("rb") as paper:
        assert ended(start())[1] == ["NIGHT 2: 7.1.20.13 for anna: done"]
        assert states(shipped) == [("running", ""), ("done", "")]
        assert paper.read().count(b"490.00") == 2 * MORE_THAN_A_PIPE_HOLDS
    assert ended(slow)[1] == ["NIGHT 1: 7.1.20.13 for anna: done"]


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_runner_that_is_told_to_end_stops_its_report_and_that_waits_again(
    shipped: Company, start: Start, device: Path, told: signal.Signals
) -> None:
    ask(shipped, output="Dock")
    ask(shipped)
    watching = start("--every", "3600")
    with device.open("rb"):
        watching.send_signal(told)
        assert ended(watching) == (0, [], "")
    assert states(shipped) == [("waiting", ""), ("waiting", "")]


def test_a_runner_that_watches_ends_while_it_waits(shipped: Company, start: Start) -> None:
    ask(shipped)
    watching = start("--every", "3600")
    assert watching.stdout is not None
    assert watching.stdout.readline() == "NIGHT 1: 7.1.20.13 for anna: done\n"
    watching.send_signal(signal.SIGTERM)
    assert ended(watching) == (0, [], "")


def test_a_runner_that_watches_looks_again(shipped: Company, start: Start) -> None:
    ask(shipped)
    watching = start("--every", "0.01")
    assert watching.stdout is not None
    assert watching.stdout.readline() == "NIGHT 1: 7.1.20.13 for anna: done\n"
    ask(shipped)
    assert watching.stdout.readline() == "NIGHT 2: 7.1.20.13 for anna: done\n"
    watching.send_signal(signal.SIGTERM)
    assert ended(watching)[0] == 0


def test_no_screen_is_loaded_to_run_a_batch(company_file: Path, shipped: Company) -> None:
    ask(shipped)
    program = (
        "import sys; from qadtui.cli import main;"
        f"main(['batch', '--database', {str(company_file)!r}, '--user', 'anna']);"
        "print([name for name in sys.modules if name.startswith('textual')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-2:] == ["NIGHT 1: 7.1.20.13 for anna: done", "[]"]
