"""The operator's own database thread: the event loop never touches the database.

    program --await run(rule, ...)--> thread: one short transaction --> plain values, or a Refusal

One thread for each operator, so what an operator asks for happens in order. While it works, keys wait in the queue.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from qadtui.definitions.asking import Asking

if TYPE_CHECKING:
    from sqlmodel import Session

    from qadtui.models.database import Database
    from qadtui.models.operator import Operator

T = TypeVar("T")


class DatabaseThread:
    """Runs rules and questions for one operator; whoever opens the database in it sets `database` and `operator`."""

    database: "Database"
    operator: "Operator"

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._ending: set[asyncio.Future[None]] = set()

    async def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """Call anything in the thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, *arguments)

    async def read(self, question: Callable[..., T], *arguments: Any) -> T:
        """`question(session, *arguments)` in a reading transaction; it ends at once where nobody waits for it."""
        asking, answer = self._ask(question, *arguments)
        try:
            return await asyncio.shield(answer)
        except asyncio.CancelledError:
            self._give_up(asking, answer)
            raise

    async def glance(self, patience: float | None, question: Callable[..., T], *arguments: Any) -> T | None:
        """The same, but after so many seconds it is given up, and the answer is None; without any it is waited for."""
        asking, answer = self._ask(question, *arguments)
        if (await asyncio.wait({answer}, timeout=patience))[0]:
            return answer.result()
        await asking.give_up(answer)
        return None if answer.exception() else answer.result()

    async def run(self, rule: Callable[..., T], *arguments: Any) -> T:
        """`rule(session, *arguments)` in one writing transaction; a Refusal leaves the database as it was."""
        return await self.call(self.database.write, self.operator, rule, *arguments)

    async def rehearse(self, rule: Callable[..., Any], *arguments: Any) -> None:
        """Do a rule and undo it: all its refusals, none of its effects."""
        await self.call(_rehearse, self.database, self.operator, rule, *arguments)

    def _ask(self, question: Callable[..., T], *arguments: Any) -> tuple[Asking[T], "asyncio.Future[T]"]:
        database, operator = self.database, self.operator
        asking = Asking(lambda: database.read(operator, question, *arguments), database.interrupt)
        return asking, asyncio.ensure_future(self.call(asking.ask))

    def _give_up(self, asking: Asking[Any], answer: "asyncio.Future[Any]") -> None:
        """End a question behind the back of who asked it; whatever is asked next waits until it has ended."""
        answer.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
        ending = asyncio.ensure_future(asking.give_up(answer))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

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
