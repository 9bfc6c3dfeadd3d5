"""Reports that were put into a batch: asking for one, seeing what became of it, taking it out.

waiting  -->  running  -->  done, failed          of a batch that is not permanent
   ^            |
   +------------+                                 of a permanent one, with the message of the last time
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete as delete_rows
from sqlalchemy import insert, select
from sqlmodel import Session

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models import records, users
from qadtui.models.database import operator_of
from qadtui.models.tables import BatchId, BatchRequest
from qadtui.models.view import Values, table_of, view_of
from qadtui.rules.batches.results import drop_result
from qadtui.rules.batches.schedule import time_of_day
from qadtui.rules.printers import printer_named

TABLE = "batch_request"
"""What edit locks call a request: whoever runs or deletes one holds its lock."""

PROCESSOR = "36.14.13"
"""Who may run batches sees the requests of all."""

LONGEST = 24 * 60


def check_batch(session: Session, values: Values, before: records.Found | None) -> None:
    """Refusals: NOT_A_TIME, AT_MOST."""
    time_of_day(values["run_at"])
    if values["interval"] > LONGEST:
        raise Refusal(messages.AT_MOST, "interval", most=LONGEST)


def request(session: Session, job: Mapping[str, Any], batch: str) -> int:
    """Put a job (`number` in the menus, `output`, and what its maker needs) into a batch; the request's number.

    Refusals: DOES_NOT_EXIST (of the field `batch`), FILE_OF_A_BATCH.
    """
    found = records.find(session, BatchId, {"code": batch})
    if found is None:
        raise Refusal(messages.DOES_NOT_EXIST, "batch", what=BatchId.title, code=batch)
    _check_output(session, str(job["output"]))
    operator, table = operator_of(session), table_of(BatchRequest)
    row = {
        "batch_id": found.id,
        "user": operator.user,
        "function": job["number"],
        "output": job["output"],
        "state": "waiting",
        "rows": 0,
        "page_lines": 0,
        "message": "",
        "job": dict(job),
        "queued_at": operator.clock.now(),
    }
    number: int = session.connection().execute(insert(table).values(row).returning(table.c.id)).scalar_one()
    return number


def requests_of(session: Session) -> list[Values]:
    """The requests the operator may see: their own, or all of them for who may run batches."""
    view = view_of(BatchRequest)
    query = view.rows().order_by(view.table.c.id)
    if not _sees_all(session):
        query = query.where(view.table.c.user == operator_of(session).user)
    return [view.values(row) for row in session.connection().execute(query).mappings()]


def delete(session: Session, number: int) -> None:
    """Delete a request and its result; the operator holds its edit lock. Refusals: NO_REQUEST, NOT_YOURS."""
    table = table_of(BatchRequest)
    owner = session.connection().execute(select(table.c.user).where(table.c.id == number)).scalar()
    if owner is None:
        raise Refusal(messages.NO_REQUEST, "number", number=number)
    if owner != operator_of(session).user and not _sees_all(session):
        raise Refusal(messages.NOT_YOURS, "number", number=number, user=owner)
    drop_result(session, number)
    session.connection().execute(delete_rows(table).where(table.c.id == number))


def _sees_all(session: Session) -> bool:
    return users.may(session, operator_of(session).user, "menu", PROCESSOR)


def _check_output(session: Session, output: str) -> None:
    """A batch runs with the rights of who runs it, so its files stay in the folder that it is run in."""
    if "/" in output and printer_named(session, output) is None:
        raise Refusal(messages.FILE_OF_A_BATCH, "output")
