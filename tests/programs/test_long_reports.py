"""Reports that take long: they are made by a process of their own, tell how far they are, and can be stopped."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import delete
from sqlmodel import Session

from qadtui.definitions.running import Running
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import RoleRight
from qadtui.models.view import table_of
from qadtui.terminal import legends
from qadtui.terminal.notation import keys_of
from tests.company import APRIL
from tests.many_shipments import ship_many
from tests.station import Station
from tests.working_company import make_company

MANY = 60_000


@pytest.fixture(scope="module")
def long_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with a shipment report that takes seconds."""
    file = tmp_path_factory.mktemp("long") / "company.db"
    make_company(file)
    ship_many(file, MANY)
    return file


@pytest.fixture
def long_file(long_pattern: Path, tmp_path: Path) -> Path:
    """Such a company of one's own."""
    return Path(copyfile(long_pattern, tmp_path / "company.db"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder somebody started qadtui in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Running]:
    """The processes that are started."""
    jobs: list[Running] = []
    start = Running.start

    async def noted(*arguments: object) -> Running:
        jobs.append(await start(*arguments))  # type: ignore[arg-type]
        return jobs[-1]

    monkeypatch.setattr(Running, "start", noted)
    return jobs


class Watching(Station):
    """An operator who waits for what the screen shows."""

    def __init__(self, database: Path) -> None:
        super().__init__(database, date=APRIL)
        self.changed = asyncio.Event()
        self.session.on_change = self.changed.set

    async def shows(self, wanted: str) -> str:
        """Wait until the screen shows something."""
        async with asyncio.timeout(60):
            while wanted not in self.screen():
                self.changed.clear()
                await self.changed.wait()
        return self.screen()

    def press(self, keys: str) -> None:
        """Press keys and wait for nothing."""
        for key in keys_of(keys):
            self.session.keys.put(key)


@pytest.fixture
async def station(long_file: Path) -> AsyncIterator[Watching]:
    async with Watching(long_file) as station:
        yield station


def gone(job: Running) -> bool:
    """Whether its process has ended and was waited for."""
    return job._process.returncode is not None


async def test_a_file_says_how_far_it_is_and_can_be_stopped(
    station: Watching, folder: Path, started: list[Running]
) -> None:
    await station.type("7.1.20.13<Return><F1>")
    station.press("april.txt<F1>")
    await station.shows("rows, ")
    assert "a second" in station.row(22)
    assert station.row(24) == legends.RUNNING.message
    station.press("<F4>")
    await station.shows("Stopped; nothing was written")
    await station.settle()
    assert gone(started[0])
    assert files(folder) == []
    assert station.cursor == (3, 26)


async def test_ctrl_c_stops_it_too(station: Watching, folder: Path) -> None:
    await station.type("7.1.20.13<Return><F1>")
    station.press("april.txt<F1>")
    await station.shows("rows, ")
    station.press("<Ctrl+C>")
    await station.shows("Stopped")
    assert files(folder) == []


async def test_only_what_stops_it_goes_past_the_keys_that_wait(station: Watching, folder: Path) -> None:
    await station.type("7.1.20.13<Return><F1>")
    station.press("april.txt<F1>")
    await station.shows("rows, ")
    station.press("C100<Tab>C1<F4>99<F1>")
    await station.shows("Output: april.txt")
    await station.settle()
    assert station.row(3).split()[2:-1] == ["C100", "To:", "C199"]
    assert files(folder) == []


async def test_an_f4_that_was_typed_ahead_stops_nothing(station: Watching, folder: Path) -> None:
    await station.type("7.1.20.13<Return>C999<F1>april.txt<F1><F4>")
    assert "Main Menu" in station.row(2)
    assert files(folder) == ["april.txt"]


async def test_a_process_that_is_killed_is_told(station: Watching, folder: Path, started: list[Running]) -> None:
    await station.type("7.1.20.13<Return><F1>")
    station.press("april.txt<F1>")
    await station.shows("rows, ")
    os.kill(started[0]._process.pid, signal.SIGKILL)
    await station.shows("The report was ended before it was whole (SIGKILL)")
    assert not (folder / "april.txt").exists()
    await station.settle()
    assert station.cursor == (3, 26)


async def test_the_first_page_is_there_before_the_rest_is_made(station: Watching, started: list[Running]) -> None:
    await station.type("7.1.20.13<Return><F1><F1>")
    assert station.row(4).split()[1] == "SO1001"
    assert not started[0].over
    await station.type("<Space>")
    assert station.row(4).split()[1] == "SO200018"
    await station.shows(f"of {MANY // 18 + 1}")
    assert station.row(4).split()[1] == "SO200018"
    assert station.row(23) == ""
    await station.type("<End>")
    assert "End of Report" in station.screen()
    assert f"{MANY + 1}.0" in station.screen()


async def test_the_end_is_waited_for_with_progress(station: Watching) -> None:
    await station.type("7.1.20.13<Return><F1><F1>")
    station.press("<End>")
    await station.shows("a second")
    assert station.row(24) == legends.RUNNING.message
    await station.settle()
    assert "End of Report" in station.screen()


async def test_a_text_is_found_while_the_report_is_being_made(station: Watching) -> None:
    await station.type("7.1.20.13<Return><F1><F1><F3>so255555<F1>")
    assert station.row(4).split()[1] == "SO255555"


async def test_leaving_the_pager_ends_the_process(station: Watching, started: list[Running]) -> None:
    await station.type("7.1.20.13<Return><F1><F1><F4>")
    assert gone(started[0])
    assert station.cursor == (3, 26)


async def test_a_hangup_ends_the_process(long_file: Path, folder: Path, started: list[Running]) -> None:
    async with Watching(long_file) as station:
        await station.type("7.1.20.13<Return><F1>")
        station.press("april.txt<F1>")
        await station.shows("rows, ")
        await station.session.hangup()
    assert gone(started[0])
    assert files(folder) == []


async def test_no_spool_is_left(station: Watching, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    await station.type("7.1.20.13<Return><F1><F1>")
    assert len(files(folder)) == 1
    await station.type("<F4>")
    assert files(folder) == []


async def test_the_database_s_address_is_in_no_argument_and_no_variable(
    station: Watching, long_file: Path, started: list[Running]
) -> None:
    await station.type("7.1.20.13<Return><F1><F1>")
    assert str(long_file).encode() not in told_of_process(started[0]._process.pid)


def told_of_process(number: int) -> bytes:
    """What everybody, and its owner, can read of a process."""
    process = Path(f"/proc/{number}")
    if not process.exists():
        pytest.skip("there is no /proc here")
    return (process / "cmdline").read_bytes() + (process / "environ").read_bytes()


class Witness:
    """Somebody who writes down what is typed, such as a journal."""

    def asked(self, place: object) -> None: ...
    def took(self, key: object) -> None: ...
    def put_back(self) -> None: ...
    def dropped(self, count: int) -> None: ...


async def test_before_a_witness_every_screen_is_the_same_however_fast_the_machine_is(station: Watching) -> None:
    station.session.keys.witness = Witness()
    await station.type("7.1.20.13<Return><F1><F1>")
    assert station.row(22).startswith(f"Page: 1 of {MANY // 18 + 1}")
    assert station.row(23) == ""


async def test_who_may_not_run_the_report_any_more_gets_none(station: Watching, long_file: Path, folder: Path) -> None:
    await station.type("7.1.20.13<Return><F1>")
    database = Database.open(long_file)
    database.write(Operator("carl", APRIL), forbid)
    database.close()
    await station.type("april.txt<F1>")
    assert "7.1.20.13" in station.row(22)
    assert files(folder) == []


def forbid(session: Session) -> None:
    """Nobody may do anything any more."""
    session.connection().execute(delete(table_of(RoleRight)))
