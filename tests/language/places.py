"""Where the words of a frame stand, cell by cell, so that a test can see them collide.

│   Order: ________  Sold-To: ________│      3-8 Order:   11-18 value   ...
"""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import NamedTuple, cast

from qadtui import locator
from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.report import criteria_frame
from qadtui.definitions.screens import Screen, load_screen
from qadtui.formats import cells
from qadtui.language.text import Translator
from qadtui.reports.request import Report
from qadtui.terminal.frames import Frame

SCREENS = {path: load_screen(path, file) for path, file in locator.screens().items()}
"""Every screen there is, as the programs load it."""


class Span(NamedTuple):
    """The cells that something takes on a row."""

    row: int
    first: int
    last: int
    words: str


def frames_of(screen: Screen) -> list[Frame]:
    """The frames of a screen file; of a report, that of its criteria."""
    frames = list(screen.frames.values())
    if screen.kind == "report":
        ui = cast(ScreenDialogue, SimpleNamespace(screen=screen))
        frames.append(criteria_frame(ui, Report.from_spec(screen.model, screen.report)))
    return frames


def collisions(frame: Frame, translate: Translator) -> Iterator[str]:
    """What touches its neighbour on the row, or stands on the border of the frame or beyond it."""
    first, last = frame.column + frame.boxed, frame.column + frame.width - 1 - frame.boxed
    before: Span | None = None
    for span in sorted(spans(frame, translate)):
        if span.first < first or span.last > last:
            yield f"{frame.name}, row {span.row}: {span.words} ({span.first}-{span.last}) leaves {first}-{last}"
        if before and before.row == span.row and span.first <= before.last + 1:
            yield f"{frame.name}, row {span.row}: {before.words} ({before.first}-{before.last}) meets {span.words}"
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
