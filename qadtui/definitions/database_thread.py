"""The operator's own database thread: the event loop never touches the database.

    program --await run(rule, ...)--> thread: one short transaction --> plain values, or a Refusal

One thread for each operator, so what an operator asks for happens in order. While it works, keys wait in the queue.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from sqlmodel import Session

    from qadtui.models.database import Database
    from qadtui.models.operator import Operator

T = TypeVar("T")

_AGAIN = 0.1
"""Seconds from one interruption to the next: the first may fall between two questions."""


class DatabaseThread:
    """Runs rules and questions for one operator; whoever opens the database in it sets `database` and `operator`."""

    database: "Database"
    operator: "Operator"

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")

    async def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """Call anything in the thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, *arguments)

    async def read(self, question: Callable[..., T], *arguments: Any) -> T:
        """`question(session, *arguments)` in a reading transaction."""
        return await self.call(self.database.read, self.operator, question, *arguments)

    async def glance(self, patience: float | None, question: Callable[..., T], *arguments: Any) -> T | None:
        """The same, but after so many seconds it is given up, and the answer is None; without any it is waited for."""
        asked = asyncio.ensure_future(self.read(question, *arguments))
        given_up = False
        while not (await asyncio.wait({asked}, timeout=patience))[0]:
            given_up, patience = True, _AGAIN
            self.database.interrupt()
        if given_up and asked.exception():
            return None
        return asked.result()

    async def run(self, rule: Callable[..., T], *arguments: Any) -> T:
        """`rule(session, *arguments)` in one writing transaction; a Refusal leaves the database as it was."""
        return await self.call(self.database.write, self.operator, rule, *arguments)

    async def rehearse(self, rule: Callable[..., Any], *arguments: Any) -> None:
        """Do a rule and undo it: all its refusals, none of its effects."""
        await self.call(_rehearse, self.database, self.operator, rule, *arguments)

    def close(self) -> None:
        """Wait for what is running and let the thread go."""
        self._thread.shutdown(wait=True)


class _Undo(Exception):
    """Ends a rehearsal's transaction."""


def _rehearse(database: "Database", operator: "Operator", rule: Callable[..., Any], *arguments: Any) -> None:
    def perform(session: "Session") -> None:
        rule(session, *arguments)
        raise _Undo

    with suppress(_Undo):
        database.write(operator, perform)
