"""What a request printed: its lines, compressed, in parts of so many lines, so that no transaction is long.

part 0       the lines that stay on the screen (none for printed pages)
part 1       lines 0 to 1999
part 2       lines 2000 to 3999 ...
"""

import zlib
from collections.abc import Iterator, Sequence

from sqlalchemy import delete, func, insert, select
from sqlmodel import Session

from qadtui.models.tables import BatchOutput
from qadtui.models.view import table_of

PART = 2000
HEADING = 0
_OUTPUT = table_of(BatchOutput)


def keep_part(session: Session, number: int, part: int, lines: Sequence[str]) -> None:
    """Keep a part of a result. The first one, the heading, replaces the result of the time before."""
    if part == HEADING:
        drop_result(session, number)
    content = zlib.compress("\n".join(lines).encode(), 6) if lines else b""
    session.connection().execute(insert(_OUTPUT).values(request_id=number, part=part, content=content))


def drop_result(session: Session, number: int) -> None:
    """Forget what a request printed."""
    session.connection().execute(delete(_OUTPUT).where(_OUTPUT.c.request_id == number))


def heading_of(session: Session, number: int) -> list[str]:
    """The lines that stay on the screen."""
    return _part(session, number, HEADING)


def line_count(session: Session, number: int) -> int:
    """How many lines there are below the heading; 0 where nothing was kept."""
    last = session.connection().execute(select(func.max(_OUTPUT.c.part)).where(_OUTPUT.c.request_id == number)).scalar()
    return (last - 1) * PART + len(_part(session, number, last)) if last else 0


def lines_of(session: Session, number: int, first: int, count: int) -> list[str]:
    """So many lines from one on (the first is 0), or as many as there are."""
    found: list[str] = []
    for part in range(first // PART, (first + count - 1) // PART + 1):
        found += _part(session, number, part + 1)
    return found[first % PART :][:count]


def find_line(session: Session, number: int, text: str, first: int, forward: bool) -> int | None:
    """The nearest line from `first` on that has the text in it, whatever the capitals; None if there is none."""
    wanted = text.casefold()
    for start, lines in _parts_from(session, number, first, forward):
        hits = (start + at for at, line in enumerate(lines) if wanted in line.casefold())
        onwards = [at for at in hits if (at >= first if forward else at <= first)]
        if onwards:
            return onwards[0 if forward else -1]
    return None


def _parts_from(session: Session, number: int, first: int, forward: bool) -> Iterator[tuple[int, list[str]]]:
    """The parts from the one with line `first` to the end (the beginning), with the number of their first line."""
    at = first // PART
    while at >= 0 and (lines := _part(session, number, at + 1)):
        yield at * PART, lines
        at += 1 if forward else -1


def _part(session: Session, number: int, part: int) -> list[str]:
    query = select(_OUTPUT.c.content).where(_OUTPUT.c.request_id == number, _OUTPUT.c.part == part)
    content: bytes | None = session.connection().execute(query).scalar()
    return zlib.decompress(content).decode().split("\n") if content else []
