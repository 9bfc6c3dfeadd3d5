"""Reports that wait in batches: when they are due, in which order, and that each is run by one runner alone."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from qadtui.language import messages
from qadtui.models.operator import Operator
from qadtui.models.tables import BatchId, BatchOutput, Printer, PrinterType, Role, RoleRight, User
from qadtui.models.users import authenticate
from qadtui.rules import batches, masters
from qadtui.rules.batches import PART, Claimed, Wanted
from qadtui.rules.batches.schedule import Schedule
from tests.conftest import FixedClock
from tests.rules.company import Company

DUE = Wanted()


def here(clock: str) -> datetime:
    """A time on April 1st 2026, on the clock of this machine's place."""
    return datetime.fromisoformat(f"2026-04-01 {clock}").astimezone()


def ask(company: Company, batch: str, output: str = "terminal", **job: Any) -> int:
    return company.do(batches.request, {"number": "7.1.20.13", "output": output} | job, batch)


def begin(company: Company, number: int, wanted: Wanted = DUE) -> Claimed:
    claimed = company.do(batches.begin, number, wanted)
    assert claimed is not None
    return claimed


def states(company: Company) -> dict[int, str]:
    return {request["number"]: request["state"] for request in company.see(batches.requests_of)}


@pytest.fixture
def batch(company: Company) -> str:
    """A batch that runs whenever something waits, and Anna, who may see everything."""
    company.do(authenticate, "anna")
    company.keep(BatchId, code="NIGHT")
    return "NIGHT"


@pytest.mark.parametrize(
    ("run_at", "interval", "queued", "started", "now", "due"),
    [
        ("", 0, "09:00", None, "09:00", True),
        ("", 0, "09:00", "09:00", "23:00", False),
        ("22:30", 0, "09:00", None, "22:29", False),
        ("22:30", 0, "09:00", None, "22:30", True),
        ("22:30", 0, "22:31", None, "23:59", False),
        ("22:30", 0, "09:00", "22:30", "23:59", False),
        ("08:00", 0, "07:00", None, "11:00", True),
        ("", 60, "09:10", None, "09:59", False),
        ("", 60, "09:10", None, "10:00", True),
        ("", 60, "09:10", "10:00", "10:59", False),
        ("", 60, "09:10", "10:00", "11:00", True),
        ("06:15", 30, "06:20", None, "06:44", False),
        ("06:15", 30, "06:20", None, "06:45", True),
    ],
)
def test_a_batch_is_due_at_its_times(
    run_at: str, interval: int, queued: str, started: str | None, now: str, due: bool
) -> None:
    assert Schedule(run_at, interval).is_due(here(queued), here(started) if started else None, here(now)) is due


def test_last_nights_run_is_made_up_for_once() -> None:
    nightly, morning = Schedule("22:30", 0), here("07:00")
    assert nightly.is_due(here("06:00") - timedelta(days=2), None, morning)
    assert not nightly.is_due(here("06:00") - timedelta(days=2), here("06:59"), morning)


def test_a_request_keeps_who_asked_for_what(company: Company, batch: str, clock: FixedClock) -> None:
    number = ask(company, batch, "page", language="zh_CN")
    [request] = company.see(batches.requests_of)
    assert {name: request[name] for name in ("number", "batch", "user", "function", "output", "state")} == {
        "number": number,
        "batch": "NIGHT",
        "user": "anna",
        "function": "7.1.20.13",
        "output": "page",
        "state": "waiting",
    }
    assert request["queued_at"] == clock.now()


def test_a_batch_must_be_there(company: Company, batch: str) -> None:
    refusal = company.refused(messages.DOES_NOT_EXIST, ask, company, "NOON")
    assert refusal.field == "batch"
    assert str(refusal) == "Batch ID NOON does not exist"


@pytest.mark.parametrize("output", ["/april.pdf", "../april.pdf", "~/april.pdf", "out/april.pdf"])
def test_a_batch_writes_no_file_outside_its_own_folder(company: Company, batch: str, output: str) -> None:
    assert company.refused(messages.FILE_OF_A_BATCH, ask, company, batch, output).field == "output"


def test_a_printer_may_be_called_like_a_folder(company: Company, batch: str) -> None:
    company.keep(PrinterType, code="PLAIN")
    company.keep(Printer, name="2/east", type="PLAIN", destination="laser")
    assert ask(company, batch, "2/EAST")


def test_the_batch_of_the_highest_priority_runs_first_and_in_it_who_asked_first(company: Company, batch: str) -> None:
    company.keep(BatchId, code="SOON", priority=9)
    first, second, third = ask(company, "NIGHT"), ask(company, "SOON"), ask(company, "SOON")
    assert company.see(batches.candidates, DUE) == [second, third, first]


def test_batches_are_chosen_from_one_to_another(company: Company, batch: str) -> None:
    for code in ("A", "Z"):
        company.keep(BatchId, code=code)
    numbers = {code: ask(company, code) for code in ("A", "NIGHT", "Z")}

    def found(first: str, last: str) -> list[int]:
        return company.see(batches.candidates, Wanted(first, last))

    assert found("B", "") == [numbers["NIGHT"], numbers["Z"]]
    assert found("", "B") == [numbers["A"]]
    assert found("NIGHT", "NIGHT") == [numbers["NIGHT"]]


def test_what_is_begun_is_nobody_elses(company: Company, batch: str) -> None:
    number = ask(company, batch)
    claimed = begin(company, number)
    assert (claimed.user, claimed.function, claimed.batch) == ("anna", "7.1.20.13", "NIGHT")
    assert states(company) == {number: "running"}


def test_a_second_look_finds_that_another_runner_was_there_between(company: Company, batch: str) -> None:
    number = ask(company, batch)
    company.do(batches.end, begin(company, number), 5, "")
    assert company.do(batches.begin, number, DUE) is None
    assert states(company) == {number: "done"}


def test_what_ends_well_and_what_fails_stays_to_be_seen(company: Company, batch: str) -> None:
    good, bad = ask(company, batch), ask(company, batch)
    company.do(batches.end, begin(company, good), 17, "april.pdf")
    company.do(batches.fail, begin(company, bad), "User bert is not active")
    seen = [(r["state"], r["rows"], r["message"]) for r in company.see(batches.requests_of)]
    assert seen == [("done", 17, "april.pdf"), ("failed", 0, "User bert is not active")]
    assert company.see(batches.candidates, DUE) == []


def test_what_was_stopped_waits_as_if_nobody_had_begun_it(company: Company, batch: str) -> None:
    number = ask(company, batch)
    company.do(batches.put_back, begin(company, number))
    assert company.see(batches.candidates, DUE) == [number]


def test_a_permanent_batch_runs_again_at_its_next_time(company: Company, batch: str, clock: FixedClock) -> None:
    company.keep(BatchId, code="HOURLY", permanent=True, interval=60)
    number = ask(company, "HOURLY")
    for _ in range(2):
        assert company.see(batches.candidates, DUE) == []
        clock.pass_time(hours=1)
        assert company.see(batches.candidates, DUE) == [number]
        company.do(batches.end, begin(company, number), 1, "")
        assert states(company) == {number: "waiting"}


def test_a_permanent_batch_without_a_time_runs_once_and_then_when_it_is_asked_for(
    company: Company, batch: str, clock: FixedClock
) -> None:
    company.keep(BatchId, code="ASKED", permanent=True)
    number = ask(company, "ASKED")
    company.do(batches.end, begin(company, number), 1, "")
    clock.pass_time(days=3)
    assert company.see(batches.candidates, DUE) == []
    now = Wanted(asked=clock.now())
    assert company.see(batches.candidates, now) == [number]
    clock.pass_time(seconds=1)
    company.do(batches.end, begin(company, number, now), 1, "")
    assert company.see(batches.candidates, now) == []


def test_asking_for_a_batch_goes_before_its_time(company: Company, batch: str, clock: FixedClock) -> None:
    company.keep(BatchId, code="LATE", run_at=f"{clock.now().astimezone() + timedelta(hours=1):%H:%M}")
    number = ask(company, "LATE")
    assert company.see(batches.candidates, DUE) == []
    assert company.see(batches.candidates, Wanted(asked=clock.now())) == [number]


@pytest.mark.parametrize(("permanent", "state"), [(False, "failed"), (True, "waiting")])
def test_what_a_dead_runner_left_is_found_out(company: Company, batch: str, permanent: bool, state: str) -> None:
    company.keep(BatchId, code="LEFT", permanent=permanent)
    number = ask(company, "LEFT", language="zh_CN")
    begin(company, number)
    assert company.see(batches.candidates, DUE) == [number]
    assert company.do(batches.begin, number, DUE) is None
    [request] = company.see(batches.requests_of)
    assert request["state"] == state
    assert request["message"]
    assert company.see(batches.candidates, DUE) == []


def test_a_result_is_read_from_any_line(company: Company, batch: str) -> None:
    number = ask(company, batch)
    lines = [f"line {at} 销售" for at in range(2 * PART + 7)]
    company.do(batches.keep_part, number, 0, ["Item", "----"])
    for part in range(3):
        company.do(batches.keep_part, number, part + 1, lines[part * PART : (part + 1) * PART])
    assert company.see(batches.heading_of, number) == ["Item", "----"]
    assert company.see(batches.line_count, number) == len(lines)
    for first, count in ((0, 5), (PART - 2, 5), (PART, PART), (2 * PART + 5, 9), (5 * PART, 3), (0, 3 * PART)):
        assert company.see(batches.lines_of, number, first, count) == lines[first : first + count]


def test_a_text_is_found_in_a_result(company: Company, batch: str) -> None:
    number = ask(company, batch)
    company.do(batches.keep_part, number, 0, [])
    company.do(batches.keep_part, number, 1, ["Beer"] + [""] * (PART - 1))
    company.do(batches.keep_part, number, 2, ["", "beer", "wine"])

    def found(text: str, first: int) -> int | None:
        return company.see(batches.find_line, number, text, first)

    assert (found("BEER", 0), found("beer", 1), found("beer", PART + 2)) == (0, PART + 1, None)
    assert found("wine", 5) == PART + 2


def test_a_new_result_takes_the_place_of_the_one_before(company: Company, batch: str) -> None:
    number = ask(company, batch)
    for lines in (["old"] * 3, ["new"]):
        company.do(batches.keep_part, number, 0, [])
        company.do(batches.keep_part, number, 1, lines)
    assert company.see(batches.lines_of, number, 0, 9) == ["new"]


def test_nothing_is_kept_of_what_failed(company: Company, batch: str) -> None:
    number = ask(company, batch)
    claimed = begin(company, number)
    company.do(batches.keep_part, number, 0, ["Item"])
    company.do(batches.fail, claimed, "killed")
    assert company.rows(BatchOutput) == []
    assert company.see(batches.line_count, number) == 0


def test_a_request_goes_with_its_result(company: Company, batch: str) -> None:
    number, other = ask(company, batch), ask(company, batch)
    company.do(batches.keep_part, number, 0, ["Item"])
    company.do(batches.delete, number)
    assert states(company) == {other: "waiting"}
    assert company.rows(BatchOutput) == []
    company.refused(messages.NO_REQUEST, company.do, batches.delete, number)


def test_a_batch_with_requests_cannot_be_deleted(company: Company, batch: str) -> None:
    ask(company, batch)
    company.refused(messages.IN_USE, company.do, masters.delete, BatchId, {"code": batch}, 1)


def test_users_see_and_delete_their_own_and_who_may_run_batches_all(
    company: Company, batch: str, operator: Operator
) -> None:
    company.keep(Role, code="CLERK")
    company.keep(RoleRight, role="CLERK", kind="menu", name="7.*")
    company.keep(User, user_id="bert", role="CLERK")
    bert = Company(company.database, Operator("bert", operator.date, clock=operator.clock))
    hers, his = ask(company, batch), ask(bert, batch)
    assert set(states(bert)) == {his}
    assert set(states(company)) == {hers, his}
    company.refused(messages.NOT_YOURS, bert.do, batches.delete, hers)
    company.do(batches.delete, his)
    assert states(bert) == {}
