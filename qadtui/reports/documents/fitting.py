"""Whether a layout fits its paper: nothing meets, nothing leaves it, and the pages have room for lines.

   3         13           28                          what a row can take up at most
"  Ship Via: ####################  Credit Terms: ########"
"""

from collections.abc import Iterator

from qadtui.formats import DateOrder, cells
from qadtui.language.text import Translator
from qadtui.reports.documents.filling import Filler
from qadtui.reports.documents.layout import Layout, Row, Rows
from qadtui.reports.documents.names import Names
from qadtui.reports.documents.papers import maker

LEAST_ROOM = 5
"""The lines a page must have besides its head and bottom."""

Misfit = tuple[str, str]


def misfits(layout: Layout, translate: Translator) -> Iterator[Misfit]:
    """The places that do not fit, with the reason."""
    filler = Filler(layout, translate, maker(DateOrder.MDY))
    for place, names, rows in layout.places():
        for row in rows:
            yield from ((place, reason) for reason in _meetings(filler, layout, names, row, translate))
    for listed in layout.lists.values():
        yield from (
            (f"list.{listed.name}", reason) for reason in _cut_headings(filler, listed.names, listed.columns, translate)
        )
    for top, bottom in (("head", "bottom"), ("head", "carry"), ("running", "carry"), ("running", "bottom")):
        sections = layout.sections
        taken = sum(_height(layout.names, sections[name]) for name in ("simulation", top, bottom))
        if layout.lines - taken < LEAST_ROOM:
            yield top, f"'{top}' and '{bottom}' leave no room on {layout.lines} lines"


def _meetings(filler: Filler, layout: Layout, names: Names, row: Row, translate: Translator) -> Iterator[str]:
    """Words and values of a row that meet, or that are not on the paper."""
    last = 0
    pieces = sorted(piece for part in row.parts for piece in filler.pieces(names, part))
    for column, text in pieces:
        what = text if text.strip("#") else f"the value in column {column}"
        if column <= last:
            yield f"{translate.language}: {what} begins in column {column}, before what stands there ends"
        last = column + cells(text) - 1
        if last > layout.columns:
            yield f"{translate.language}: {what} ends in column {last}, beyond the paper"


def _cut_headings(filler: Filler, names: Names, columns: Row, translate: Translator) -> Iterator[str]:
    for value in columns.values:
        heading = translate(names.label(value.path, column=True))
        if cells(heading) > filler.span(names, value):
            yield f"{translate.language}: the heading {heading} of '{value.path}' is cut"


def _height(names: Names, rows: Rows) -> int:
    """The most lines rows can have, apart from lists and texts that go on."""
    return sum(max((len(names.blocks.get(value.path, "1")) for value in row.values), default=1) for row in rows)
