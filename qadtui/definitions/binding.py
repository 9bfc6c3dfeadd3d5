"""A frame as a screen file writes it becomes a frame the terminal can show: the dictionary gives the rest.

[frame.key]
record = "Location"                     the table its names belong to; the screen's own if left out
at = [2, 1]                             row and column of its corner
size = [4, 80]                          height and width; left out, as high as its rows and 80 wide
rows = ["site:16  code:50"]

[frame.key.labels]                      another label than the dictionary's
code = "Place"

lookups = { um = "UnitConversion.um" }  what F2 lists in a field, where it is not the table it refers to; "" is nothing

[frame.ship.fields.effective]           a field the dictionary does not have
label = "Effective"
kind = "date"
help = "..."
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import SQLModel

from qadtui.definitions.lookup import Target, named_target, target_of
from qadtui.definitions.rows import FixedText, Place, Span, read_column, read_row
from qadtui.formats import DateOrder, Format, make_format
from qadtui.language.text import Text
from qadtui.models import tables
from qadtui.models.dictionary import Entry, entry_at, owner_of
from qadtui.terminal.frames import Column, Field, Frame, Literal

KINDS: dict[str, type] = {"text": str, "integer": int, "decimal": Decimal, "date": date, "yes_no": bool}
_FORMATS = {"date": "99/99/99", "yes_no": "yes/no"}


@dataclass(frozen=True)
class Meaning:
    """What is known of a name on a screen, from the dictionary or from the screen file itself."""

    label: Text
    column_label: Text
    format: str
    kind: type
    help: Text
    source: str
    required: bool
    upper: bool
    secret: bool = False
    table: str = ""
    lookup: Target | None = None


class Binder:
    """Binds the frames of one screen, for one operator's way of writing dates and the business date of the session."""

    def __init__(self, table: str, dates: DateOrder = DateOrder.MDY, today: Callable[[], date] | None = None) -> None:
        self._table, self._dates, self._today = table, dates, today

    def frame(self, name: str, spec: Mapping[str, Any]) -> Frame:
        """The frame of a `[frame.name]` section. Raises ValueError or KeyError with the reason."""
        row, column = spec.get("at", (2, 1))
        boxed = spec.get("box", True)
        first = row + int(boxed)
        parts = [(first + index, part) for index, line in enumerate(spec.get("rows", ())) for part in read_row(line)]
        columns = tuple(self._column(read_column(text), spec) for text in spec.get("columns", ()))
        height, width = spec.get("size", (len(spec.get("rows", ())) + 2 * int(boxed), 80))
        return Frame(
            name,
            row,
            column,
            height,
            width,
            title=Text(spec.get("title", ""), "frame"),
            boxed=boxed,
            popup=spec.get("popup", False),
            fields=tuple(self._field(at, part, spec) for at, part in parts if isinstance(part, Place)),
            literals=tuple(Literal(at, p.column, Text(p.text, "frame")) for at, p in parts if isinstance(p, FixedText)),
            columns=columns,
            heading_row=first,
            grows=spec.get("grows", False),
        )

    def meaning(self, path: str, spec: Mapping[str, Any]) -> Meaning:
        """What a name on the frame means: its own section of the file first, then the dictionary."""
        own = spec.get("fields", {}).get(path)
        meaning = _declared(path, own) if own else self._defined(path, spec.get("record", self._table))
        named = spec.get("lookups", {}).get(path)
        return meaning if named is None else replace(meaning, lookup=named_target(named))

    def format_of(self, meaning: "Meaning | Entry", spec: str = "") -> Format:
        """The format of a value, or another one a frame asks for."""
        return make_format(spec or meaning.format, meaning.kind, dates=self._dates, today=self._today)

    def _field(self, row: int, place: Place, spec: Mapping[str, Any]) -> Field:
        meaning = self.meaning(place.path, spec)
        label = spec.get("labels", {}).get(place.path)
        return Field(
            place.path,
            Text(label, meaning.label.context) if label else meaning.label,
            self.format_of(meaning, spec.get("formats", {}).get(place.path, "")),
            row,
            place.column + 2 if place.labelled else place.column,
            colon=place.column if place.labelled else None,
            enterable=place.enterable and not spec.get("display", False),
            required=meaning.required and place.path not in spec.get("blank", ()),
            upper=meaning.upper,
            secret=meaning.secret,
            help=meaning.help,
            source=meaning.source,
            table=meaning.table,
            lookup=meaning.lookup,
            recalls=meaning.lookup.entry.qad if meaning.lookup else "",
        )

    def _column(self, span: Span, spec: Mapping[str, Any]) -> Column:
        meaning = self.meaning(span.path, spec)
        label = spec.get("labels", {}).get(span.path)
        heading = Text(label, meaning.label.context) if label else meaning.column_label
        width = span.last - span.first + 1
        own = spec.get("formats", {}).get(span.path, "")
        return Column(span.path, heading, self.format_of(meaning, own), span.first, width)

    def _defined(self, path: str, table: str) -> Meaning:
        if not table:
            raise KeyError(f"{path} is not declared, and the frame names no record")
        model = table_named(table)
        entry = entry_at(model, path)
        return Meaning(
            entry.label,
            entry.column_label,
            entry.format,
            entry.kind,
            entry.help,
            entry.qad,
            entry.required,
            entry.upper,
            table=f"{owner_of(model, path).__tablename__}.{entry.name}",
            lookup=target_of(model, path),
        )


def table_named(name: str) -> type[SQLModel]:
    """The table a screen file calls so. Raises KeyError."""
    found = getattr(tables, name, None)
    if found is None:
        raise KeyError(f"there is no table {name}")
    return found  # type: ignore[no-any-return]


def _declared(path: str, own: Mapping[str, Any]) -> Meaning:
    kind = own.get("kind", "text")
    label = Text(own["label"], own.get("qad", "frame"))
    return Meaning(
        label,
        Text(own.get("column", own["label"]), label.context),
        own.get("format") or _FORMATS[kind],
        KINDS[kind],
        Text(own["help"], "help"),
        own.get("qad", path),
        own.get("required", False),
        own.get("upper", False),
        own.get("secret", False),
    )
