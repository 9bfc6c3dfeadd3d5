"""A process of our own that works for somebody at a screen: it holds up nobody's keyboard, and can be ended.

    this process                                       python -m qadtui ... --job
    what is to be done, and where ---- its input ---->
    what it hears     <--------------- its output, JSON lines
    SIGTERM --------------------------------------->   clears away what is half done, and ends

The database's address, which may hold a password, stands in no argument and no variable. The input stays open as long
as this process lives: where it ends, so does the other one.
"""

import asyncio
import json
import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from signal import Signals
from typing import Any, Self

from qadtui.definitions.progress import Progress
from qadtui.language import messages
from qadtui.language.messages import Message, Refusal

GRACE = 5.0
"""Seconds it has to clear up before it is killed."""


class Child(ABC):
    """One process on its way: `progress` is the last that was heard of it; `refusal` is why it came to no good end."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.progress: Progress | None = None
        self.refusal: Refusal | None = None
        self._process = process
        self._news = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def started(cls, command: str, given: Mapping[str, Any]) -> Self:
        """Start a command, and give it what it needs. Whoever starts it awaits `stop` at the end."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "qadtui", command, "--job"),  # not one that lies in the current folder
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=_environment(),
            start_new_session=True,  # what a terminal sends to its programs is not for it
        )
        assert process.stdin
        process.stdin.write(json.dumps(given).encode() + b"\n")
        return cls(process)

    @property
    @abstractmethod
    def over(self) -> bool:
        """Whether it has come to an end, good or bad."""

    async def news(self) -> None:
        """Wait until more is heard of it."""
        await self._news.wait()
        if not self.over:
            self._news.clear()

    async def finished(self) -> None:
        """Wait for its end. Raises the Refusal it ended with."""
        await asyncio.shield(self._listening)
        if self.refusal:
            raise self.refusal

    async def stop(self) -> None:
        """End it, if it has not ended, and wait until it has cleared up."""
        if self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), GRACE)
            except TimeoutError:
                self._process.kill()
        await self._listening

    async def kill(self) -> None:
        """End one that has nothing to clear up, at once."""
        if self._process.returncode is None:
            self._process.kill()
        await self._listening

    def hear(self, told: dict[str, Any]) -> None:
        """Take in what it says of itself."""
        match told:
            case {"refused": number, "field": field, "values": values}:
                self.refusal = Refusal(Message.by_number[number], field, **values)
            case _:
                self.progress = Progress(**told)

    async def _listen(self) -> None:
        assert self._process.stdout
        assert self._process.stderr
        complaint = asyncio.create_task(self._process.stderr.read())
        async for line in self._process.stdout:
            self.hear(json.loads(line))
            self._news.set()
        complained, code = (await complaint).decode(errors="replace").strip(), await self._process.wait()
        if not self.over:
            reason = Signals(-code).name if code < 0 else complained.rpartition("\n")[2] or code
            self.refusal = Refusal(messages.JOB_ENDED_EARLY, reason=reason)
        self._news.set()


def progress_line(progress: Progress) -> str:
    """What the other process says of its progress."""
    return json.dumps(asdict(progress))


def refusal_line(refusal: Refusal, values: Mapping[str, Any]) -> str:
    """What it says when it was refused; `values` are those of the refusal, in words."""
    return json.dumps({"refused": refusal.message.number, "field": refusal.field, "values": values}, default=str)


def _environment() -> dict[str, str]:
    """Its own, in which it finds its modules where this process found them, and nowhere else."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(place for place in sys.path if Path(place).is_absolute())}
