"""The [document] section of a screen file becomes a layout. Every fault is a reason that quotes the word at fault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import SQLModel

from qadtui.models import tables
from qadtui.models.dictionary import dictionary
from qadtui.reports.documents.checking import check
from qadtui.reports.documents.given import given_named
from qadtui.reports.documents.layout import SECTIONS, Layout, Listed, Row, Rows, lists_in
from qadtui.reports.documents.names import Names
from qadtui.reports.documents.rows import read_row
from qadtui.reports.sections import read_computed

LINES, COLUMNS = 66, 80
_NAMES = ("computed", "labels", "formats")
_DOCUMENT = {"page", "language", "body", "values", "blocks", "otherwise", "printed", "list", *_NAMES, *SECTIONS}
_LIST = {"record", "within", "where", "needs", "sort", "columns", "rows", "gap", *_NAMES}

Spec = Mapping[str, Any]


def layout_of(model: type[SQLModel], spec: Spec, switches: Sequence[str] = ()) -> Layout:
    """The layout of papers about records of a table, whose conditions may name these yes/no criteria.

    Raises KeyError, ValueError or TypeError with a reason that quotes the word at fault.
    """
    _no_others(spec, _DOCUMENT, "a document")
    blocks = {name: tuple(lines) for name, lines in spec.get("blocks", {}).items()}
    names = replace(
        _names(model, spec, switches),
        blocks=blocks,
        otherwise=dict(spec.get("otherwise", {})),
        given=given_named(spec["values"]) if "values" in spec else None,
    )
    sections = {name: _rows(names, spec.get(name, ())) for name in SECTIONS}
    lists = _Lists(spec.get("list", {}), switches)
    body = spec.get("body", "lines")
    for name in (*lists_in(row for rows in sections.values() for row in rows), body):
        lists.add(name, "", model)
    page = spec.get("page", {})
    _no_others(page, {"lines", "columns"}, "a page")
    layout = Layout(
        names,
        page.get("lines", LINES),
        page.get("columns", COLUMNS),
        body,
        lists.found,
        spec.get("language", ""),
        printed=dict(spec.get("printed", {})),
        **sections,
    )
    check(layout, lists.unused())
    return layout


@dataclass
class _Lists:
    """Reads the lists that have a place on the paper."""

    specs: Mapping[str, Spec]
    switches: Sequence[str]

    def __post_init__(self) -> None:
        self.found: dict[str, Listed] = {}

    def add(self, name: str, outer: str, model: type[SQLModel]) -> None:
        """Read a list that stands in `outer`, about records of `model`, and the lists in it."""
        if name not in self.specs:
            raise KeyError(f"there is no list '{name}'")
        if name in self.found:
            raise ValueError(f"the list '{name}' has two places")
        spec = self.specs[name]
        _no_others(spec, _LIST, "a list")
        names = _names(_table(_needed(spec, "record")), spec, self.switches)
        within = _within(names.model, model, _needed(spec, "within"))
        self.found[name] = Listed(
            name,
            names,
            within,
            outer,
            names.condition(spec["where"]) if "where" in spec else None,
            names.condition(spec["needs"]) if "needs" in spec else None,
            tuple(spec.get("sort", ())),
            Row(tuple(part for text in spec.get("columns", ()) for part in read_row(text))),
            _rows(names, spec.get("rows", ())),
            spec.get("gap", 0),
        )
        for inner in lists_in(self.found[name].rows):
            self.add(inner, name, names.model)

    def unused(self) -> list[str]:
        """The lists that have no place."""
        return [name for name in self.specs if name not in self.found]


def _names(model: type[SQLModel], spec: Spec, switches: Sequence[str]) -> Names:
    computed = read_computed(model, spec.get("computed", {}))
    labels, formats = dict(spec.get("labels", {})), dict(spec.get("formats", {}))
    return Names(model, computed, switches=frozenset(switches), labels=labels, formats=formats)


def _rows(names: Names, specs: Sequence[str | Spec]) -> Rows:
    return tuple(_row(names, spec) for spec in specs)


def _row(names: Names, spec: str | Spec) -> Row:
    if isinstance(spec, str):
        return Row(read_row(spec))
    _no_others(spec, {"row", "when", "bold", "list"}, "a row")
    when = names.condition(spec["when"]) if "when" in spec else None
    return Row(read_row(spec.get("row", "")), when, spec.get("bold", False), spec.get("list", ""))


def _within(model: type[SQLModel], outer: type[SQLModel], spec: str | Mapping[str, str]) -> dict[str, str]:
    pairs = {spec: ""} if isinstance(spec, str) else dict(spec)
    for own, theirs in pairs.items():
        for table, name in ((model, own), *(((outer, theirs),) if theirs else ())):
            if name not in dictionary(table):
                raise KeyError(f"{table.__name__} has no field '{name}'")
    if isinstance(spec, str):
        reference = dictionary(model)[spec].reference
        if reference is None or reference.target is not outer:
            raise ValueError(f"'{spec}' does not refer to a {outer.__name__}")
    return pairs


def _table(name: str) -> type[SQLModel]:
    found: type[SQLModel] | None = getattr(tables, name, None)
    if found is None:
        raise KeyError(f"there is no table '{name}'")
    return found


def _needed(spec: Spec, key: str) -> Any:
    if key not in spec:
        raise KeyError(f"'{key}' is missing")
    return spec[key]


def _no_others(spec: Spec, known: set[str], what: str) -> None:
    for key in spec:
        if key not in known:
            raise ValueError(f"'{key}' is not known in {what}")
