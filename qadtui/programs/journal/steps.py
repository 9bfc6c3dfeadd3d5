"""A keystroke journal: what was typed, where, and what the screen showed then; a text to read, to review, to replay.

    [session]
    user      anna
    begun     2026-04-01 09:00:00+00:00              head: who, when, and what replaying must know to be exact

    09:00:04  menu   menu.choice      7.1.6<Return>  time, program and field that took the keys, the keys
       1  sosoal.p      7.1.6 Sales Order Manual ...  the rows of the screen that are different now
    (4 waiting keys dropped)                         typed ahead, and forgotten because of an error
    # Ten cases for the corner shop                  a remark, of those who write journals by hand

A step ends with a key that is no editing of its field. The whole screen at any step is the rows up to there, the later
ones over the earlier. A second `[session]` begins another operator's; the first stays where it is, so that the second
can meet its locks. A time may be left out: it is then that of the step before.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time

from qadtui.terminal.keys import Key
from qadtui.terminal.notation import written

MENU, NOBODY = "menu", "-"
LINES, ASCII = "lines", "ascii"
SESSION, FIRST = "[session]", "(the first screen again)"


@dataclass(frozen=True)
class Head:
    """Who is at work, and what a session takes from outside."""

    user: str
    begun: datetime
    date: date
    terminal: str = "journal"
    language: str = "en"
    dates: str = "mdy"
    company: str = ""
    boxes: str = LINES
    ids: str = "journal-"
    """What the session's ids begin with."""


@dataclass
class Step:
    """Keys taken in one place, and the rows of the screen that changed until the next key was asked for.

    A step without keys is the screen a session begins with, or that of a terminal whose size changed.
    """

    program: str = MENU
    taker: str = NOBODY
    keys: tuple[Key, ...] = ()
    rows: dict[int, str] = field(default_factory=dict)
    dropped: int = 0
    size: tuple[int, int] | None = None
    first: bool = False
    """The screen is again the one the session began with, the menu; no rows are told."""
    at: time | None = field(default=None, compare=False)
    remarks: tuple[str, ...] = field(default=(), compare=False)
    spelled: str = field(default="", compare=False)

    def line(self) -> str:
        """Time, place and keys."""
        at = f"{self.at:%H:%M:%S}  " if self.at else ""
        return f"{at}{self.program:9} {self.taker:24} {self.spelled or written(self.keys)}"

    def lines(self) -> Iterator[str]:
        """The step as it stands in a journal."""
        yield ""
        yield from self.remarks
        if self.size:
            yield f"(screen of {self.size[0]}x{self.size[1]})"
        if self.keys:
            yield self.line()
        if self.dropped:
            yield f"({self.dropped} waiting {'key' if self.dropped == 1 else 'keys'} dropped)"
        if self.first:
            yield FIRST
        for row, words in sorted(self.rows.items()):
            yield f"{row:4}  {words}".rstrip()


@dataclass
class Visit:
    """One operator's session."""

    head: Head
    remarks: tuple[str, ...] = ()
    steps: list[Step] = field(default_factory=list)


def head_lines(head: Head) -> Iterator[str]:
    """The head as it stands in a journal."""
    yield SESSION
    for entry in fields(Head):
        yield f"{entry.name:10}{getattr(head, entry.name)}".rstrip()


def text_of(visits: Iterable[Visit]) -> str:
    """A journal's text."""
    blocks = ([*visit.remarks, *head_lines(visit.head), *_all_lines(visit.steps)] for visit in visits)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _all_lines(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        yield from step.lines()


def ids_from(beginning: str) -> Callable[[], str]:
    """Ids that are the same each time a session is replayed."""
    made = 0

    def next_id() -> str:
        nonlocal made
        made += 1
        return f"{beginning}{made:08}"

    return next_id
