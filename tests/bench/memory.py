"""What a session keeps of the machine's memory: RSS counts what it shares with others in full, PSS its part of it."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.line import Line
from tests.bench.result import Floor, Result, median
from tests.bench.subjects import F4, company, hello, hello_shown, menu_shown, open_order, qadtui
from tests.bench.work import Work

STEADY, PAUSE = 5, 0.1  # so many readings alike, so many seconds apart
Memory = dict[str, float]


def memory(work: Work) -> Iterator[Result]:
    """At the menu, once everything behind it is loaded; and after forms were opened."""
    file = company(work.folder)
    menus, worked, floors, orms = [], [], [], []
    for _ in work.times("sessions", 3, 1):
        with Line(qadtui(file)) as ours, Line(hello()) as textual, Line(hello("orm", str(file))) as orm:
            ours.until(menu_shown)
            textual.until(hello_shown)
            orm.until(hello_shown)
            menus.append(steady(ours))
            floors.append(steady(textual))
            orms.append(steady(orm))
            for _ in range(5):
                open_order(ours)
                ours.write(F4)
                ours.until(menu_shown)
            worked.append(steady(ours))
    for kind in floors[0]:
        beside = [Floor("hello in Textual", _middle(floors, kind)), Floor("hello after SQLModel", _middle(orms, kind))]
        yield Result(f"memory at the menu, {kind}", _middle(menus, kind), "MB", beside)
        yield Result(f"memory after forms, {kind}", _middle(worked, kind), "MB", beside)


def _middle(readings: list[Memory], kind: str) -> float:
    return median(reading[kind] for reading in readings)


def steady(line: Line) -> Memory:
    """What it holds when it has stopped to grow."""
    readings = [_in_mb(line.process.pid)]
    while len(readings) < STEADY or any(reading != readings[-1] for reading in readings[-STEADY:]):
        time.sleep(PAUSE)
        line.rest()
        readings.append(_in_mb(line.process.pid))
    return readings[-1]


def held(process: int) -> Memory:
    """What a process holds, in kB; PSS where the system tells it."""
    if sys.platform == "linux":
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        return {kind.upper(): int(size) for kind, size in re.findall(r"^(Rss|Pss): +(\d+)", told, re.MULTILINE)}
    said = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    return {"RSS": int(said.stdout)}


def _in_mb(process: int) -> Memory:
    """To a quarter, so that readings of what no longer grows are alike."""
    return {kind: round(size / 256) / 4 for kind, size in held(process).items()}
