"""Pages on a printer: what it is sent, byte for byte, and how that gets there.

    start  80 or 132 columns  |  line CR LF  line CR LF ...  form feed  |  next page ...  |  reset
                                 bold line: bold ... plain
                                 continuous forms: empty lines up to the length of the form in place of the form feed

The whole job is made before the first byte is sent, so a report that fails or is stopped leaves nothing on paper.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from qadtui.formats import cells
from qadtui.formats.width import printable
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.reports.destinations import ToPrinter
from qadtui.reports.page import Line, Page

NARROW = 80
RETURN, NEXT_LINE, NEXT_PAGE = b"\r", b"\r\n", b"\f"
_CHUNK = 1 << 16


def print_pages(printer: ToPrinter, title: str, pages: Iterable[Page], width: int) -> None:
    """Print pages that are `width` cells wide, as often as the printer's copies say.

    Refusals: NO_LP, PRINTER_REFUSED with the reason of `lp` or of the device, PRINTING_STOPPED with how far it came.
    """
    with TemporaryFile() as job:
        job.writelines(printed(printer, pages, width))
        job.flush()
        job.seek(0)
        if printer.kind == "queue":
            _to_queue(printer, title, job)
        else:
            _to_device(printer, job)


def printed(printer: ToPrinter, pages: Iterable[Page], width: int) -> Iterator[bytes]:
    """The bytes of one copy, page by page."""
    codes = printer.codes
    yield codes["start"] + codes["narrow" if width <= NARROW else "wide"]
    for page in pages:
        yield NEXT_LINE.join(_line(printer, line) for line in page)
        yield _end_of_page(printer, len(page))
    yield codes["reset"]


def _end_of_page(printer: ToPrinter, lines: int) -> bytes:
    """From the last line to the next sheet. The last line of a full one is not left first, or another would be fed."""
    if not printer.form_feed:
        return NEXT_LINE * (printer.lines - lines + 1)
    return (RETURN if lines >= printer.lines else NEXT_LINE) + NEXT_PAGE


def encoded(text: str, charset: str) -> bytes:
    """The text in a character set; what it does not have is as many `?` as it has cells, so that columns stay."""
    try:
        if text.isprintable():
            return text.encode(charset)
    except UnicodeEncodeError:
        pass
    return "".join(char if _has(charset, char) else "?" * max(cells(char), 1) for char in text).encode(charset)


def _line(printer: ToPrinter, line: Line) -> bytes:
    text = encoded(line.text, printer.charset)
    return printer.codes["bold"] + text + printer.codes["plain"] if line.bold else text


def _has(charset: str, char: str) -> bool:
    """Whether a character can be printed; one that steers a printer never comes from a report's text."""
    try:
        return printable(char) and bool(char.encode(charset))
    except UnicodeEncodeError:
        return False


def _to_queue(printer: ToPrinter, title: str, job: IO[bytes]) -> None:
    command = ["lp", "-d", printer.destination, "-t", title, "-n", str(printer.copies)]
    try:
        done = subprocess.run(_command(printer, command), stdin=job, capture_output=True, check=False)
    except FileNotFoundError:
        raise Refusal(messages.NO_LP, "output") from None
    if done.returncode:
        raise _refused(printer, " ".join(done.stderr.decode(errors="replace").split()))


def _command(printer: ToPrinter, command: list[str]) -> list[str]:
    """CUPS lays plain UTF-8 text out itself; what has control codes or another character set is meant as it is."""
    plain = printer.charset.lower() in ("utf-8", "utf8", "ascii") and not any(printer.codes.values())
    return command if plain else [*command, "-o", "raw"]


def _to_device(printer: ToPrinter, job: IO[bytes]) -> None:
    """A device that is not there is not made: it would be a file that nobody looks for."""
    try:
        device = os.open(Path(printer.destination), os.O_WRONLY | os.O_APPEND | os.O_NOCTTY)
    except OSError as error:
        raise _refused(printer, str(error.strerror)) from error
    size, sent = os.fstat(job.fileno()).st_size * printer.copies, 0
    try:
        for part in _copies(job, printer.copies):
            sent += _sent(device, part)
    except OSError as error:
        raise Refusal(
            messages.PRINTING_STOPPED, "output", printer=printer.name, sent=sent, size=size, reason=error.strerror
        ) from error
    finally:
        os.close(device)


def _sent(device: int, part: bytes) -> int:
    """Send all of a part, which a device may take in pieces."""
    rest = memoryview(part)
    while rest:
        rest = rest[os.write(device, rest) :]
    return len(part)


def _copies(job: IO[bytes], copies: int) -> Iterator[bytes]:
    for _ in range(copies):
        job.seek(0)
        while part := job.read(_CHUNK):
            yield part


def _refused(printer: ToPrinter, reason: str) -> Refusal:
    return Refusal(messages.PRINTER_REFUSED, "output", printer=printer.name, reason=reason)
