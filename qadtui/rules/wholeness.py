"""Whether a database is as it must be after somebody worked in it: unchanged, or whole.

everything    all rows of all tables, to compare before and after
not_whole     balances that their ledgers do not prove, and masters that the rules would not take again
"""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from qadtui.language.messages import Refusal
from qadtui.models import records
from qadtui.models.dictionary import natural_key
from qadtui.models.view import view_of
from qadtui.rules import masters
from qadtui.rules.proof import prove

HOUSEKEEPING = {"edit_lock"}
"""What the house writes for itself: who edits what leaves a row when they are gone."""


def everything(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, by the table's name."""
    tables = (table for table in SQLModel.metadata.sorted_tables if table.name not in HOUSEKEEPING)
    return {
        table.name: [tuple(row) for row in session.connection().execute(select(table).order_by(*table.primary_key))]
        for table in tables
    }


def codes(session: Session, model: type[SQLModel]) -> list[str]:
    """What there is to type into a key of this table."""
    if not (key := natural_key(model)):
        return []
    code = key[-1].name
    rows = session.connection().execute(view_of(model).rows()).mappings()
    return [str(value) for row in rows if (value := view_of(model).values(row)[code])]


def not_whole(session: Session, model: type[SQLModel] | None) -> list[str]:
    """What is not as the rules leave it, in words; of the masters, those of `model`. The session must be writing."""
    found = [f"{wrong.table}.{wrong.field}: {wrong.stored} and not {wrong.proven}" for wrong in prove(session)]
    return found + ([*_refused(session, model)] if model is not None else [])


def _refused(session: Session, model: type[SQLModel]) -> list[str]:
    refused = []
    for row in session.connection().execute(view_of(model).rows()).mappings().all():
        values = view_of(model).values(row)
        key = {entry.name: values[entry.name] for entry in natural_key(model)}
        found = records.find(session, model, key)
        if found is None:
            refused.append(f"{model.__name__} {key} is not found by its key")
            continue
        try:
            masters.save(session, model, found.values, found.version)
        except Refusal as refusal:
            refused.append(f"{model.__name__} {key}: {refusal}")
    return refused
