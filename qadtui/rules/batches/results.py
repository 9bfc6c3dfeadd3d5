"""What a request printed: its lines, compressed, in parts of so many lines, so that no transaction is long.

part 0       the lines that stay on the screen (none for printed pages)
part 1       lines 0 to 1999
part 2       lines 2000 to 3999 ...
"""

import zlib
from collections.abc import Sequence

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


def find_line(session: Session, number: int, text: str, first: int) -> int | None:
    """The nearest line from `first` on that has the text in it, whatever the capitals; None if there is none."""
    wanted = text.casefold()
    part = first // PART + 1
    while lines := _part(session, number, part):
        start = (part - 1) * PART
        for at, line in enumerate(lines, start):
            if at >= first and wanted in line.casefold():
                return at
        part += 1
    return None


def _part(session: Session, number: int, part: int) -> list[str]:
    query = select(_OUTPUT.c.content).where(_OUTPUT.c.request_id == number, _OUTPUT.c.part == part)
    content: bytes | None = session.connection().execute(query).scalar()
    return zlib.decompress(content).decode().split("\n") if content else []
