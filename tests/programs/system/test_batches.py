"""Batches at a station: a report is put into one, run, and looked at; who may see what."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path

import pytest

from qadtui.definitions.job import Job
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import BatchId, Printer, Role, RoleRight, User
from qadtui.programs.batch_runner import Ran, Runner
from qadtui.rules import batches
from qadtui.rules.batches import Wanted
from qadtui.terminal.keys import Function, Key
from tests.company import APRIL
from tests.conftest import FixedClock
from tests.rules.company import Company
from tests.station import Station

REPORT = "7.1.20.13"


@pytest.fixture
def shipped(company: Company) -> Company:
    """A company that has shipped five A, with a batch."""
    company.receive(5)
    number = company.order(("A", 5))
    company.allocate(number, 1, 5)
    company.ship_allocated(number)
    company.keep(BatchId, code="NIGHT", description="Night run")
    return company


def ask(company: Company, *, user: str = "anna", batch: str = "NIGHT", output: str = "terminal", **more: str) -> int:
    """Put the shipment report into a batch, as its screen does."""
    job = Job("sales/shipment_report", REPORT, user, output=output, **more)  # type: ignore[arg-type]
    asking = Operator(user, APRIL, clock=company.operator.clock)
    return company.database.write(asking, batches.request, job.to_json(), batch)


def run(company: Company, **more: object) -> Ran:
    """Run what is due, as `qadtui batch` does."""
    anna = Operator("anna", APRIL, "cron", clock=company.operator.clock)
    return Runner(company.database, anna, **more).run(Wanted())  # type: ignore[arg-type]


def seen(company: Company) -> list[tuple[str, int, str]]:
    """State, rows and message of every request."""
    anna = Operator("anna", APRIL)
    return [(r["state"], r["rows"], r["message"]) for r in company.database.read(anna, batches.requests_of)]


def printed(company: Company, number: int) -> list[str]:
    return company.see(batches.lines_of, number, 0, 500)


async def test_a_report_is_put_into_a_batch_run_and_looked_at(station: Station, shipped: Company) -> None:
    await station.type(f"{REPORT}<Return><F1>terminal<Tab>night<F1>")
    assert station.messages == "Request 1 waits in batch NIGHT"
    await station.type("<F4>36.14.13<Return><F1>")
    assert station.messages == "1 run, 0 failed"
    await station.type("<F4>36.14.4<Return>")
    assert station.row(5).split()[1:7] == ["1", "NIGHT", REPORT, "anna", "done", "1"]
    await station.type("<F1>")
    assert "490.00" in station.screen()
    assert "End of Report" in station.screen()
    await station.type("<F4>")
    assert station.row(20).split() == ["│", "Request:", "1", "│"]


async def test_the_processor_runs_the_batches_it_is_asked_for(station: Station, shipped: Company) -> None:
    for code in ("A", "B", "C"):
        shipped.keep(BatchId, code=code)
        ask(shipped, batch=code)
    await station.type("36.14.13<Return>b<Tab>b<F1>")
    assert station.messages == "1 run, 0 failed"
    assert [state for state, _, _ in seen(shipped)] == ["waiting", "done", "waiting"]
    await station.type("c<Tab>b<F1>")
    assert station.messages == "From must not be after To"
    await station.type("<F8><Up><F8><F1>")
    assert [state for state, _, _ in seen(shipped)] == ["done", "done", "done"]


async def test_f4_stops_the_report_the_processor_is_at(
    station: Station, shipped: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("lp0")
    more_than_a_pipe_holds = 99
    shipped.keep(Printer, name="Dock", type="PLAIN", kind="device", destination="lp0", copies=more_than_a_pipe_holds)
    ask(shipped, output="Dock")
    ask(shipped)
    await station.type("36.14.13<Return>")
    station.session.keys.put(Key(Function.GO))
    paper = await asyncio.to_thread(open, "lp0", "rb")  # opened by both ends: it is printing now
    with paper:
        assert station.messages == "Please wait"
        station.session.keys.put(Key(Function.END))
        await station.settle()
    assert station.messages == "0 run, 0 failed"
    assert [state for state, _, _ in seen(shipped)] == ["waiting", "waiting"]


async def test_what_may_not_be_run_any_more_is_refused(station: Station, shipped: Company) -> None:
    await station.type("36.14.13<Return>")
    shipped.keep(Role, code="GUEST")
    shipped.keep(User, user_id="boss", role="ADMIN")
    shipped.change(User, user_id="anna", role="GUEST")
    await station.type("<F1>")
    assert station.messages == "You have no access to 36.14.13"


@pytest.mark.parametrize(("language", "end"), [("en", "End of Report"), ("zh_CN", "报表结束")])
async def test_a_result_is_in_the_language_of_who_asked_for_it(
    company_file: Path, shipped: Company, language: str, end: str
) -> None:
    ask(shipped, language=language)
    run(shipped)
    async with Station(company_file, language=language, date=APRIL) as station:
        await station.type("36.14.4<Return><F1>")
        assert end in station.screen()


async def test_printed_pages_are_looked_at_page_by_page(station: Station, shipped: Company) -> None:
    ask(shipped, output="page")
    run(shipped)
    await station.type("36.14.4<Return><F1>")
    assert "sosorp13.p" in station.row(2)
    assert "Page: 1 of 2" in station.messages
    await station.type("<F11>2<Return>")
    assert "Page: 2 of 2" in station.messages


async def test_what_waits_has_nothing_to_be_shown(station: Station, shipped: Company) -> None:
    ask(shipped)
    await station.type("36.14.4<Return><F1>")
    assert station.messages == "Batch request 1 has nothing to be shown here"
    assert "waiting" in station.row(5)


@pytest.mark.parametrize("delete", ["<F5>", "<Ctrl+D>"])
async def test_a_request_is_deleted_after_a_question(station: Station, shipped: Company, delete: str) -> None:
    for _ in range(2):
        ask(shipped)
    await station.type("36.14.4<Return>")
    assert "5=Delete" in station.row(24)
    await station.type(delete)
    assert station.row(22) == "Please confirm delete Yes"
    await station.type("<F1>")
    assert station.messages == "Record deleted"
    assert [r["number"] for r in shipped.database.read(Operator("anna", APRIL), batches.requests_of)] == [1]


async def test_a_request_that_runs_is_not_deleted(station: Station, shipped: Company) -> None:
    number = ask(shipped)
    runner = Runner(shipped.database, Operator("anna", APRIL, "cron"))
    with runner.next(Wanted()) as claimed:
        assert claimed is not None
        await station.type("36.14.4<Return><F5>")
        await station.type("<F1>")
        assert f"Batch request {number} is being edited by anna on cron" in station.row(22)
    assert len(seen(shipped)) == 1


async def test_users_see_their_own_requests_and_who_may_run_batches_all(company_file: Path, shipped: Company) -> None:
    shipped.keep(Role, code="CLERK")
    for name in ("7.*", "36.14.4"):
        shipped.keep(RoleRight, role="CLERK", kind="menu", name=name)
    shipped.keep(User, user_id="bert", role="CLERK")
    ask(shipped)
    ask(shipped, user="bert")
    async with Station(company_file, user="bert") as station:
        await station.type("36.14.4<Return>")
        assert [station.row(row).split()[1:5] for row in (5, 6)] == [["2", "NIGHT", REPORT, "bert"], ["│"]]
        await station.type("1<F1>")
        assert station.messages.startswith("There is no batch request 1")
    async with Station(company_file, date=APRIL) as station:
        await station.type("36.14.4<Return>")
        assert "anna" in station.row(5)
        assert "bert" in station.row(6)


async def test_f2_lists_the_requests(station: Station, shipped: Company) -> None:
    ask(shipped)
    await station.type("36.14.4<Return><F2>")
    assert REPORT in station.screen()


def test_three_reports_run_by_priority_and_one_that_fails_holds_nobody_up(shipped: Company) -> None:
    shipped.keep(BatchId, code="SOON", priority=5)
    shipped.keep(Printer, name="Gone", type="PLAIN", kind="device", destination="/nowhere/lp0")
    ask(shipped)
    ask(shipped, batch="SOON", output="Gone")
    ask(shipped, batch="SOON")
    order: list[int] = []
    assert run(shipped, ended=lambda claimed, reason: order.append(claimed.number)) == Ran(done=2, failed=1)
    assert order == [2, 3, 1]
    assert seen(shipped) == [
        ("done", 1, ""),
        ("failed", 0, "Printer Gone: No such file or directory"),
        ("done", 1, ""),
    ]


def test_what_nobody_foresaw_is_in_the_log_and_holds_nobody_up(shipped: Company) -> None:
    job = Job("sales/shipment_report", REPORT, "anna", request={"ranges": "nonsense"})
    shipped.database.write(Operator("anna", APRIL), batches.request, job.to_json(), "NIGHT")
    ask(shipped)
    assert run(shipped) == Ran(done=1, failed=1)
    [(state, _, message), _] = seen(shipped)
    assert state == "failed"
    assert message.startswith(f"{REPORT} failed; nothing of this step was saved. See ")


@pytest.mark.parametrize("withdrawn", ["the right", "the user"])
def test_rights_are_those_of_the_day_it_runs(shipped: Company, withdrawn: str) -> None:
    shipped.keep(Role, code="CLERK")
    shipped.keep(Role, code="GUEST")
    shipped.keep(RoleRight, role="CLERK", kind="menu", name="7.*")
    shipped.keep(User, user_id="bert", role="CLERK")
    ask(shipped, user="bert")
    if withdrawn == "the right":
        shipped.change(User, user_id="bert", role="GUEST")
    else:
        shipped.change(User, user_id="bert", active=False)
    assert run(shipped) == Ran(failed=1)
    [(state, _, message)] = seen(shipped)
    assert state == "failed"
    assert message == ("You have no access to 7.1.20.13" if withdrawn == "the right" else "User bert is not active")


def test_a_file_is_made_in_the_folder_the_batch_is_run_in(
    shipped: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ask(shipped, output="april.csv")
    run(shipped)
    assert seen(shipped) == [("done", 1, "april.csv")]
    assert "490" in (tmp_path / "april.csv").read_text(encoding="utf-8")


def test_a_permanent_batch_prints_anew_at_its_times(company_file: Path, shipped: Company, clock: FixedClock) -> None:
    shipped.operator.clock = clock
    shipped.keep(BatchId, code="HOURLY", permanent=True, interval=60)
    number = ask(shipped, batch="HOURLY")
    assert run(shipped) == Ran()
    moments = []
    for _ in range(2):
        clock.pass_time(hours=1)
        assert run(shipped) == Ran(done=1)
        assert run(shipped) == Ran()
        assert seen(shipped) == [("waiting", 1, "")]
        moments.append(clock.now())
        assert any("490.00" in line for line in printed(shipped, number))
    assert moments[1] - moments[0] == timedelta(hours=1)


def test_a_runner_told_to_stop_leaves_the_request_as_it_was(shipped: Company) -> None:
    number = ask(shipped)
    answers = iter([False, True])
    assert run(shipped, stopping=lambda: next(answers, True)) == Ran(stopped=True)
    assert seen(shipped) == [("waiting", 0, "")]
    assert printed(shipped, number) == []
    assert run(shipped) == Ran(done=1)


def test_two_databases_of_one_company_run_a_request_once(company_file: Path, shipped: Company) -> None:
    ask(shipped)
    other = Database.open(company_file)
    try:
        first, second = (Runner(d, Operator("anna", APRIL)) for d in (shipped.database, other))
        with first.next(Wanted()) as claimed:
            assert claimed is not None
            assert second.run(Wanted(asked=shipped.operator.clock.now())) == Ran()
        assert [state for state, _, _ in seen(shipped)] == ["running"]
        assert second.run(Wanted()) == Ran()
        [(state, _, message)] = seen(shipped)
        assert (state, message) == ("failed", "The program that ran it was killed")
    finally:
        other.close()
