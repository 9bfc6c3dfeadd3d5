"""A program's screen or a menu as it looks before anything is typed, without a database: for pictures and for review.

Frames stand where the screen file puts them. Programs show them in stages; without one being named, all are shown
that find room, in the order of the file, pop-ups aside.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from qadtui import __version__, locator
from qadtui.definitions.menus import Menu
from qadtui.definitions.report import frames_of
from qadtui.definitions.screens import Screen, load_screen
from qadtui.definitions.title import paint_title
from qadtui.formats import DateOrder
from qadtui.language.text import Text, Translator
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid
from qadtui.terminal.frames import Frame
from qadtui.terminal.painter import Painter
from qadtui.terminal.status import Status


def draw_program(
    grid: Grid, entry: Menu, translate: Translator, today: date, dates: DateOrder, stage: Sequence[str] = ()
) -> None:
    """Paint the screen of a menu entry. Raises DefinitionError, and KeyError for a frame that it does not have."""
    screen = load_screen(entry.screen, locator.screen(entry.screen) or Path(entry.screen), dates, lambda: today)
    painter = Painter(grid, translate)
    release = ".".join(__version__.split(".")[:2])
    title = f"{entry.code} {translate(screen.title)}"
    paint_title(grid, f"{screen.program} {release}", title, today, dates)
    frames = [painter.fit(frame) for frame in _staged(screen, stage)]
    for frame in frames:
        painter.frame(frame, {})
        if frame.columns:
            painter.rows(frame, [])
    Status(grid, translate, dates).legend(_legend(screen, frames))


def _staged(screen: Screen, stage: Sequence[str]) -> list[Frame]:
    frames = frames_of(screen)
    if stage:
        named = {frame.name: frame for frame in frames}
        return [named[name] for name in stage]
    chosen: list[Frame] = []
    for frame in frames:
        if not frame.popup and not any(_overlap(frame, other) for other in chosen):
            chosen.append(frame)
    return chosen


def _overlap(one: Frame, other: Frame) -> bool:
    rows = one.row < other.row + other.height and other.row < one.row + one.height
    return rows and one.column < other.column + other.width and other.column < one.column + one.width


def _legend(screen: Screen, frames: Sequence[Frame]) -> Text:
    """That of the first frame the cursor visits: a key frame pages through records."""
    first = next((frame for frame in frames if frame.enterable), None)
    keys = first is not None and first is next(iter(screen.frames.values()), None)
    return legends.KEY if keys else legends.DATA
