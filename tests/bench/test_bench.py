"""The bench itself: it runs, prints what it measured beside a floor, and its arithmetic is right."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.result import Floor, Result, p99

ROOT = Path(__file__).parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.bench", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)


def test_a_quick_bench_prints_figures_floors_and_ratios(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    ran = bench("--quick", "--json", str(file), "order")
    assert ran.returncode == 0, ran.stderr
    (median, _) = figures = json.loads(file.read_text())
    (floor,) = median["floors"]
    assert floor["ratio"] == pytest.approx(median["value"] / floor["value"])
    assert f"{floor['ratio']:.2f}x" in ran.stdout
    assert all(figure["name"] in ran.stdout for figure in figures)
    assert ("15 ms reached" in ran.stdout) == median["reached"]


def test_forms_and_keys_need_no_more_bytes_than_they_should(tmp_path: Path) -> None:
    """Bytes are the same on every machine, so this may fail."""
    file = tmp_path / "figures.json"
    ran = bench("bytes", "--json", str(file))
    assert ran.returncode == 0, ran.stderr
    figures = json.loads(file.read_text())
    assert len(figures) >= 10
    assert [figure for figure in figures if not figure["reached"]] == []


@pytest.mark.parametrize("name", ["forms", "lookup", "browse", "hour", "lines", "report"])
def test_a_quick_bench_runs(name: str) -> None:
    ran = bench("--quick", name)
    assert ran.returncode == 0, ran.stderr


def test_a_bench_that_does_not_exist_is_named() -> None:
    ran = bench("speed")
    assert (ran.returncode, "there is no bench speed" in ran.stderr) == (2, True)


@pytest.mark.parametrize(("value", "reached"), [(10.0, True), (11.0, True), (11.5, False)])
def test_an_aim_may_be_so_many_times_the_floor(value: float, reached: bool) -> None:
    assert Result("start", value, "ms", [Floor("hello", 10.0)], 1.1, of_floor=True).reached is reached


def test_an_aim_is_else_in_the_unit_of_the_figure() -> None:
    floor = [Floor("curses", 1.0)]
    assert [Result("key", value, "ms", floor, 2.5).reached for value in (2.4, 2.6)] == [True, False]
    assert Result("key", 2.6, "ms", floor).reached is None


def test_99_of_100_do_not_exceed_p99() -> None:
    assert p99([*range(1, 101)]) == pytest.approx(99.01)
    assert p99([7.0]) == 7.0
