"""A printed document as what can be printed: the papers that were asked for, as pages, text or PDF.

Looking at papers changes nothing. What was printed or written to a file learns that it was, as the layout says, once
all of it is there.
"""

from collections.abc import Iterator
from itertools import chain, groupby
from operator import not_
from typing import BinaryIO

from sqlmodel import Session

from qadtui.definitions.delivery import Printout
from qadtui.definitions.job import Job
from qadtui.definitions.progress import Meter
from qadtui.definitions.screens import Screen
from qadtui.language.messages import ONLY_ON_PAPER, Refusal
from qadtui.language.text import Translator
from qadtui.models.database import Database, operator_of
from qadtui.models.operator import Operator
from qadtui.reports.definition import Report
from qadtui.reports.destinations import Destination, ToFile
from qadtui.reports.documents.layout import Layout
from qadtui.reports.documents.noting import note_printed
from qadtui.reports.documents.papers import Papers
from qadtui.reports.outputs import OUTPUTS
from qadtui.reports.page import Page
from qadtui.reports.request import Request
from qadtui.reports.selection import count_of
from qadtui.terminal.pager import KnownLines


def printout(session: Session, screen: Screen, job: Job, destination: Destination, meter: Meter) -> Printout:
    """The papers that a job asks for. Refusals: ONLY_ON_PAPER for a file of data; NOTHING_TO_PRINT while printing.
    ValueError where its request does not fit the document any more.
    """
    if isinstance(destination, ToFile) and not OUTPUTS[destination.format].paged:
        raise Refusal(ONLY_ON_PAPER, "output")
    report, layout = _asked(screen)
    request = Request.from_json(report, job.request)
    papers = Papers(layout, report, request, job.language, job.order)

    def pages(lines: int) -> Iterator[Page]:
        made = papers.papers(session, lines)
        return chain.from_iterable(meter.counted(made, lambda: count_of(session, report, request)))

    def write(format: str, stream: BinaryIO) -> None:
        _write(pages(layout.lines), layout, screen, job, session, format, stream)

    def note(database: Database, operator: Operator) -> None:
        if papers.updates:
            note_printed(database, operator, layout.model, papers.printed, layout.printed)

    title = f"{job.number} {Translator(job.language)(screen.title)}"
    return Printout(title, layout.columns, (), lambda: _continuous(pages(layout.lines)), pages, write, note)


def first_lines(session: Session, screen: Screen, job: Job, most: int) -> tuple[KnownLines, bool]:
    """What a terminal shows of the papers, and whether that is all: at most so many lines and what belongs to them."""
    report, layout = _asked(screen)
    papers = Papers(layout, report, Request.from_json(report, job.request), job.language, job.order)
    lines: list[str] = []
    for pages in papers.papers(session, layout.lines):
        if len(lines) > most:
            return KnownLines((), lines), False
        lines += _continuous(iter(pages))
    return KnownLines((), lines), True


def _asked(screen: Screen) -> tuple[Report, Layout]:
    assert screen.layout is not None
    return screen.report, screen.layout


def _continuous(pages: Iterator[Page]) -> Iterator[str]:
    """Pages below each other, with one blank line where they have several, each ended by a blank line."""
    for page in pages:
        for blank, alike in groupby((line.text for line in page), key=not_):
            yield from [""] if blank else alike
        yield ""


def _write(
    pages: Iterator[Page], layout: Layout, screen: Screen, job: Job, session: Session, format: str, stream: BinaryIO
) -> None:
    if format == "text":
        from qadtui.reports.outputs.text import write_pages as write_text

        write_text(pages, stream)
        return
    from qadtui.reports.outputs.pdf import Paper, write_pages

    operator, title = operator_of(session), Translator(job.language)(screen.title)
    paper = Paper(layout.columns, layout.lines, title, operator.user, job.language, job.now(operator))
    write_pages(pages, paper, stream)
