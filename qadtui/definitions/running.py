"""A job in a process of its own: it holds up nobody's keyboard, and can be ended.

    this process                                            python -m qadtui report --job
    the job, and which database ------- its input ------->  signs in as the same user, and performs it
    Progress, Progress ... Outcome <--- its output, JSON lines
    SIGTERM --------------------------------------------->  clears away what is half done, and ends

The database's address, which may hold a password, stands in no argument and no variable. The input stays open as long
as this process lives: where it ends, so does the job.
"""

import asyncio
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from signal import Signals
from typing import Any, Self

from qadtui.definitions.job import Job, Outcome
from qadtui.definitions.progress import Progress
from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.settings import Settings

COMMAND = (sys.executable, "-P", "-m", "qadtui", "report", "--job")
"""This very program; not one that lies in the current folder."""

GRACE = 5.0
"""Seconds a job has to clear up before it is killed."""


class Running:
    """One job on its way: `progress` is the last that was heard of it, then it has an `outcome` or a `refusal`."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.progress: Progress | None = None
        self.outcome: Outcome | None = None
        self.refusal: Refusal | None = None
        self._process = process
        self._news = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, job: Job, settings: Settings) -> Self:
        """Start the job. Whoever starts it awaits `stop` at the end."""
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=_environment(),
            start_new_session=True,  # what a terminal sends to its programs is not for it
        )
        assert process.stdin
        given = {"job": job.to_json(), "database": settings.database, "terminal": settings.terminal}
        process.stdin.write(json.dumps(given).encode() + b"\n")
        return cls(process)

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.outcome is not None or self.refusal is not None

    async def news(self) -> None:
        """Wait until more is heard of it."""
        await self._news.wait()
        if not self.over:
            self._news.clear()

    async def ended(self) -> Outcome:
        """Wait for its end. Raises the Refusal it ended with."""
        await asyncio.shield(self._listening)
        if self.refusal:
            raise self.refusal
        assert self.outcome
        return self.outcome

    async def stop(self) -> None:
        """End it, if it has not ended, and wait until it has cleared up."""
        if self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), GRACE)
            except TimeoutError:
                self._process.kill()
        await self._listening

    async def _listen(self) -> None:
        assert self._process.stdout
        assert self._process.stderr
        complaint = asyncio.create_task(self._process.stderr.read())
        async for line in self._process.stdout:
            self._hear(json.loads(line))
            self._news.set()
        complained, code = (await complaint).decode(errors="replace").strip(), await self._process.wait()
        if not self.over:
            reason = Signals(-code).name if code < 0 else complained.rpartition("\n")[2] or code
            self.refusal = Refusal(messages.JOB_ENDED_EARLY, reason=reason)
        self._news.set()

    def _hear(self, told: dict[str, Any]) -> None:
        match told:
            case {"rows": rows, "where": where}:
                self.outcome = Outcome(rows, where)
            case {"refused": number, "field": field, "values": values}:
                self.refusal = Refusal(Message.by_number[number], field, **values)
            case _:
                self.progress = Progress(**told)


def progress_line(progress: Progress) -> str:
    """What a running job says of its progress."""
    return json.dumps(asdict(progress))


def outcome_line(outcome: Outcome) -> str:
    """What it says at its end."""
    return json.dumps(asdict(outcome))


def refusal_line(refusal: Refusal, values: dict[str, Any]) -> str:
    """What it says when it was refused; `values` are those of the refusal, in words."""
    return json.dumps({"refused": refusal.message.number, "field": refusal.field, "values": values}, default=str)


def _environment() -> dict[str, str]:
    """Its own, in which it finds its modules where this process found them, and nowhere else."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(place for place in sys.path if Path(place).is_absolute())}
