"""`qadtui batch`: runs what is due in the batches, once for cron, or every so many seconds for systemd.

SIGTERM and Ctrl+C end it: the report it is at is stopped, leaves nothing behind and waits again.
"""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.models import records, users
from qadtui.models.entrance import enter
from qadtui.models.tables import BatchId
from qadtui.programs.batch_runner import Runner
from qadtui.rules.batches import PROCESSOR, Claimed, Wanted
from qadtui.settings import Settings

FAILED = 1
ENDED = Text("{batch} {number}: {function} for {user}: {reason}", "command")
DONE = Text("done", "command")


def run_batches(
    settings: Settings, translate: Translator, *, batch: str = "", now: bool = False, every: float | None = None
) -> int:
    """Run what is due in all batches, or in one; `now`: whatever its time. The exit code says whether any failed.

    Refusals: what opening refuses, NO_ACCESS for who may not run 36.14.13, DOES_NOT_EXIST for the batch.
    """
    database, operator, user = enter(settings)

    def tell(claimed: Claimed, reason: str) -> None:
        about = {"batch": claimed.batch, "number": claimed.number, "function": claimed.function, "user": claimed.user}
        print(translate(ENDED, **about, reason=reason or translate(DONE)), flush=True)

    try:
        if not database.read(operator, users.may, user.user_id, "menu", PROCESSOR):
            raise Refusal(messages.NO_ACCESS, number=PROCESSOR)
        if batch and not database.read(operator, records.find, BatchId, {"code": batch}):
            raise Refusal(messages.DOES_NOT_EXIST, what=BatchId.title, code=batch)
        with _Stop.heard() as stop:
            runner = Runner(database, operator, stopping=lambda: stop.asked, ended=tell)
            failed = 0
            while True:
                failed += runner.run(Wanted(batch, batch, operator.clock.now() if now else None)).failed
                if every is None or stop.wait(every):
                    return FAILED if failed else 0
    finally:
        database.close()


class _Stop:
    """Whether a signal asked for the end. It is waited for with a pipe, for a signal's handler may take no lock."""

    def __init__(self) -> None:
        self.asked = False
        self._hear, self._say = os.pipe()

    @classmethod
    @contextmanager
    def heard(cls) -> Iterator["_Stop"]:
        """Listens to SIGTERM and Ctrl+C while the block runs."""
        stop = cls()
        before = {name: signal.signal(name, stop._ask) for name in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield stop
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)
            os.close(stop._hear)
            os.close(stop._say)

    def wait(self, seconds: float) -> bool:
        """Wait so long; True as soon as the end is asked for."""
        select.select([self._hear], [], [], seconds)
        return self.asked

    def _ask(self, number: int, frame: object) -> None:
        self.asked = True
        os.write(self._say, b".")
