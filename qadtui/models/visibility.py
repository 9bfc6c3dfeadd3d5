"""Which rows a user may see. A role with rights to sites sees what belongs to those sites, and nothing of the others.

    SalesOrder        has a site that must not be blank: it belongs there
    Comment           has none, but its key begins with an order: it belongs where the order does
    Site              belongs to itself
    Item, Customer    name a site by custom only: everybody may see them

A role without any such right, as the administrator's, sees everything. The conditions are on the table's own columns,
so every query adds them as they are.
"""

from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, SQLModel

from qadtui.models.database import operator_of
from qadtui.models.dictionary import Entry, dictionary
from qadtui.models.tables.company import Site
from qadtui.models.users import patterns
from qadtui.models.view import table_of

Conditions = list[ColumnElement[bool]]
ColumnAs = Callable[[ColumnElement[Any]], ColumnElement[Any]]


def visible(session: Session, model: type[SQLModel], column_as: ColumnAs = lambda column: column) -> Conditions:
    """The conditions on a table that leave what the session's user may see; none where that is everything.

    They are on one of its columns, `column_as` it is to be written.
    """
    sites = _sites(session)
    return [] if sites is None else _belonging(model, sites, column_as)


def _belonging(model: type[SQLModel], sites: Sequence[int], column_as: ColumnAs) -> Conditions:
    table = table_of(model)
    if model is Site:
        return [column_as(table.c.id).in_(sites)]
    parents = [entry for entry in dictionary(model).values() if _is_home(model, entry)]
    own = [entry for entry in parents if _target(entry) is Site]
    for entry in own or parents:
        target = _target(entry)
        if target is Site:
            return [column_as(table.c[entry.attribute]).in_(sites)]
        if conditions := _belonging(target, sites, lambda column: column):
            return [column_as(table.c[entry.attribute]).in_(select(table_of(target).c.id).where(*conditions))]
    return []


def _is_home(model: type[SQLModel], entry: Entry) -> bool:
    """Whether a row belongs where this reference points: its site, or what its key begins with."""
    if entry.reference is None or table_of(model).c[entry.attribute].nullable or _target(entry) is model:
        return False
    return _target(entry) is Site or entry.key


def _target(entry: Entry) -> type[SQLModel]:
    assert entry.reference is not None
    return entry.reference.target


def _sites(session: Session) -> Sequence[int] | None:
    """The ids of the sites the user may see, asked once in a transaction; None is all."""
    if "sites" not in session.info:
        wanted = patterns(session, operator_of(session).user, "site")
        sites = session.connection().execute(select(table_of(Site).c.id, table_of(Site).c.code)).all() if wanted else []
        found = [id for id, code in sites if any(fnmatchcase(code, pattern) for pattern in wanted)]
        session.info["sites"] = None if not wanted or "*" in wanted else found
    known: Sequence[int] | None = session.info["sites"]
    return known
