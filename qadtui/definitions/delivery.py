"""What a program prints, and the ways it can go.

    Printout  --terminal-->  spool    heading and lines, as far as one likes to read
              --page------>  spool    printed pages, each as long as the others
              --a printer->  pages, as its paper is long
              --a file---->  what its ending says; there when it is whole
              ---  - ----->  standard output, for the command line

Each kind of program has a module with `printout(session, screen, job, destination, meter) -> Printout`, and
`first_lines(session, screen, job, most)` for a terminal that is not to wait.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, repeat
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, NamedTuple

from sqlmodel import Session

from qadtui.definitions.job import PAGE, STANDARD_OUTPUT, TERMINAL, Job
from qadtui.definitions.progress import Meter
from qadtui.definitions.screens import Screen
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.reports.destinations import Destination, Paper, Terminal, ToFile, ToPrinter, destination_of
from qadtui.reports.outputs.whole import whole_file
from qadtui.reports.page import Page
from qadtui.reports.printing import print_pages
from qadtui.reports.spool import SpoolWriter

PAGE_LINES = 60
"""The length of a report's page that is looked at."""

_KINDS = {
    "report": "qadtui.definitions.reported",
    "inquiry": "qadtui.definitions.reported",
    "browse": "qadtui.definitions.reported",
    "document": "qadtui.definitions.document",
}


Note = Callable[[Database, Operator], None]


def nothing_to_note(database: Database, operator: Operator) -> None:
    """Most of what is printed is not changed by it, and looking changes nothing."""


@dataclass(frozen=True)
class Printout:
    """What is printed, to be read once and in one way: `lines` under a `heading` that stays, `pages` of so many lines,
    or as a file of a format that `write` puts on a stream. `title` is what a printer's queue calls it. `note` notes
    that it was printed, in transactions of its own.
    """

    title: str
    width: int
    heading: Sequence[str]
    lines: Callable[[], Iterable[str]]
    pages: Callable[[int], Iterable[Page]]
    write: Callable[[str, BinaryIO], None]
    note: Note = nothing_to_note


class Delivered(NamedTuple):
    """Where it went, and what is to be noted of it once nothing is read any more."""

    where: str
    note: Note = nothing_to_note


def deliver(session: Session, screen: Screen, job: Job, meter: Meter) -> Delivered:
    """Print what a job asks for. Refusals of outputs, printers and the program's kind."""
    destination = destination_for(session, job)
    printout: Printout = kind_of(screen).printout(session, screen, job, destination, meter)
    match destination:
        case Terminal():
            _spool(job, printout.heading, printout.lines())
            return Delivered(TERMINAL)
        case Paper():
            length = page_length(screen)
            _spool(job, (), _as_lines(printout.pages(length), length))
            return Delivered(PAGE)
        case ToPrinter() as printer:
            print_pages(printer, printout.title, printout.pages(printer.lines), printout.width)
            return Delivered(printer.name, printout.note)
    if job.output == STANDARD_OUTPUT:
        printout.write(destination.format, sys.stdout.buffer)
        return Delivered(STANDARD_OUTPUT, printout.note)
    with whole_file(destination.path) as stream:
        printout.write(destination.format, stream)
    return Delivered(str(destination.path), printout.note)


def kind_of(screen: Screen) -> ModuleType:
    """The module that knows how screens of this kind are printed."""
    return import_module(_KINDS[screen.kind])


def page_length(screen: Screen) -> int:
    """The lines of a page that is looked at; a document's are as they are printed."""
    return screen.layout.lines if screen.layout else PAGE_LINES


def destination_for(session: Session, job: Job) -> Destination:
    """Where a job goes; the command line's own is a file without a name."""
    if job.output == STANDARD_OUTPUT:
        return ToFile(Path(STANDARD_OUTPUT), job.format)
    return destination_of(session, job.output)


def _spool(job: Job, heading: Sequence[str], lines: Iterable[str]) -> None:
    with SpoolWriter(Path(job.spool), heading) as spool:
        for line in lines:
            spool.line(line)


def _as_lines(pages: Iterable[Page], length: int) -> Iterator[str]:
    """Pages one after the other, each filled with blank lines."""
    for page in pages:
        texts = [line.text for line in page]
        yield from chain(texts, repeat("", length - len(texts)))
