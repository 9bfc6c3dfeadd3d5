"""The parts of a `[report]` section that are more than a list of names, and what a name may stand for in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.models.dictionary import Entry, dictionary, entry_at, natural_key, owner_of
from qadtui.models.numbers import Scaled
from qadtui.models.view import table_of
from qadtui.reports.expressions import Expression
from qadtui.reports.expressions.nodes import Name


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
