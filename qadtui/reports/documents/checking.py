"""Whether what a layout says can be: names that exist, numbers that are never cut, fields that can be noted."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import SQLModel

from qadtui.formats import make_format
from qadtui.models.dictionary import dictionary
from qadtui.reports.documents.layout import Layout, Rows, lists_in
from qadtui.reports.documents.names import Names
from qadtui.reports.documents.rows import Value


def check(layout: Layout, unused: Sequence[str]) -> None:
    """Raise for names that do not exist, values wider than their place, and what cannot be noted."""
    if unused:
        raise ValueError(f"the list '{unused[0]}' has no place on the paper")
    if layout.language:
        layout.names.fields.entry(layout.language)
    for name, rows in layout.sections.items():
        if name not in ("head", "foot") and any(lists_in(rows)):
            raise ValueError(f"there cannot be a list in '{name}'")
        _check_rows(layout.names, rows)
    for listed in layout.lists.values():
        _check_rows(listed.names, listed.all_rows)
        for path in listed.sort:
            listed.names.fields.entry(path)
    _check_printed(layout.model, layout.printed)


def _check_rows(names: Names, rows: Rows) -> None:
    list(names.paths([*names.labels, *names.formats, *names.blocks, *names.otherwise]))
    for value in (value for row in rows for value in row.values):
        list(names.paths([value.path]))
        _check_room(names, value)


def _check_room(names: Names, value: Value) -> None:
    """Texts may be cut, numbers and dates never."""
    entry = names.entry(value.path)
    if entry is None or entry.kind is str or value.last is None:
        return
    wide = make_format(names.formats.get(value.path, "") or entry.format, entry.kind).width
    if value.last - value.first + 1 < wide:
        raise ValueError(f"'{value.path}' needs {wide} columns")


def _check_printed(model: type[SQLModel], printed: Mapping[str, Any]) -> None:
    for name, value in printed.items():
        if name not in dictionary(model):
            raise KeyError(f"{model.__name__} has no field '{name}'")
        if not isinstance(value, dictionary(model)[name].kind):
            raise ValueError(f"'{name}' cannot be {value!r}")
