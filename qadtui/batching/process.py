"""`qadtui batch --job`: the other end of `programs.batch_process`, the batches that 36.14.13 runs."""

import json
import sys
from typing import Any

from qadtui.batching.command import at_work
from qadtui.batching.stop import asked_to_stop
from qadtui.definitions.child import progress_line, refusal_line
from qadtui.language.messages import Refusal
from qadtui.programs.batch_process import ran_line, wanted_of
from qadtui.programs.batch_runner import Ran, Runner
from qadtui.settings import Settings
from qadtui.stopping import end_with


def run_wanted() -> int:
    """Run the batches that standard input names, and tell of it on standard output; 1 if it was refused."""
    given = json.loads(sys.stdin.readline())
    end_with(sys.stdin.fileno())
    try:
        _tell(ran_line(_run(given)))
    except Refusal as refusal:
        _tell(refusal_line(refusal, refusal.values))
        return 1
    return 0


def _run(given: dict[str, Any]) -> Ran:
    settings = Settings(given["database"], given["user"], given["terminal"])
    with at_work(settings) as (database, operator), asked_to_stop() as stop:
        runner = Runner(
            database,
            operator,
            stopping=lambda: stop.asked,
            tell=lambda claimed, progress: _tell(progress_line(progress)),
        )
        return runner.run(wanted_of(given))


def _tell(line: str) -> None:
    print(line, flush=True)
