"""Reads the parts of a `[report]` section that are more than a list of names. Faults are KeyError or ValueError."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.models.dictionary import Entry, dictionary
from qadtui.reports.expressions import Expression
from qadtui.reports.vocabulary import Chart, Computed, Drill, Names, Order, Switch, unit_of

_FORMATS = {
    str: "x(24)", int: "->,>>>,>>9", Decimal: "->>>,>>>,>>9.99", date: "99/99/99", bool: "yes/no",
}  # fmt: skip


class PartError(ValueError):
    """A fault in a part of the section, such as `switches.open`."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(reason)
        self.part = part


@contextmanager
def _part(name: str) -> Iterator[None]:
    """Faults within are of this part."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise PartError(name, str(error.args[0] if error.args else error)) from error


def words(key: str, value: Any) -> tuple[str, ...]:
    """A list of names. Raises TypeError."""
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise TypeError(f"'{key}' is no list of names")
    return tuple(value)


def read_computed(model: type[SQLModel], spec: Mapping[str, Any]) -> dict[str, Computed]:
    """The `[report.computed.name]` sections; each knows the columns above it by name."""
    computed: dict[str, Computed] = {}
    for name, own in spec.items():
        with _part(f"computed.{name}"):
            computed[name] = _read_column(Names(model, computed), name, own)
    return computed


def read_switches(names: Names, spec: Mapping[str, Any]) -> dict[str, Switch]:
    """The `[report.switches.name]` sections."""
    switches: dict[str, Switch] = {}
    for name, own in spec.items():
        with _part(f"switches.{name}"):
            switches[name] = _read_switch(names, own)
    return switches


def _read_switch(names: Names, spec: Mapping[str, Any]) -> Switch:
    known = {"label", "help", "default", "where", "otherwise"}
    _no_others(spec, known)
    conditions = {key: names.condition(spec[key]) for key in ("where", "otherwise") if key in spec}
    return Switch(
        Text(_needed(spec, "label"), "report"),
        Text(_needed(spec, "help"), "help"),
        bool(spec.get("default", False)),
        **conditions,
    )


def _read_column(names: Names, name: str, spec: Mapping[str, Any]) -> Computed:
    _no_others(spec, {"label", "column", "format", "help", "value"})
    if not name.isidentifier() or name in dictionary(names.model):
        raise ValueError(f"'{name}' cannot be the name of a computed column")
    value, label = names.expression(_needed(spec, "value")), _needed(spec, "label")
    entry = Entry(
        name=name,
        attribute="",
        label=Text(label, "report"),
        column_label=Text(spec.get("column", label), "report"),
        format=spec.get("format", "") or _format(names, value),
        kind=value.kind,
        help=Text(spec.get("help", ""), "help"),
        qad="",
        key=False,
        required=False,
        upper=False,
        choices=(),
        positive=False,
        secret=False,
        reference=None,
        default=value.kind,
    )
    return Computed(entry, value)


def read_orders(spec: Mapping[str, Any]) -> tuple[Order, ...]:
    """`sort`, or the `[report.sorts]` to choose from."""
    if "sort" in spec and "sorts" in spec:
        raise ValueError("'sort' is one order of the rows, 'sorts' are several: there cannot be both")
    if spec.get("sorts"):
        return tuple(Order(Text(label, "report"), tuple(paths)) for label, paths in spec["sorts"].items())
    return (Order(Text("", "report"), tuple(spec.get("sort", ()))),)


def read_chart(spec: Mapping[str, Any]) -> Chart:
    """A `[report.chart]` section."""
    _no_others(spec, {"by", "of", "title", "most", "own_scale"})
    title = Text(_needed(spec, "title"), "report")
    by, of = _needed(spec, "by"), tuple(_needed(spec, "of"))
    return Chart(by, of, title, spec.get("most", 0), spec.get("own_scale", False))


def read_drill(spec: Mapping[str, Any]) -> Drill:
    """A `[report.drill]` section."""
    _no_others(spec, {"screen", "key"})
    return Drill(_needed(spec, "screen"), dict(_needed(spec, "key")))


def _format(names: Names, value: Expression) -> str:
    """The format of the first column that is counted alike; else a usual one."""
    unit = value.node.unit
    if unit is not None and value.kind in (int, Decimal):
        for path in value.names():
            if unit_of(names.model, path) is unit:
                return names.entry(path).format
    return _FORMATS[value.kind]


def _needed(spec: Mapping[str, Any], key: str) -> Any:
    if key not in spec:
        raise KeyError(f"'{key}' is missing")
    return spec[key]


def _no_others(spec: Mapping[str, Any], known: set[str]) -> None:
    for key in spec:
        if key not in known:
            raise ValueError(f"'{key}' is not known here")
