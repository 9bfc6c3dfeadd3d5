"""The one place through which masters and documents are written, and the way programs look at them.

Plain values in and out: a record is a dictionary keyed by dictionary names, with codes in place of surrogate keys.

    found = find(session, Location, {"site": "EAST", "code": "A-01"})
    save(session, Location, found.values | {"description": "Aisle 1"}, version=found.version)

A row version guards every change: who saves an older one is told who was faster. Every change leaves an audit row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy import delete as delete_rows
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text
from qadtui.models import audit
from qadtui.models.checking import checked
from qadtui.models.database import operator_of
from qadtui.models.references import References, forget
from qadtui.models.tables.base import every_table
from qadtui.models.view import Values, View, table_of, view_of


@dataclass(frozen=True)
class Found:
    """A record as it was read. `version` guards its change; tables without versions have 0."""

    values: Values
    id: int
    version: int


class RowRefusal(Refusal):
    """The refusal of one of many rows: `row` counts from 0."""

    def __init__(self, refusal: Refusal, row: int) -> None:
        super().__init__(refusal.message, refusal.field, **refusal.values)
        self.row = row


def find(
    session: Session, model: type[SQLModel], key: Mapping[str, Any], among: Sequence[ColumnElement[bool]] = ()
) -> Found | None:
    """The record with this natural key, if it is `among` those that meet the conditions."""
    view = view_of(model)
    return _first(session, view, view.rows().where(view.is_key(key), *among))


def step(
    session: Session,
    model: type[SQLModel],
    key: Mapping[str, Any],
    forward: bool = True,
    within: Mapping[str, Any] | None = None,
    among: Sequence[ColumnElement[bool]] = (),
) -> Found | None:
    """The next (previous) record beyond `key` in key order; with a blank key the first (last).

    `within` fixes parts of the key: {"order": "SO1001"} steps through the lines of one order. Records that are not
    `among` those that meet its conditions are passed over.
    """
    view = view_of(model)
    condition = view.beyond(key, within or {}, forward)
    return _first(session, view, view.rows().where(condition, *among).order_by(*view.order(forward)).limit(1))


def save(session: Session, model: type[SQLModel], values: Mapping[str, Any], version: int | None = None) -> Found:
    """Add a record (no `version`), or change the one with the key in `values`; names left out keep their value.

    Refusals name the field: what is wrong with it, DOES_NOT_EXIST, ALREADY_EXISTS, CHANGED_MEANWHILE.
    """
    view = view_of(model)
    if version is not None:
        return _change(session, model, view, checked(view.entries, values), version)
    new = _new(view, values)
    if find(session, model, new):
        raise _about(messages.ALREADY_EXISTS, view, new)
    try:
        row = _row(session, model, new, References(session))
        added = session.connection().execute(insert(view.table).returning(view.table.c.id), row).scalar_one()
    except IntegrityError as error:
        raise _about(messages.ALREADY_EXISTS, view, new) from error
    audit.record(session, audit.note(session, view.table.name, key_text(view, new), None, new))
    return Found(new, added, row.get("version", 0))


def insert_many(session: Session, model: type[SQLModel], rows: Iterable[Mapping[str, Any]]) -> int:
    """Add many records through the same checks and say how many. RowRefusal tells which one was refused."""
    view, references = view_of(model), References(session)
    taken = {key_of(view, view.values(row)) for row in session.connection().execute(view.rows()).mappings()}
    ready, notes = [], []
    for number, values in enumerate(rows):
        try:
            new = _new(view, values)
            if key_of(view, new) in taken:
                raise _about(messages.ALREADY_EXISTS, view, new)
            ready.append(_row(session, model, new, references))
        except Refusal as refusal:
            raise RowRefusal(refusal, number) from refusal
        taken.add(key_of(view, new))
        notes.append(audit.note(session, view.table.name, key_text(view, new), None, new))
    if ready:
        session.connection().execute(insert(view.table), ready)
    audit.record(session, *notes)
    return len(ready)


def delete(session: Session, model: type[SQLModel], key: Mapping[str, Any], version: int) -> None:
    """Delete a record. Refusals: IN_USE while others refer to it, CHANGED_MEANWHILE, DOES_NOT_EXIST."""
    view, found = view_of(model), _there(session, model, key)
    for user in _users_of(session, view, found.id):
        raise _about(messages.IN_USE, view, key, by=user)
    _guarded(session, view, found, version, delete_rows(view.table))
    forget(session)
    audit.record(session, audit.note(session, view.table.name, key_text(view, found.values), found.values, None))


def key_of(view: View, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The natural key of a record as a tuple."""
    return tuple(values.get(entry.name) for entry in view.key)


def key_text(view: View, values: Mapping[str, Any]) -> str:
    """The natural key as one text, as in the audit: EAST/A-01."""
    return "/".join("" if part is None else str(part) for part in key_of(view, values))


def _change(session: Session, model: type[SQLModel], view: View, values: Values, version: int) -> Found:
    old = _there(session, model, values)
    new = old.values | values
    row = _row(session, model, new, References(session)) | {"version": version + 1}
    _guarded(session, view, old, version, update(view.table), row)
    audit.record(session, audit.note(session, view.table.name, key_text(view, new), old.values, new))
    return Found(new, old.id, version + 1)


def _guarded(
    session: Session, view: View, found: Found, version: int, statement: Any, row: Values | None = None
) -> None:
    """Run an update (to `row`) or delete of one row if it still has `version`."""
    guarded = statement.where(view.table.c.id == found.id)
    if "version" in view.table.c:
        guarded = guarded.where(view.table.c.version == version)
    if session.connection().execute(guarded, row).rowcount == 1:
        return
    writer = select(view.table.c.modified_by, view.table.c.modified_at).where(view.table.c.id == found.id)
    by = session.connection().execute(writer).one_or_none()
    if by is None:
        raise _about(messages.DOES_NOT_EXIST, view, found.values)
    raise Refusal(messages.CHANGED_MEANWHILE, user=by.modified_by, time=f"{by.modified_at.astimezone():%H:%M}")


def _new(view: View, values: Mapping[str, Any]) -> Values:
    """A whole record: what is not given has its default."""
    return checked(view.entries, {name: entry.default() for name, entry in view.entries.items()} | dict(values))


def _row(session: Session, model: type[SQLModel], values: Values, references: References) -> dict[str, Any]:
    """The columns of a record: codes become surrogate keys, and who writes it now is noted."""
    entries = view_of(model).entries.values()
    row = {e.attribute: references.id_of(e, values) if e.reference else values[e.name] for e in entries}
    if "modified_by" in table_of(model).c:
        operator = operator_of(session)
        row |= {"version": 1, "modified_by": operator.user, "modified_at": operator.clock.now()}
    return row


def _there(session: Session, model: type[SQLModel], key: Mapping[str, Any]) -> Found:
    found = find(session, model, key)
    if found is None:
        raise _about(messages.DOES_NOT_EXIST, view_of(model), key)
    return found


def _first(session: Session, view: View, statement: Any) -> Found | None:
    row = session.connection().execute(statement).mappings().first()
    return Found(view.values(row), row["id"], row["version"]) if row else None


def _about(message: messages.Message, view: View, values: Mapping[str, Any], **more: Any) -> Refusal:
    last = view.key[-1]
    return Refusal(message, last.name, what=last.label, code=key_text(view, values), **more)


def _users_of(session: Session, view: View, id: int) -> Iterable[Text]:
    """What refers to a row, by the title of its table."""
    titles = {str(model.__tablename__): model.title for model in every_table()}
    for table in view.table.metadata.sorted_tables:
        for column in table.c:
            if (
                any(key.references(view.table) for key in column.foreign_keys)
                and session.connection().execute(select(table.c.id).where(column == id).limit(1)).first()
            ):
                yield titles[table.name]


def check(session: Session, model: type[SQLModel], name: str, values: Mapping[str, Any]) -> None:
    """Check one field of a record being entered, as `save` will. Refusals name the field; names unknown here pass."""
    entry = view_of(model).entries.get(name)
    if entry is None:
        return
    checked({name: entry}, {name: values[name]})
    if entry.reference and all(values.get(part) for part in entry.reference.within.values()):
        References(session).id_of(entry, values)
