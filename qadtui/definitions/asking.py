"""One question to the database, which can be ended from another thread while it runs, and at no other moment.

An interruption that came a moment late would hit whatever the thread does next.
"""

import asyncio
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")

AGAIN = 0.1
"""Seconds from one interruption to the next: the first may fall between two of the question's statements."""


class GivenUp(Exception):
    """Nobody waits for the answer any more."""


class Asking(Generic[T]):
    """A question on its way. `ask` is for the database thread, `give_up` for everybody else."""

    def __init__(self, question: Callable[[], T], interrupt: Callable[[], None]) -> None:
        self._question, self._interrupt = question, interrupt
        self._lock, self._running, self._wanted = Lock(), False, True

    def ask(self) -> T:
        """The answer. Raises GivenUp if it was given up before it began, and what an interruption makes it raise."""
        with self._lock:
            if not self._wanted:
                raise GivenUp
            self._running = True
        try:
            return self._question()
        finally:
            with self._lock:
                self._running = False

    async def give_up(self, answer: "asyncio.Future[Any]") -> None:
        """End it, and wait until it has ended: until then `answer` is still to come."""
        while not answer.done():
            with self._lock:
                self._wanted = False
                if self._running:
                    self._interrupt()
            await asyncio.wait({answer}, timeout=AGAIN)
