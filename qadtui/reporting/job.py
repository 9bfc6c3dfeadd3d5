"""`qadtui report --job`: the other end of `definitions.running`, a job in a process of its own."""

import json
import os
import sys
from datetime import date
from decimal import Decimal
from typing import Any

from qadtui.definitions.child import progress_line, refusal_line
from qadtui.definitions.job import Job, Outcome, perform
from qadtui.definitions.running import outcome_line
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.models.database import Database
from qadtui.models.entrance import enter
from qadtui.models.operator import Operator
from qadtui.programs.failures import noted
from qadtui.settings import Settings
from qadtui.stopping import end_with, stoppable

NICE = 10
"""Operators at their keyboards go first."""

Given = dict[str, Any]


def run_job() -> int:
    """Perform the job that standard input names, and tell of it on standard output; 1 if it was refused."""
    os.nice(NICE)
    given = json.loads(sys.stdin.readline())
    end_with(sys.stdin.fileno())
    job = Job.from_json(given["job"])
    try:
        _tell(outcome_line(_perform(job, given)))
    except Refusal as refusal:
        _tell(refusal_line(refusal, _in_words(refusal, Translator(job.language))))
        return 1
    return 0


def _perform(job: Job, given: Given) -> Outcome:
    """Raises a Refusal for whatever keeps it from being whole."""
    database, operator = _signed_in(job, given)
    try:
        with stoppable(database.interrupt):
            return perform(database, operator, job, lambda progress: _tell(progress_line(progress)))
    except OSError as error:
        raise Refusal(
            messages.FILE_NOT_WRITTEN, "output", file=error.filename or job.output, reason=error.strerror
        ) from error
    except Refusal:
        raise
    except Exception as failure:
        raise Refusal(messages.JOB_FAILED, file=noted(failure)) from failure
    finally:
        database.close()


def _signed_in(job: Job, given: Given) -> tuple[Database, Operator]:
    """As the operator who asked, on the business date they work on: they were allowed it when they set it."""
    database, operator, _ = enter(Settings(given["database"], job.user, given["terminal"], language=job.language))
    operator.date = date.fromisoformat(job.date) if job.date else operator.date
    return database, operator


def _tell(line: str) -> None:
    print(line, flush=True)


def _in_words(refusal: Refusal, translate: Translator) -> dict[str, Any]:
    """The values of a refusal as JSON has them."""
    plain = (int, str, float, bool, type(None))
    return {
        name: translate(value) if isinstance(value, Text) else value if isinstance(value, plain) else _worded(value)
        for name, value in refusal.values.items()
    }


def _worded(value: Any) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
