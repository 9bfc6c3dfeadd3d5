"""`make bench`: what the program costs, beside what the same costs at least. Nothing fails for being slow.

    make bench                                      everything, some minutes
    make bench ARGS="--quick keys order"            some of it, a few repetitions
    make bench ARGS="--json figures.json"           also for other programs

Every floor is measured in the same run, so that a ratio means the same on every machine.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import Progress, TaskID

from tests.bench.browse import browse
from tests.bench.forms import forms
from tests.bench.hour import hour
from tests.bench.keys import keys
from tests.bench.load import load
from tests.bench.lookup import lookup
from tests.bench.many_lines import many_lines
from tests.bench.memory import memory
from tests.bench.order import order
from tests.bench.report import report
from tests.bench.result import Result
from tests.bench.screen_bytes import screen_bytes
from tests.bench.starting import starting
from tests.bench.stock_row import stock_row
from tests.bench.table import print_table
from tests.bench.work import Bench, Work

BENCHES: dict[str, Bench] = {
    "keys": keys,
    "starting": starting,
    "forms": forms,
    "bytes": screen_bytes,
    "lookup": lookup,
    "browse": browse,
    "memory": memory,
    "hour": hour,
    "order": order,
    "lines": many_lines,
    "load": load,
    "report": report,
    "stock": stock_row,
}


def main() -> None:
    """Measure what is asked for and print it."""
    asked = _options()
    results: list[tuple[str, Result]] = []
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        for name in asked.names or BENCHES:
            task = progress.add_task(name, total=None)
            measured = _measured(BENCHES[name], asked.quick, _teller(progress, task, name))
            results += [(name, result) for result in measured]
            progress.remove_task(task)
    print_table(results)
    if asked.json:
        figures = [{"bench": name} | result.plain() for name, result in results]
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench", description="Measures qadtui beside floors.")
    parser.add_argument("names", nargs="*", metavar="bench", help=f"of {', '.join(BENCHES)}; all by default")
    parser.add_argument("--quick", action="store_true", help="a few repetitions, to see that it works")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(BENCHES):
        parser.error(f"there is no bench {', '.join(sorted(unknown))}")
    return asked


def _measured(bench: Bench, quick: bool, tell: Callable[[str, int, int], None]) -> list[Result]:
    with TemporaryDirectory(prefix="qadtui-bench-") as folder:
        return list(bench(Work(quick, Path(folder), tell)))


def _teller(progress: Progress, task: TaskID, name: str) -> Callable[[str, int, int], None]:
    def tell(step: str, done: int, total: int) -> None:
        progress.update(task, description=f"{name}: {step}", completed=done, total=total)

    return tell


if __name__ == "__main__":
    main()
