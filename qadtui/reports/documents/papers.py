"""All papers that were asked for, one after the other, each in the language of its reader.

    papers = Papers(layout, report, request, language, dates)
    for pages in papers.papers(session, 66): ...        read, filled and paged one by one
    papers.printed                                      the records whose papers were made

Only the paper at hand is in memory, and a few bytes of each that was printed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from sqlmodel import Session

from qadtui.formats import DateOrder, Format, make_format
from qadtui.language.messages import NOTHING_TO_PRINT, Refusal
from qadtui.language.text import Translator, language_named
from qadtui.models import records
from qadtui.models.dictionary import Entry, natural_key
from qadtui.reports.definition import Report
from qadtui.reports.documents.filling import Filler
from qadtui.reports.documents.layout import Layout
from qadtui.reports.documents.paging import Sheet, paged
from qadtui.reports.documents.reading import Reader
from qadtui.reports.documents.working import Record
from qadtui.reports.page import Line, Page
from qadtui.reports.request import Request
from qadtui.reports.selection import rows_of

UPDATE = "update"
"""The criterion that says whether the records learn that they were printed. Without it they do."""


class Printed(NamedTuple):
    """A record whose paper was made, and the version that stands on it."""

    id: int
    version: int


class Papers:
    """The papers of a layout for the records of `report` that a request asks for, in order."""

    def __init__(self, layout: Layout, report: Report, request: Request, language: str, dates: DateOrder) -> None:
        key = tuple(entry.name for entry in natural_key(layout.model))
        self._layout, self._report, self._request = layout, replace(report, columns=key), request
        self._language, self._dates = language_named(language), dates
        self._switches = {name: request.switched(report, name) for name in report.switches}
        self._fillers: dict[str, Filler] = {}
        self.printed: list[Printed] = []

    @property
    def updates(self) -> bool:
        """Whether printing is for good; else it is a simulation."""
        return self._switches.get(UPDATE, True)

    def papers(self, session: Session, lines: int) -> Iterator[list[Page]]:
        """The pages of each paper, of at most so many lines. Refusal NOTHING_TO_PRINT where there is none."""
        reader = Reader(self._layout, self._switches, self._request.today)
        names, self.printed = self._report.columns, []
        for row in rows_of(session, self._report, self._request):
            found = records.find(session, self._layout.model, dict(zip(names, row, strict=True)))
            record = reader.record(session, found.id) if found else None
            if found and record:
                yield list(self._pages(record, min(lines, self._layout.lines)))
                self.printed.append(Printed(found.id, found.version))
        if not self.printed:
            raise Refusal(NOTHING_TO_PRINT)

    def _pages(self, record: Record, lines: int) -> Iterator[Page]:
        filler, body = self._filler(record), self._layout.lists[self._layout.body]
        heading = filler.heading(body)
        sheet = Sheet(
            lines, partial(self._top, filler, record, heading), partial(self._bottom, filler, record), body.gap
        )
        groups = [filler.group(body, line) for line in record.lists[body.name]]
        return paged(sheet, groups, filler.section("foot", record))

    def _top(self, filler: Filler, record: Record, heading: Sequence[Line], page: int, pages: int) -> list[Line]:
        simulation = [] if self.updates else filler.section("simulation", record, page, pages)
        head = filler.section("head" if page == 1 else "running", record, page, pages)
        return [*simulation, *head, *heading]

    def _bottom(self, filler: Filler, record: Record, page: int, pages: int) -> list[Line]:
        return filler.section("bottom" if page == pages else "carry", record, page, pages)

    def _filler(self, record: Record) -> Filler:
        """What fills the paper in its own language."""
        own = record.values[self._layout.language] if self._layout.language else ""
        language = language_named(own) if own else self._language
        if language not in self._fillers:
            make = maker(self._dates_in(language))
            self._fillers[language] = Filler(self._layout, Translator(language), make)
        return self._fillers[language]

    def _dates_in(self, language: str) -> DateOrder:
        """The reader's own order; who reads Chinese expects years first."""
        return DateOrder.YMD if language != self._language and language.startswith("zh") else self._dates


def maker(dates: DateOrder) -> Callable[[Entry, str], Format]:
    """The format of an entry by a spec, or its own where that is blank."""

    def make(entry: Entry, spec: str) -> Format:
        return make_format(spec or entry.format, entry.kind, dates=dates)

    return make
