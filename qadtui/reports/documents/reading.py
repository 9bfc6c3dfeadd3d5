"""The values that stand on papers, from the database: for each record one question, and one more for each list.

SalesOrder SO1001
    lines        SalesOrderLine 1, 2, 3       all lines of the order in one question,
        stock    Allocation ...               all allocations of all those lines in another
    comments     Comment ...
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, FromClause, Select, and_, bindparam, select
from sqlmodel import Session, SQLModel

from qadtui.models.dictionary import dictionary
from qadtui.models.view import table_of
from qadtui.reports.documents.layout import Layout, Listed, Rows
from qadtui.reports.documents.working import Record, Working
from qadtui.reports.expressions import Expression
from qadtui.reports.joined import Joined

_RECORD: BindParameter[int] = bindparam("record")


class Reader:
    """Reads the records of one layout, with `switches` as the yes/no criteria stand."""

    def __init__(self, layout: Layout, switches: Mapping[str, bool], today: date) -> None:
        rows = tuple(row for section in layout.sections.values() for row in section)
        used = [*_used(rows), *([layout.language] if layout.language else [])]
        self._layout = layout
        self._working = Working(layout.names, used, _conditions(rows), switches, today)
        self._statement = self._record_statement()
        self._lists = [_Question(layout, listed, switches, today) for listed in layout.lists.values()]

    def record(self, session: Session, id: int) -> Record | None:
        """The record with all its lists; None where its body is empty or a list has not what it needs."""
        row = session.connection().execute(self._statement, {"record": id}).one()
        record = self._working.record(id, row)
        known = {"": {id: record}}
        for question in self._lists:
            if not question.ask(session, id, known):
                return None
        return record if record.lists[self._layout.body] else None

    def _record_statement(self) -> Select[Any]:
        joined = Joined(self._layout.model)
        columns = [joined.column(path) for path in self._working.paths]
        return select(*columns).select_from(joined.source).where(joined.root.c.id == _RECORD)


class _Question:
    """Reads one list for all records around it."""

    def __init__(self, layout: Layout, listed: Listed, switches: Mapping[str, bool], today: date) -> None:
        self._listed, self._layout = listed, layout
        own = list(filter(None, (listed.where, listed.needs)))
        conditions = [*own, *_conditions(listed.all_rows)]
        self._working = Working(listed.names, _used(listed.all_rows), conditions, switches, today)
        self._statement = self._list_statement()

    def ask(self, session: Session, id: int, known: dict[str, dict[int, Record]]) -> bool:
        """Read the list's records of paper `id` into those around them, which are `known` by list and id; say whether
        all is as the list needs it.
        """
        around, here = known[self._listed.outer], known.setdefault(self._listed.name, {})
        for outer in around.values():
            outer.lists[self._listed.name] = []
        for own_id, outer_id, *row in session.connection().execute(self._statement, {"record": id}):
            record = self._working.record(own_id, row)
            if not record.holds(self._listed.needs):
                return False
            if outer_id in around and record.holds(self._listed.where):
                around[outer_id].lists[self._listed.name].append(record)
                here[own_id] = record
        return True

    def _list_statement(self) -> Select[Any]:
        joined = Joined(self._listed.names.model)
        columns = [joined.column(path) for path in self._working.paths]
        order = [joined.column(path) for path in self._listed.sort]
        source, inner, around = joined.source, joined.root, list[FromClause]()
        for listed in self._layout.around(self._listed):
            outer = table_of(self._layout.model_of(listed.outer)).alias()
            source = source.join(outer, self._within(listed, inner, outer))
            around.append(outer)
            inner = outer
        statement = select(joined.root.c.id, around[0].c.id, *columns).select_from(source)
        return statement.where(around[-1].c.id == _RECORD).order_by(*order, joined.root.c.id)

    def _within(self, listed: Listed, inner: FromClause, outer: FromClause) -> ColumnElement[bool]:
        """The condition that a row of a list belongs to a record around it."""
        model = self._layout.model_of(listed.outer)
        pairs = (
            (_attribute(listed.names.model, own), _attribute(model, other)) for own, other in listed.within.items()
        )
        return and_(*(inner.c[own] == outer.c[other] for own, other in pairs))


def _attribute(model: type[SQLModel], name: str) -> str:
    """The column of a name; "" is the record itself."""
    return dictionary(model)[name].attribute if name else "id"


def _used(rows: Rows) -> list[str]:
    return [value.path for row in rows for value in row.values]


def _conditions(rows: Rows) -> list[Expression]:
    return [row.when for row in rows if row.when]
