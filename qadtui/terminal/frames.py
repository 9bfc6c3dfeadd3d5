"""What a frame is made of: fields, fixed texts and list columns, each at its place on the 80x24 screen.

    ┌──────────────── title ────────────────┐
    │      label: value      label: value   │     a field's `column` is where its value begins
    │  heading   heading                    │
    │  --------  -------                    │     a list frame has columns, a heading and a rule
    └───────────────────────────────────────┘

Frames are plain data. Rows and columns are the screen's, counted from 1. They are written for 24 rows; on a taller
terminal a frame that `grows` (a list) gets the further rows, and what stands below it `sinks` by as many.
"""

from dataclasses import dataclass, replace
from typing import Any

from qadtui.formats.format import Format
from qadtui.language.text import Text
from qadtui.terminal.roles import Role

Values = dict[str, Any]
"""What a frame shows and what the operator enters: plain values by field name."""


@dataclass(frozen=True)
class Field:
    """One value with its label. `colon` is the label's colon, None for a field without label."""

    name: str
    label: Text
    format: Format
    row: int
    column: int
    colon: int | None = None
    enterable: bool = True
    required: bool = False
    upper: bool = False
    help: Text = Text("")
    secret: bool = False
    source: str = ""  # the field's QAD name, for Ctrl+F
    table: str = ""  # the table it is kept in, and its name there
    lookup: object = None  # what F2 lists, in the terms of whoever shows the frame
    recalls: str = ""  # the kind of number that F7 brings back the last one of


@dataclass(frozen=True)
class Literal:
    """A fixed text."""

    row: int
    column: int
    text: Text
    role: Role = Role.LABEL


@dataclass(frozen=True)
class Column:
    """A column of a list frame."""

    name: str
    heading: Text
    format: Format
    column: int
    width: int


@dataclass(frozen=True)
class Frame:
    """A block of the screen. A pop-up gives back what it covered when it closes."""

    name: str
    row: int
    column: int
    height: int
    width: int
    title: Text = Text("")
    boxed: bool = True
    popup: bool = False
    fields: tuple[Field, ...] = ()
    literals: tuple[Literal, ...] = ()
    columns: tuple[Column, ...] = ()
    heading_row: int = 0
    grows: bool = False
    sinks: bool = False
    screen_rows: int = 24

    def field(self, name: str) -> Field:
        """The field of that name. Raises KeyError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"frame {self.name} has no field {name}")

    @property
    def enterable(self) -> tuple[str, ...]:
        """The names of the fields the cursor visits, in their order."""
        return tuple(field.name for field in self.fields if field.enterable)

    @property
    def list_rows(self) -> range:
        """The screen rows that a list frame's records stand on."""
        return range(self.heading_row + 2, self.row + self.height - int(self.boxed))

    def on(self, rows: int) -> "Frame":
        """The same frame on a screen of so many rows."""
        further = rows - self.screen_rows
        if not further or not (self.grows or self.sinks):
            return self
        if self.grows:
            return replace(self, height=self.height + further, screen_rows=rows)
        return replace(
            self,
            row=self.row + further,
            heading_row=self.heading_row + further,
            fields=tuple(replace(field, row=field.row + further) for field in self.fields),
            literals=tuple(replace(literal, row=literal.row + further) for literal in self.literals),
            screen_rows=rows,
        )
