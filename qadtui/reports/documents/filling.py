"""Values and rows become lines, in one language.

"number:16   order_date:50"        + {"number": "SO1001", "order_date": April 1st}
         Order: SO1001                 Order Date: 04/01/2026

A value keeps to its columns: what is longer is cut, or goes on below where its row says so. The label of a blank value
is left out, and a row whose values are all blank, with the blank row behind it where there is one before it, too.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from qadtui.formats import Format, cells, fit, pad
from qadtui.formats.width import printable
from qadtui.formats.wrapping import wrapped
from qadtui.language.text import Text, Translator
from qadtui.models.dictionary import Entry
from qadtui.reports.documents.layout import CONTEXT, Layout, Listed, Row, Rows
from qadtui.reports.documents.names import Names
from qadtui.reports.documents.rows import Part, Rule, Value, Words
from qadtui.reports.documents.working import Record
from qadtui.reports.page import Line, Make

BLANK = Row()


class Piece(NamedTuple):
    """What stands at a column of one line."""

    column: int
    text: str


class Filler:
    """Fills the rows of one layout; `make` gives an entry's format in the reader's date order."""

    def __init__(self, layout: Layout, translate: Translator, make: Make) -> None:
        self._layout, self._translate, self._make = layout, translate, make
        self._shows: dict[tuple[type, str], Format | None] = {}

    def section(self, name: str, record: Record, page: int = 0, pages: int = 0) -> list[Line]:
        """The lines of a section of the paper; `page` and `pages` are what its texts may say."""
        rows = self._layout.sections[name]
        return self._rows(rows, self._layout.names, record, {"page": page, "pages": pages})

    def heading(self, listed: Listed) -> list[Line]:
        """The headings of a list's columns and the rule under them; nothing for a list without columns."""
        columns = listed.columns.values
        spans = [self.span(listed.names, value) for value in columns]
        words = [self._heading(listed.names, value, span) for value, span in zip(columns, spans, strict=True)]
        rules = [Piece(value.first, "-" * span) for value, span in zip(columns, spans, strict=True)]
        return [Line(_composed(words), bold=True), Line(_composed(rules))] if columns else []

    def group(self, listed: Listed, record: Record) -> list[Line]:
        """The lines of one row of a list, with the lists in it."""
        return self._rows(listed.all_rows, listed.names, record, {})

    def span(self, names: Names, value: Value) -> int:
        """How many cells a value has."""
        if value.last is not None:
            return value.last - value.first + 1
        show = self._format(names, value.path)
        return show.width if show else self._layout.columns - value.first + 1

    def pieces(self, names: Names, part: Part) -> list[Piece]:
        """What a part can take up at most: its words and, for a value, as many signs as it has cells."""
        fixed = self._fixed(names, part, {"page": 999, "pages": 999})
        value = [Piece(part.first, "#" * self.span(names, part))] if isinstance(part, Value) else []
        return fixed + value

    def _rows(self, rows: Rows, names: Names, record: Record, places: Mapping[str, int]) -> list[Line]:
        lines: list[Line] = []
        left_out = False
        for row in rows:
            if left_out and row == BLANK and not (lines and lines[-1].text):
                continue
            added = self._row(row, names, record, places)
            left_out = not added
            lines += added
        return lines

    def _row(self, row: Row, names: Names, record: Record, places: Mapping[str, int]) -> list[Line]:
        if row.inner:
            return self._list(self._layout.lists[row.inner], record)
        return self._filled(row, names, record, places) if record.holds(row.when) else []

    def _list(self, listed: Listed, record: Record) -> list[Line]:
        lines: list[Line] = []
        for inner in record.lists[listed.name]:
            lines += [Line("")] * (listed.gap if lines else 0) + self.group(listed, inner)
        return [*self.heading(listed), *lines] if lines else []

    def _filled(self, row: Row, names: Names, record: Record, places: Mapping[str, int]) -> list[Line]:
        shown = {value: self._lines_of(names, value, record.values[value.path]) for value in row.values}
        if shown and not any(shown.values()):
            return []
        height = max((len(lines) for lines in shown.values()), default=1)
        pieces: list[list[Piece]] = [[] for _ in range(height)]
        for part in row.parts:
            if not isinstance(part, Value) or shown[part]:
                pieces[0] += self._fixed(names, part, places)
        for value, lines in shown.items():
            for at, text in enumerate(lines):
                pieces[at].append(Piece(value.first, text))
        return [Line(_composed(line), row.bold) for line in pieces]

    def _fixed(self, names: Names, part: Part, places: Mapping[str, int]) -> list[Piece]:
        """A text, a rule, or a value's label."""
        match part:
            case Words(text, first, last):
                words = self._translate(Text(text, CONTEXT), **(places if "{" in text else {}))
                return [Piece(first if last is None else first + max(last - first + 1 - cells(words), 0) // 2, words)]
            case Rule(sign, first, last):
                return [Piece(first, sign * ((last or self._layout.columns) - first + 1))]
            case Value(path, _, _, int(colon)):
                label = self._translate(names.label(path))
                return [Piece(max(colon - cells(label), 1), f"{label}:")]
        return []

    def _heading(self, names: Names, value: Value, span: int) -> Piece:
        """A column's heading, at the side its values stand at."""
        show = self._format(names, value.path)
        words = self._translate(names.label(value.path, column=True))
        return Piece(value.first, pad(words, span, right=bool(show and show.right)))

    def _lines_of(self, names: Names, value: Value, held: Any) -> list[str]:
        """A value as it stands in its columns; no lines where it is blank."""
        show, span = self._format(names, value.path), self.span(names, value)
        if held is None or (value.nothing_is_blank and not held):
            return []
        if show and show.right:
            return [pad(show.show(held), span, right=True)]
        text = show.show(held) if show else str(held)
        lines = [_printable(line) for line in text.split("\n")]
        if value.goes_on:
            lines = [part for line in lines for part in folded(line, span)]
        else:
            lines = [fit(" ".join(filter(None, lines)), span)]
        return lines if any(lines) else []

    def _format(self, names: Names, path: str) -> Format | None:
        """How a value is shown; None for plain text."""
        known = (names.model, path)
        if known not in self._shows:
            entry: Entry | None = names.entry(path)
            spec = names.formats.get(path, "")
            self._shows[known] = self._make(entry, spec) if entry and (spec or entry.format) else None
        return self._shows[known]


def folded(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` cells; a word longer than that is torn."""
    lines = []
    for line in wrapped(text, width):
        while cells(line) > width:
            lines.append(fit(line, width) or line[:1])
            line = line[len(lines[-1]) :]
        lines.append(line)
    return lines


def _composed(pieces: Sequence[Piece]) -> str:
    """Pieces in one line, each at its column; what would run into the next is cut."""
    line = ""
    for column, text in sorted(pieces):
        line = pad(line, column - 1) + text
    return line.rstrip()


def _printable(text: str) -> str:
    return "".join(filter(printable, text))
