"""The tables that paths lead through, joined as they are needed.

A path that ends in a reference means the natural code of the row it points to, so `customer` is the customer's number.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause
from sqlmodel import SQLModel

from qadtui.models.dictionary import dictionary, entry_at, natural_key, owner_of
from qadtui.models.view import table_of
from qadtui.reports.expressions import Question
from qadtui.reports.vocabulary import Computed


class Joined:
    """A table and what its paths lead to; each reference is joined once, and one that is blank loses no row."""

    def __init__(
        self, model: type[SQLModel], computed: Mapping[str, Computed] | None = None, today: date = date.min
    ) -> None:
        self.model = model
        self.root: FromClause = table_of(model)
        self.source: FromClause = self.root
        self.question = Question(self.column, today)
        self._computed = computed or {}
        self._aliases: dict[str, FromClause] = {"": self.root}

    def column(self, path: str) -> ColumnElement[Any]:
        """The column a path ends in, or a computed one. Raises KeyError for a step that does not exist, or a secret."""
        if path in self._computed:
            return self._computed[path].value.value(self.question)
        entry, (prefix, _, _) = entry_at(self.model, path), path.rpartition(".")
        if entry.secret:
            raise KeyError(f"'{path}' is secret")
        if entry.reference is not None:
            return self._alias(path).c[natural_key(entry.reference.target)[-1].attribute]
        return self._alias(prefix).c[entry.attribute]

    def missing(self, path: str) -> ColumnElement[bool]:
        """The condition that there is no value at the end of a path of the dictionary: something on it is blank."""
        (prefix, _, _), owner, entry = path.rpartition("."), owner_of(self.model, path), entry_at(self.model, path)
        if entry.reference is None and prefix and not table_of(owner).c[entry.attribute].nullable:
            return self.missing(prefix)
        return self._alias(prefix).c[entry.attribute].is_(None)

    def _alias(self, path: str) -> FromClause:
        """The table at the end of a chain of references, joined when first needed."""
        if path not in self._aliases:
            prefix, _, name = path.rpartition(".")
            entry = dictionary(owner_of(self.model, path))[name]
            if entry.reference is None:
                raise KeyError(f"'{name}' refers to no other table")
            outer = self._alias(prefix)
            target = _named(entry.reference.target, path.replace(".", "__"))
            self.source = self.source.outerjoin(target, outer.c[entry.attribute] == target.c.id)
            self._aliases[path] = target
        return self._aliases[path]


@cache
def _named(model: type[SQLModel], name: str) -> FromClause:
    """A table under another name, made once: its columns cost more to make than a screenful to read."""
    return table_of(model).alias(name)
