"""7.1.20.13 over a million shipments: the first screenful, the totals, and everything as CSV and as a workbook.

The floor puts the same question to the sqlite3 command line, which writes CSV; it knows no workbooks. Files are made
by `qadtui report`, from its start to its end; their memory is the most that process ever held.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import NamedTuple

from sqlmodel import Session

from qadtui.definitions.job import Job, screen_of
from qadtui.definitions.reported import first_lines
from qadtui.models.database import Database
from qadtui.reports.request import Request
from qadtui.reports.selection import totals_of
from tests.bench.people import operator
from tests.bench.result import Floor, Result, median
from tests.bench.shipments import shipped
from tests.bench.work import Work

SHELL = "sqlite3"
NUMBER, SCREEN = "7.1.20.13", "sales/shipment_report"
SCREENFUL = 18
RSS_IN_MB = 2**20 if sys.platform == "darwin" else 2**10
COLUMNS = """
    t.effective, t."order", t.line, c.number, i.number, t.order_quantity / 100000.0, t.price / 100000.0,
    t.amount / 1000.0, c.name, o.channel, t.um, u.code, t.lot
"""
ROWS = f"""
    select {COLUMNS} from stock_transaction t left join customer c on c.id = t.customer_id
    left join item i on i.id = t.item_id left join currency u on u.id = t.currency_id
    left join sales_order_line l on l.id = t.order_line_id left join sales_order o on o.id = l.order_id
    where t.type = 'ISS-SO' order by t.effective, t."order", t.line, t.id
"""
TOTALS = """
    select u.code, sum(t.order_quantity) / 100000.0, sum(t.amount) / 1000.0 from stock_transaction t
    left join currency u on u.id = t.currency_id where t.type = 'ISS-SO' group by u.code
"""


MEASURE = """
import os, sys, time
began = time.perf_counter()
null = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[null])
_, status, used = os.wait4(child, 0)
print(time.perf_counter() - began, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
Ask = Callable[[Session], None]


class Run(NamedTuple):
    """How long a process ran, and the most megabytes it held."""

    seconds: float
    megabytes: float


def report(work: Work) -> Iterator[Result]:
    """Fill a database, then ask. Without the sqlite3 command line there are no floors, which is said."""
    if which(SHELL) is None:
        print(f"there is no {SHELL} on the path to compare reports with", file=sys.stderr)
    many = work.count(1_000_000, 20_000)
    work.tell("shipments", 0, 1)
    file = shipped(work.folder, many)
    database = Database.open(file)
    for name, ask, sql, aim in _questions(many):
        times = list(work.times(name, 20, 2))
        ours = median(_timed(database, ask) for _ in times)
        floors = [Floor(SHELL, run.seconds * 1000) for run in _floor(file, sql, len(times))]
        yield Result(f"{name} of {many:,}", ours * 1000, "ms", floors, aim)
    database.close()
    floor = _floor(file, ROWS, work.count(3, 1))
    for kind in ("csv", "xlsx"):
        made = work.folder / f"made.{kind}"
        run = _median([_ran(_command(file, made)) for _ in work.times(kind, 3, 1)])
        seconds, megabytes = ([Floor(f"{SHELL}, csv", least[at]) for least in floor] for at in (0, 1))
        yield Result(f"{many:,} as {kind}", run.seconds, "s", seconds, 3.0 if floor else None, of_floor=True)
        yield Result(f"{many:,} as {kind}, memory", run.megabytes, "MB", megabytes)


def _questions(many: int) -> Iterator[tuple[str, Ask, str, float | None]]:
    """What a terminal shows at once: its name, how we ask it and how the shell is asked, and the aim in ms."""
    job = Job(SCREEN, NUMBER, "anna")
    screen = screen_of(job, operator())
    definition = screen.report

    def first_page(session: Session) -> None:
        lines, complete = first_lines(session, screen, job, SCREENFUL)
        assert (lines.count, complete) == (SCREENFUL, False)

    def totals(session: Session) -> None:
        sums = totals_of(session, definition, Request())
        assert sum(each["order_quantity"] for each in sums.values()) > many

    yield "first screenful", first_page, f"{ROWS} limit {SCREENFUL + 1}", 50.0
    yield "totals", totals, TOTALS, None


def _timed(database: Database, ask: Ask) -> float:
    began = time.perf_counter()
    database.read(operator(), ask)
    return time.perf_counter() - began


def _command(file: Path, made: Path) -> list[str]:
    options = ["--database", str(file), "--user", "anna", "--date", "2026-04-01", "--output", str(made)]
    return [sys.executable, "-m", "qadtui", "report", NUMBER, *options]


def _floor(file: Path, question: str, times: int) -> list[Run]:
    """The shell's answer as CSV, to nowhere; none if there is no shell."""
    command = [SHELL, "-csv", "-header", str(file), question]
    return [_median([_ran(command) for _ in range(times)])] if which(SHELL) else []


def _median(runs: list[Run]) -> Run:
    return Run(median(run.seconds for run in runs), median(run.megabytes for run in runs))


def _ran(command: list[str]) -> Run:
    """Run a command to its end; a small process starts it, for the memory of who starts it is counted, too."""
    ran = subprocess.run([sys.executable, "-ISc", MEASURE, *command], capture_output=True, text=True, check=True)
    seconds, most = map(float, ran.stdout.split())
    return Run(seconds, most / RSS_IN_MB)
