"""What is true of every [report] and [browse] section once it is understood: it fits its page; what it opens is there.

The page is that of 80 columns, and of 132 for those that have `wide` columns.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qadtui import locator
from qadtui.definitions.faults import DefinitionError
from qadtui.definitions.screens import Screen, load_screen
from qadtui.formats import cells
from qadtui.language.text import Translator
from qadtui.reports.body import TOTAL
from qadtui.reports.definition import WIDE, Report
from qadtui.reports.page import PrintColumn, print_columns

CURRENCY = "CNY"


class Found(NamedTuple):
    """What a check finds, and at which place of the file."""

    place: str
    reason: str


def reports_fit_their_page(screen: Screen, translate: Translator) -> Iterator[Found]:
    """A printed line fits the page, and there is room for the words before totals and subtotals."""
    plain = screen.definition
    if plain is None or screen.kind not in ("report", "inquiry"):
        return
    for report in (plain, plain.fitting(WIDE)) if plain.wide else (plain,):
        columns = print_columns(report, screen.binder.format_of, translate)
        if _width(columns) > report.width:
            yield Found("[report]", f"{translate.language}: a line of {report.width} has {_width(columns)} cells")
        for word in _words(screen, report, translate) if report.total else ():
            if cells(word) > _room(report, columns):
                yield Found("[report]", f"{translate.language}: there is no room for {word} before the totals")


def what_they_open_is_there(screen: Screen, translate: Translator) -> Iterator[Found]:
    """The screen a browse drills down to exists and asks for the fields it is given."""
    drill = screen.definition.drill if screen.definition else None
    if drill is None:
        return
    place, file = f"[{'browse' if screen.kind == 'browse' else 'report'}.drill]", locator.screen(drill.screen)
    if file is None:
        yield Found(place, f"there is no screen '{drill.screen}'")
        return
    try:
        opened = load_screen(drill.screen, file)
    except DefinitionError as error:
        yield Found(place, f"'{drill.screen}' cannot be opened: {error}")
        return
    asked = {field for frame in opened.frames.values() for field in frame.enterable}
    for name in drill.key:
        if name not in asked:
            yield Found(place, f"'{name}' is not asked for in {drill.screen}")


def _words(screen: Screen, report: Report, translate: Translator) -> Iterator[str]:
    """The longest words that can stand before its sums."""
    currency = f" {CURRENCY}" if report.currency else ""
    yield f"{translate(TOTAL)}{currency}"
    for path in report.breaks:
        entry = report.entry(path)
        heading = translate(report.heading(path))
        width = screen.binder.format_of(entry, report.formats.get(path, "")).width
        yield f"{heading} {'x' * width}{currency}"


def _room(report: Report, columns: Sequence[PrintColumn]) -> int:
    """The cells before the first sum; the whole line where a sum stands first, for the words then have one."""
    summed = [at for at, path in enumerate(report.columns) if path in report.total]
    return _width(columns[: summed[0]]) if summed and summed[0] else report.width


def _width(columns: Sequence[PrintColumn]) -> int:
    """The cells of a printed line."""
    return sum(column.width for column in columns) + len(columns) - 1
