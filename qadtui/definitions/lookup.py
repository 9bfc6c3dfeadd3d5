"""What F2 lists in a field: every reference lists the table it points to, every key field its own table.

    location, in a field of a receipt      the locations of the site typed above it
    number, in the key of an order         the orders
    from and to of a report's range        what the range's field would list

A screen file may name another (`lookups = { um = "UnitConversion.um" }`), or none (`lookups = { um = "" }`).
What is listed of a table, and by what it is sorted, stands once, beside its title: `look_up`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from sqlmodel import Session, SQLModel

from qadtui.formats.format import Format
from qadtui.models import tables
from qadtui.models.dictionary import Entry, dictionary, entry_at, natural_key
from qadtui.models.tables.base import LookUp
from qadtui.reports.keyset import MARK, Kind, Place, rows_from, values_from
from qadtui.terminal.frames import Values
from qadtui.terminal.window import Asked, ListColumn, Listing

Read = Callable[..., Awaitable[Any]]
Formats = Callable[[Entry], Format]


@dataclass(frozen=True)
class Target:
    """A part of a table's key. `within` says which field holds each of the outer parts."""

    model: type[SQLModel]
    part: str
    within: Mapping[str, str] = field(default_factory=dict)

    @property
    def entry(self) -> Entry:
        """The dictionary's entry of the part."""
        return dictionary(self.model)[self.part]

    @property
    def outer(self) -> list[Entry]:
        """The parts of the key in front of it."""
        key = natural_key(self.model)
        return list(key[: [part.name for part in key].index(self.part)])

    @property
    def innermost(self) -> bool:
        """Whether a record is known by it, once the outer parts are."""
        return natural_key(self.model)[-1].name == self.part

    def beside(self, prefix: str) -> "Target":
        """The same where fields are called by a prefix, as the criteria of a report: `from_site`."""
        return replace(self, within={part: prefix + name for part, name in self.within.items()})


def target_of(model: type[SQLModel], path: str) -> Target | None:
    """What a field of a table looks up by itself; None if it is neither a reference nor part of the key."""
    entry = entry_at(model, path)
    if entry.reference is not None:
        target = entry.reference.target
        return Target(target, natural_key(target)[-1].name, entry.reference.within)
    if entry.key and "." not in path:
        own = Target(model, entry.name)
        return replace(own, within={part.name: part.name for part in own.outer})
    return None


def named_target(text: str) -> Target | None:
    """What a screen file names: `Item.number`, or "" for nothing. Raises KeyError."""
    if not text:
        return None
    table, _, part = text.partition(".")
    model = getattr(tables, table, None)
    if model is None:
        raise KeyError(f"'{text}': there is no table {table}")
    if part not in [entry.name for entry in natural_key(model)]:
        raise KeyError(f"'{text}': {part} is not in the key of {table}")
    own = Target(model, part)
    return replace(own, within={entry.name: entry.name for entry in own.outer})


def listing_of(target: Target, values: Values, formats: Formats, read: Read) -> Listing | None:
    """The look-up of a target for a frame that holds these values; None while outer parts it needs are not known."""
    look_up: LookUp = target.model.look_up  # type: ignore[attr-defined]
    within = {part.name: values.get(target.within.get(part.name, "")) for part in target.outer}
    missing = [part for part in target.outer if part.required and within[part.name] in (None, "")]
    searched = look_up.searched if target.innermost else ()
    if missing and target.innermost and look_up.anywhere:
        within, searched = {}, ()
    elif missing:
        return None
    paths = [path for path in look_up.columns if path not in within and path != target.part]
    columns = [target.part, *paths] if target.innermost else [target.part]
    rows = partial(_rows, read, Kind(target.model, tuple(columns), target.part, within), not target.innermost)
    return Listing(
        target.model.title,  # type: ignore[attr-defined]
        tuple(_column(target.model, path, formats) for path in columns),
        (target.part, *searched),
        target.part,
        rows,
    )


def _column(model: type[SQLModel], path: str, formats: Formats) -> ListColumn:
    entry = entry_at(model, path)
    return ListColumn(path, entry.column_label, formats(entry))


async def _rows(read: Read, kind: Kind, distinct: bool, asked: Asked) -> Sequence[Values]:
    mark = asked.beyond[MARK] if asked.beyond else None
    place = Place(mark, asked.start, asked.forward)
    question: Callable[[Session, Kind, Place, int], list[Values]] = values_from if distinct else rows_from
    found: Sequence[Values] = await read(question, replace(kind, sort=asked.sort), place, asked.count)
    return found
