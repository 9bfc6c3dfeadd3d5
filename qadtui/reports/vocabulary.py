"""The parts of a `[report]` section that are more than a list of names, and what a name may stand for in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.models.dictionary import Entry, dictionary, entry_at, natural_key, owner_of
from qadtui.models.numbers import Scaled
from qadtui.models.view import table_of
from qadtui.reports.expressions import Expression
from qadtui.reports.expressions.nodes import Name

_FORMATS = {
    str: "x(24)", int: "->,>>>,>>9", Decimal: "->>>,>>>,>>9.99", date: "99/99/99", bool: "yes/no",
}  # fmt: skip


class PartError(ValueError):
    """A fault in a part of the section, such as `switches.open`."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(reason)
        self.part = part


@contextmanager
def part(name: str) -> Iterator[None]:
    """Faults within are of this part."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise PartError(name, str(error.args[0] if error.args else error)) from error


@dataclass(frozen=True)
class Switch:
    """A yes/no criterion: `where` must hold while it is yes, `otherwise` while it is no."""

    label: Text
    help: Text
    default: bool = False
    where: Expression | None = None
    otherwise: Expression | None = None

    def condition(self, on: bool) -> Expression | None:
        """What must hold while it is on or off."""
        return self.where if on else self.otherwise


@dataclass(frozen=True)
class Computed:
    """A column that is worked out from others."""

    entry: Entry
    value: Expression


@dataclass(frozen=True)
class Order:
    """An order of the rows: paths, with a "-" in front of those that run from high to low."""

    label: Text
    paths: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The paths without their signs."""
        return tuple(path.removeprefix("-") for path in self.paths)


@dataclass(frozen=True)
class Chart:
    """What F5 draws: the sums `of` some columns for each value of `by`, the `most` largest; 0 is all, in its order.

    With `own_scale` only the bars of one value compare: pieces of one item with those of another say nothing.
    """

    by: str
    of: tuple[str, ...]
    title: Text
    most: int = 0
    own_scale: bool = False


@dataclass(frozen=True)
class Drill:
    """The screen that Go opens from a row, and from which path each field of its key comes."""

    screen: str
    key: Mapping[str, str]


@dataclass(frozen=True)
class Names:
    """What names mean in a section: the dictionary's paths from `model`, and columns that are computed."""

    model: type[SQLModel]
    computed: Mapping[str, Computed] = field(default_factory=dict)

    def entry(self, path: str) -> Entry:
        """The entry of a path. Raises KeyError for one that does not exist, or that nobody may see."""
        if path in self.computed:
            return self.computed[path].entry
        entry = entry_at(self.model, path)
        if entry.secret:
            raise KeyError(f"'{path}' is secret")
        return entry

    def name(self, path: str) -> Name:
        """The path in an expression. Raises KeyError, ValueError."""
        if path in self.computed:
            node = self.computed[path].value.node
            return Name(path=path, inner=node, kind=node.kind, unit=node.unit, outside=node.outside)
        kind = self.entry(path).kind
        if kind is datetime:
            raise ValueError(f"'{path}' is a moment, which expressions do not know")
        return Name(path=path, kind=kind, unit=unit_of(self.model, path), optional=is_optional(self.model, path))

    def expression(self, text: str) -> Expression:
        """The expression of a text. Raises KeyError, ValueError."""
        if not isinstance(text, str):
            raise ValueError(f"'{text}' is no expression")
        return Expression(text, self.name)

    def condition(self, text: str) -> Expression:
        """An expression that the database can ask of every row. Raises KeyError, ValueError."""
        expression = self.expression(text)
        if expression.kind is not bool:
            raise ValueError(f"'{text}' is no condition")
        if not expression.in_database:
            raise ValueError(f"the database cannot decide '{text}': {expression.outside}")
        return expression


def unit_of(model: type[SQLModel], path: str) -> type | None:
    """What the number of a column is counted in: Amount, Quantity ..., int; None for what is no number."""
    entry, owner = entry_at(model, path), owner_of(model, path)
    if entry.reference is not None:
        owner, entry = entry.reference.target, natural_key(entry.reference.target)[-1]
    column_type = table_of(owner).c[entry.attribute].type
    if isinstance(column_type, Scaled):
        return type(column_type)
    return int if entry.kind is int else None


def is_optional(model: type[SQLModel], path: str) -> bool:
    """Whether the value may be missing, for the column or a reference on the way to it may be blank."""
    first, _, rest = path.partition(".")
    entry = dictionary(model)[first]
    if table_of(model).c[entry.attribute].nullable:
        return True
    return bool(rest) and entry.reference is not None and is_optional(entry.reference.target, rest)


def read_switch(names: Names, spec: Mapping[str, Any]) -> Switch:
    """A `[report.switches.name]` section."""
    known = {"label", "help", "default", "where", "otherwise"}
    _no_others(spec, known)
    conditions = {key: names.condition(spec[key]) for key in ("where", "otherwise") if key in spec}
    return Switch(
        Text(_needed(spec, "label"), "report"),
        Text(_needed(spec, "help"), "help"),
        bool(spec.get("default", False)),
        **conditions,
    )


def read_computed(names: Names, name: str, spec: Mapping[str, Any]) -> Computed:
    """A `[report.computed.name]` section; the columns above it are known by name."""
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
