"""Where the words of a frame stand, cell by cell, so that collisions can be seen.

│   Order: ________  Sold-To: ________│      3-8 Order:   11-18 value   ...
"""

from collections.abc import Iterator
from typing import NamedTuple

from qadtui.formats import cells
from qadtui.language.text import Translator
from qadtui.terminal.frames import Frame


class Span(NamedTuple):
    """The cells that something takes on a row."""

    row: int
    first: int
    last: int
    words: str


def collisions(frame: Frame, translate: Translator) -> Iterator[str]:
    """What touches its neighbour on the row, or stands on the border of the frame or beyond it."""
    first, last = frame.column + frame.boxed, frame.column + frame.width - 1 - frame.boxed
    top, bottom = frame.row + frame.boxed, frame.row + frame.height - 1 - frame.boxed
    before: Span | None = None
    for span in sorted(spans(frame, translate)):
        if span.first < first or span.last > last:
            yield f"row {span.row}: {span.words} ({span.first}-{span.last}) leaves {first}-{last}"
        if not top <= span.row <= bottom:
            yield f"row {span.row}: {span.words} is not within rows {top}-{bottom}"
        if before and before.row == span.row and span.first <= before.last + 1:
            yield f"row {span.row}: {before.words} ({before.first}-{before.last}) meets {span.words}"
        before = span


def spans(frame: Frame, translate: Translator) -> Iterator[Span]:
    """The labels, values and fixed texts of a frame."""
    for literal in frame.literals:
        words = translate(literal.text)
        yield Span(literal.row, literal.column, literal.column + cells(words) - 1, words)
    for field in frame.fields:
        yield Span(field.row, field.column, field.column + field.format.width - 1, field.name)
        if field.colon is not None:
            words = translate(field.label)
            yield Span(field.row, field.colon - cells(words), field.colon, words)
