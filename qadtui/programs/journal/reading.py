"""A journal's text becomes sessions and steps again."""

import re
from dataclasses import fields
from datetime import date, datetime, time

from qadtui.programs.journal.steps import FIRST, SESSION, Head, Step, Visit
from qadtui.terminal.notation import keys_of

_STEP = re.compile(r"(?:(\d\d:\d\d:\d\d) +)?(\S+) +(\S+) +(\S.*)$")
_ROW = re.compile(r" +(\d+)(?:  (.*))?$")
_DROPPED = re.compile(r"\((\d+) waiting keys? dropped\)$")
_SIZE = re.compile(r"\(screen of (\d+)x(\d+)\)$")


class JournalError(Exception):
    """A line that is not a journal's; `line` is its number."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


def read_journal(text: str) -> list[Visit]:
    """The sessions of a journal. Raises JournalError."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            reader.take(line)
        except (ValueError, KeyError, TypeError) as error:
            raise JournalError(number, str(error.args[0] if error.args else error)) from error
    return reader.visits


class _Reader:
    """Takes a journal's lines one after the other."""

    def __init__(self) -> None:
        self.visits: list[Visit] = []
        self._head: dict[str, str] | None = None
        self._remarks: list[str] = []

    def take(self, line: str) -> None:
        """Raises ValueError for a line that cannot stand here."""
        if line == SESSION:
            self._head = {}
        elif self._head is not None and not line:
            self._begin(self._head)
        elif self._head is not None:
            name, _, value = line.partition(" ")
            self._head[name] = value.strip()
        elif line.startswith("#"):
            self._remarks.append(line)
        elif line:
            self._take(line)

    def _begin(self, said: dict[str, str]) -> None:
        self._head = None
        unknown = said.keys() - {entry.name for entry in fields(Head)}
        if unknown:
            raise ValueError(f"{', '.join(sorted(unknown))} is not known of a session")
        begun, day = datetime.fromisoformat(said.pop("begun")), date.fromisoformat(said.pop("date"))
        if begun.tzinfo is None:
            raise ValueError("begun must say its time zone, as in 09:00:00+08:00")
        said.setdefault("ids", f"journal-{len(self.visits) + 1}-")  # each session's postings are its own
        self.visits.append(Visit(Head(begun=begun, date=day, **said), self._said(), [Step()]))

    def _take(self, line: str) -> None:
        if not self.visits:
            raise ValueError(f"a journal begins with {SESSION}")
        steps = self.visits[-1].steps
        if row := _ROW.match(line):
            steps[-1].rows[int(row[1])] = row[2] or ""
        elif line == FIRST:
            steps[-1].first = True
        elif dropped := _DROPPED.match(line):
            steps[-1].dropped = int(dropped[1])
        elif size := _SIZE.match(line):
            if steps[-1] != Step():  # else it is the size a session begins with
                steps.append(Step(remarks=self._said()))
            steps[-1].size = (int(size[1]), int(size[2]))
        elif step := _STEP.match(line):
            at = time.fromisoformat(step[1]) if step[1] else None
            steps.append(Step(step[2], step[3], tuple(keys_of(step[4])), at=at, remarks=self._said(), spelled=step[4]))
        else:
            raise ValueError(f"{line!r} is neither a step nor a row of the screen")

    def _said(self) -> tuple[str, ...]:
        remarks, self._remarks = tuple(self._remarks), []
        return remarks
