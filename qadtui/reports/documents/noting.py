"""What a printed record says: that it was printed. An order no longer is "to print".

It is noted in a transaction of its own, some papers at a time, and only of records that are still as they stand on the
paper: one that was changed meanwhile must be printed again. Its version stays, for whoever has it open at that moment
did not change anything else of it; when they save it, it is to be printed again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, SQLModel

from qadtui.models import audit
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.records import key_text
from qadtui.models.view import table_of, view_of
from qadtui.reports.documents.papers import Printed

AT_ONCE = 100


def note_printed(
    database: Database, operator: Operator, model: type[SQLModel], printed: Sequence[Printed], says: Mapping[str, Any]
) -> int:
    """Make printed records say what `says` says; so many did not say it before."""
    batches = (printed[start : start + AT_ONCE] for start in range(0, len(printed), AT_ONCE))
    return sum(database.write(operator, _note, model, batch, says) for batch in batches) if says else 0


def _note(session: Session, model: type[SQLModel], printed: Sequence[Printed], says: Mapping[str, Any]) -> int:
    view, table, notes = view_of(model), table_of(model), []
    for id, version in printed:
        row = session.connection().execute(view.rows().where(table.c.id == id)).mappings().first()
        if row is None or row["version"] != version:
            continue
        before = view.values(row)
        after = before | dict(says)
        here = update(table).where(table.c.id == id, *([table.c.version == version] if version else []))
        if after != before and session.connection().execute(here.values(_columns(model, says))).rowcount:
            notes.append(audit.note(session, table.name, key_text(view, after), before, after))
    audit.record(session, *notes)
    return len(notes)


def _columns(model: type[SQLModel], says: Mapping[str, Any]) -> dict[str, Any]:
    entries = view_of(model).entries
    return {entries[name].attribute: value for name, value in says.items()}
