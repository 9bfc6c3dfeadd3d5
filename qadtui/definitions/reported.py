"""A report of the database as what can be printed: its definition, what is asked of it, and its rows.

the screen's columns     the wide ones where they fit, else all of them, to be moved sideways
paper                    what fits it
a file of data           all columns
a browse                 the columns it shows, on paper as many as fit
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, BinaryIO

from sqlmodel import Session

from qadtui.definitions.delivery import Printout
from qadtui.definitions.job import Job
from qadtui.definitions.progress import Meter
from qadtui.definitions.screens import Screen
from qadtui.definitions.title import release
from qadtui.formats import Format, make_format
from qadtui.language.text import Translator
from qadtui.models.database import operator_of
from qadtui.models.dictionary import Entry
from qadtui.reports.body import body_lines
from qadtui.reports.definition import NARROW, WIDE, Report
from qadtui.reports.destinations import Destination, Terminal, ToFile
from qadtui.reports.outputs import OUTPUTS
from qadtui.reports.page import heading_lines, print_columns
from qadtui.reports.paper import END_OF_REPORT, centred, pages
from qadtui.reports.request import Request
from qadtui.reports.selection import count_of, rows_of
from qadtui.reports.sheet import Sheet
from qadtui.terminal.pager import KnownLines

Rows = Iterator[tuple[Any, ...]]


def printout(session: Session, screen: Screen, job: Job, destination: Destination, meter: Meter) -> Printout:
    """The report that a job asks for. ValueError where its request does not fit the report any more."""
    request = Request.from_json(screen.report, job.request)
    report = laid_out(screen.report, request, destination, job)
    raw = _is_data(destination)
    rows = meter.counted(rows_of(session, report, request, raw=raw), lambda: count_of(session, report, request))
    return printout_of(sheet_of(session, screen, job, report, request, rows, raw))


def laid_out(report: Report, request: Request, destination: Destination, job: Job) -> Report:
    """The report with the columns that suit where it goes; those that a browse shows were chosen already."""
    if request.columns:
        chosen = report.choosing(request.columns)
        return chosen if _is_data(destination) or isinstance(destination, Terminal) else _on_paper(chosen, job)
    if _is_data(destination) or (isinstance(destination, Terminal) and job.columns < WIDE):
        return report.scrolling()
    return report.fitting(job.columns)


def _on_paper(report: Report, job: Job) -> Report:
    """The first of the columns, as many as fit wide paper, on narrow paper if that will do."""
    translate, used = Translator(job.language), -1
    columns: list[str] = []
    for column in print_columns(report, lambda entry, spec: _format(entry, spec, job), translate):
        if columns and used + 1 + column.width > WIDE:
            break
        columns.append(column.path)
        used += 1 + column.width
    return replace(report.choosing(columns), width=NARROW if used <= NARROW else WIDE)


def _format(entry: Entry, spec: str, job: Job) -> Format:
    return make_format(spec or entry.format, entry.kind, dates=job.order)


def _is_data(destination: Destination) -> bool:
    """Whether programs read what is made, and no pages are."""
    return isinstance(destination, ToFile) and not OUTPUTS[destination.format].paged


def sheet_of(
    session: Session, screen: Screen, job: Job, report: Report, request: Request, rows: Rows, raw: bool = False
) -> Sheet:
    """The run of a report that a job asks for, over these rows; `raw` ones are those of a file of data."""
    operator = operator_of(session)
    return Sheet(
        report,
        request,
        rows,
        Translator(job.language),
        job.order,
        screen.title,
        job.number,
        release(screen.program),
        job.company,
        operator.user,
        job.now(operator),
        job.output,
        job.batch,
        raw,
    )


def printout_of(sheet: Sheet) -> Printout:
    """All the ways a report can be printed."""

    def write(format: str, stream: BinaryIO) -> None:
        OUTPUTS[format].write(sheet, stream)

    return Printout(
        sheet.heading,
        sheet.width,
        heading_lines(sheet.columns),
        lambda: continuous(sheet),
        lambda lines: pages(sheet, lines),
        write,
    )


def continuous(sheet: Sheet) -> Iterator[str]:
    """The lines below the headings, to the end of the report."""
    for line in body_lines(sheet):
        yield line.text
    yield ""
    yield centred(sheet.translate(END_OF_REPORT), sheet.width)


def first_lines(session: Session, screen: Screen, job: Job, most: int) -> tuple[KnownLines, bool]:
    """What a terminal shows of a report, and whether that is all: at most so many rows, read at once."""
    request = Request.from_json(screen.report, job.request)
    report = laid_out(screen.report, request, Terminal(), job)
    rows = list(rows_of(session, report, request, limit=most + 1))
    sheet = sheet_of(session, screen, job, report, request, iter(rows))
    complete = len(rows) <= most
    lines = list(islice(continuous(sheet), None if complete else most))  # the sums of rows that are cut off are not
    return KnownLines(heading_lines(sheet.columns), lines), complete
