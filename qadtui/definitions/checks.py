"""What is true of every screen file, the day it is added: checks that need no database and nobody to write them.

    checks   it loads; frames, labels and headings fit 80x24 in every language; fields have help; a key can be typed
    faults   file, line, place, reason: where to look, and what is wrong there

`qadtui check screens` runs them on a site's own files, the tests on ours.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from qadtui import __version__, locator
from qadtui.definitions.faults import DefinitionError, at_line, line_in
from qadtui.definitions.menus import load_menus
from qadtui.definitions.paper_checks import papers_fit
from qadtui.definitions.places import collisions
from qadtui.definitions.report import frames_of
from qadtui.definitions.report_checks import Found, reports_fit_their_page, what_they_open_is_there
from qadtui.definitions.screens import Screen, load_screen
from qadtui.definitions.title import paint_title
from qadtui.formats import DateOrder, cells
from qadtui.formats.wrapping import wrapped
from qadtui.language.text import LANGUAGES, Text, Translator
from qadtui.models.dictionary import dictionary, natural_key
from qadtui.terminal.cells import Grid
from qadtui.terminal.frames import Frame

ROWS, COLUMNS = 24, 80
FIRST_ROW, LAST_ROW = 2, ROWS - 3
HELP_WIDTH, HELP_ROWS = 60, 18
LONGEST_NUMBER = "17.21.20.13"


class Fault(NamedTuple):
    """A fault of a definition file. Line 0 is not known."""

    file: str
    place: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        return f"{at_line(self.file, self.line)}: {self.place}: {self.reason}"


Check = Callable[[Screen, Translator], Iterator[Found]]


def faults_of_screen(path: str, file: Path) -> list[Fault]:
    """What is wrong with a screen file."""
    try:
        screen = load_screen(path, file)
        found = [fault for language in LANGUAGES for check in CHECKS for fault in check(screen, Translator(language))]
    except DefinitionError as error:
        return [Fault(error.file, error.place, error.reason, error.line)]
    return [Fault(str(file), place, reason, line_in(file, place, reason)) for place, reason in dict.fromkeys(found)]


def faults_of_menus(files: Sequence[Path]) -> list[Fault]:
    """Menu lines that open nothing. Files later in the order are laid over earlier ones."""
    try:
        tree = load_menus(files)
    except DefinitionError as error:
        return [Fault(error.file, error.place, error.reason, error.line)]
    missing = (entry for entry in tree.root.walk() if entry.screen and locator.screen(entry.screen) is None)
    reasons = ((entry.code, f"there is no screen {entry.screen}") for entry in missing)
    return [Fault(str(files[-1]), code, reason, line_in(files[-1], code, reason)) for code, reason in reasons]


def frames_stand_between_title_and_messages(screen: Screen, translate: Translator) -> Iterator[Found]:
    """Row 1 is the title's, the last three are for messages and the legend."""
    for frame in frames_of(screen):
        if frame.row < FIRST_ROW or frame.row + frame.height - 1 > LAST_ROW:
            rows = f"{frame.row}-{frame.row + frame.height - 1}"
            yield _at(frame, f"rows {rows} are not within {FIRST_ROW}-{LAST_ROW}")
        if frame.column < 1 or frame.column + frame.width - 1 > COLUMNS:
            columns = f"{frame.column}-{frame.column + frame.width - 1}"
            yield _at(frame, f"columns {columns} are not within 1-{COLUMNS}")


def words_keep_apart(screen: Screen, translate: Translator) -> Iterator[Found]:
    """Labels, values and fixed texts neither meet nor leave their frame."""
    for frame in frames_of(screen):
        yield from (_at(frame, f"{translate.language}: {reason}") for reason in collisions(frame, translate))


def lists_have_room(screen: Screen, translate: Translator) -> Iterator[Found]:
    """The columns of a list stand beside each other, under headings that are not cut, with a row for a record."""
    for frame in frames_of(screen):
        last = frame.column
        for column in frame.columns:
            heading = translate(column.heading)
            if cells(heading) > column.width:
                yield _at(frame, f"{translate.language}: the heading {heading} is wider than {column.width} cells")
            if column.column <= last:
                yield _at(frame, f"{column.name} begins in column {column.column}, before what stands there ends")
            last = column.column + column.width
        if frame.columns and last > frame.column + frame.width:
            yield _at(frame, f"its columns end in {last - 1}, beyond its border")
        if frame.columns and not frame.list_rows:
            yield _at(frame, "there is no row for a record")


def titles_fit(screen: Screen, translate: Translator) -> Iterator[Found]:
    """Frame titles stand in the border, the screen's between the program and the date."""
    for frame in frames_of(screen):
        if cells(translate(frame.title)) > frame.width - 4:
            yield _at(frame, f"{translate.language}: the title {translate(frame.title)} does not fit its border")
    grid = Grid(ROWS, COLUMNS)
    program, title = f"{screen.program} {__version__}", f"{LONGEST_NUMBER} {translate(screen.title)}"
    paint_title(grid, program, title, date(2026, 4, 1), DateOrder.MDY)
    row = grid.text()[0]
    if not (row.startswith(f"{program}  ") and f"  {title}  " in row):
        yield Found("title", f"{translate.language}: {translate(screen.title)} is too long for the title line")


def everything_has_help(screen: Screen, translate: Translator) -> Iterator[Found]:
    """F2 has an answer that fits its box: for the program and for each field that can be entered."""
    texts: list[tuple[str, str, Text]] = [("heading", "the program", screen.help)]
    for frame in frames_of(screen):
        texts += [(f"[frame.{frame.name}]", field.name, field.help) for field in frame.fields if field.enterable]
    for place, what, text in texts:
        if not text.message.strip():
            yield Found(place, f"{what} has no help")
        if len(wrapped(translate(text), HELP_WIDTH)) > HELP_ROWS:
            yield Found(place, f"{translate.language}: the help of {what} is longer than its box")


def masters_can_be_typed(screen: Screen, translate: Translator) -> Iterator[Found]:
    """A maintenance asks for every part of the key in its frame `key`, and elsewhere for all that must not be blank."""
    if screen.kind != "maintenance":
        return
    asked = {field.name for frame in screen.frames.values() for field in frame.fields if field.enterable}
    key = screen.frames.get("key")
    if key is not None:
        for entry in natural_key(screen.model):
            if entry.name not in key.enterable:
                yield Found("[frame.key]", f"the key's {entry.name} is not asked for")
    for entry in dictionary(screen.model).values():
        if entry.required and not entry.key and entry.name not in asked and entry.default() in ("", None):
            yield Found("heading", f"{entry.name} must not be blank and is asked for nowhere")


CHECKS: tuple[Check, ...] = (
    frames_stand_between_title_and_messages,
    words_keep_apart,
    lists_have_room,
    titles_fit,
    everything_has_help,
    masters_can_be_typed,
    reports_fit_their_page,
    what_they_open_is_there,
    papers_fit,
)


def _at(frame: Frame, reason: str) -> Found:
    return Found(f"[frame.{frame.name}]", reason)
