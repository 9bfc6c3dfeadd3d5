"""`qadtui batch`: runs what is due in the batches, once for cron, or every so many seconds for systemd.

SIGTERM and Ctrl+C end it: the report it is at is stopped, leaves nothing behind and waits again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from qadtui.batching.stop import asked_to_stop
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.models import records, users
from qadtui.models.database import Database
from qadtui.models.entrance import enter
from qadtui.models.operator import Operator
from qadtui.models.tables import BatchId
from qadtui.programs.batch_runner import Runner
from qadtui.rules.batches import PROCESSOR, Claimed, Wanted
from qadtui.settings import Settings

FAILED = 1
ENDED = Text("{batch} {number}: {function} for {user}: {reason}", "command")
DONE = Text("done", "command")


def run_batches(settings: Settings, translate: Translator, *, batch: str, now: bool, every: float | None) -> int:
    """Run what is due in all batches, or in one; `now`: whatever its time. The exit code says whether any failed.

    Refusals: what opening refuses, NO_ACCESS for who may not run 36.14.13, DOES_NOT_EXIST for the batch.
    """

    def tell(claimed: Claimed, reason: str) -> None:
        about = {"batch": claimed.batch, "number": claimed.number, "function": claimed.function, "user": claimed.user}
        print(translate(ENDED, **about, reason=reason or translate(DONE)), flush=True)

    with at_work(settings) as (database, operator), asked_to_stop() as stop:
        if batch and not database.read(operator, records.find, BatchId, {"code": batch}):
            raise Refusal(messages.DOES_NOT_EXIST, what=BatchId.title, code=batch)
        runner = Runner(database, operator, stopping=lambda: stop.asked, ended=tell)
        failed = 0
        while True:
            ran = runner.run(Wanted(batch, batch, operator.clock.now() if now else None))
            failed += ran.failed
            if ran.stopped or every is None or stop.wait(every):
                return FAILED if failed else 0


@contextmanager
def at_work(settings: Settings) -> Iterator[tuple[Database, Operator]]:
    """The database, and the operator signed in who may run batches."""
    database, operator, user = enter(settings)
    try:
        if not database.read(operator, users.may, user.user_id, "menu", PROCESSOR):
            raise Refusal(messages.NO_ACCESS, number=PROCESSOR)
        yield database, operator
    finally:
        database.close()
