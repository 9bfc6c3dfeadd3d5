"""What a paper looks like, as the [document] section of a screen file says it.

[document]
page = { lines = 66, columns = 80 }
language = "language"                  the path whose value chooses the paper's language; left out, the reader's own
body = "lines"                         the list that fills the pages
values = "order_totals"                values a rule works out (given.py)
head = ["'Packing List'@1-80", "number:16  order_date:50"]      the top of the first page
running = [...]  carry = [...]         the top of every further page, the bottom of every page that has one behind it
foot = [...]  bottom = [...]           after the last line, and at the bottom of the last page
simulation = ["'SIMULATION'@1-80"]     above the top where the criterion `update` says no

A row is written as rows.py says; one whose fields are all blank is left out. Or it is a table:
    { row = "discount_amount:60", when = "discount != 0", bold = true }
    { list = "comments" }              the rows of a list stand here

[document.blocks]  [document.otherwise]  [document.computed.open]  labels  formats       what names mean (names.py)
[document.printed]                     what its record says once it is printed
print_order = false

[document.list.lines]
record = "SalesOrderLine"              the table
within = "order"                       its field that is the record around it; or { order = "order", line = "line" }:
where = "open > 0 or show_all"         its fields that have the values of the other's. Criteria may stand in `where`
needs = "..."                          what must be so of every row, else there is no paper
sort = ["line"]
columns = ["line:1-3", "item:5-22"]    headings, a rule, and the first row of each
rows = ["description:5-28"]            further rows of each
gap = 1                                blank lines between them
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.reports.documents.names import Names
from qadtui.reports.documents.rows import Part, Value, Words
from qadtui.reports.expressions import Expression

CONTEXT = "document"
"""Of the fixed texts, for whoever translates them."""


@dataclass(frozen=True)
class Row:
    """One row, or the place of the list called `inner`."""

    parts: tuple[Part, ...] = ()
    when: Expression | None = None
    bold: bool = False
    inner: str = ""

    @property
    def values(self) -> list[Value]:
        """Its fields."""
        return [part for part in self.parts if isinstance(part, Value)]


Rows = tuple[Row, ...]


@dataclass(frozen=True)
class Listed:
    """A list of the paper, standing in the list `outer`, or where that is blank in the record itself. Its fields
    `within` have the values of those around it; the value "" is the record around it itself.
    """

    name: str
    names: Names
    within: Mapping[str, str]
    outer: str = ""
    where: Expression | None = None
    needs: Expression | None = None
    sort: tuple[str, ...] = ()
    columns: Row = Row()
    rows: Rows = ()
    gap: int = 0

    @property
    def all_rows(self) -> Rows:
        """The first row, if there are columns, and the further ones."""
        return (self.columns, *self.rows) if self.columns.parts else self.rows


@dataclass(frozen=True)
class Layout:
    """A paper. `lists` are all there are, the outer ones first; `body` is the one that fills the pages."""

    names: Names
    lines: int
    columns: int
    body: str
    lists: Mapping[str, Listed]
    language: str = ""
    head: Rows = ()
    running: Rows = ()
    carry: Rows = ()
    foot: Rows = ()
    bottom: Rows = ()
    simulation: Rows = ()
    printed: Mapping[str, Any] = field(default_factory=dict)

    @property
    def model(self) -> type[SQLModel]:
        """The table of the record a paper is about."""
        return self.names.model

    def model_of(self, name: str) -> type[SQLModel]:
        """The table of a list, or where its name is blank that of the record."""
        return self.lists[name].names.model if name else self.model

    def around(self, listed: Listed) -> Iterator[Listed]:
        """A list and those it stands in, from the inside out."""
        yield listed
        if listed.outer:
            yield from self.around(self.lists[listed.outer])

    def places(self) -> Iterator[tuple[str, Names, Rows]]:
        """Where rows stand in the screen file, what names mean in them, and the rows."""
        for name, rows in self.sections.items():
            yield name, self.names, rows
        for listed in self.lists.values():
            yield f"list.{listed.name}", listed.names, listed.all_rows

    def texts(self) -> Iterator[Text]:
        """What the layout says in words of its own."""
        for _, names, rows in self.places():
            yield from (Text(part.text, CONTEXT) for row in rows for part in row.parts if isinstance(part, Words))
            yield from (names.label(name) for name in names.labels)
            for computed in names.computed.values():
                yield from (computed.entry.label, computed.entry.column_label, computed.entry.help)

    @property
    def sections(self) -> dict[str, Rows]:
        """The rows that speak of the record, by the section they stand in."""
        return {name: getattr(self, name) for name in SECTIONS}


SECTIONS = ("simulation", "head", "running", "carry", "foot", "bottom")


def lists_in(rows: Iterable[Row]) -> Iterator[str]:
    """The lists that have their place among rows."""
    return (row.inner for row in rows if row.inner)
