"""The little language of a screen file's rows: a name, a colon, the column the label's colon stands in.

"number:16   sold_to:37"     label right-aligned before column 16, value two columns after it
"name:18~"                   no label: the value itself begins in column 18
"on_hand:16!"                display only
"'To'@40"                    a fixed text at column 40
"line:2-4"                   in a list: the columns the value stands in
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"(?P<path>[a-z_0-9.]+):(?P<column>\d+)(?P<flags>[~!]*)$|'(?P<text>[^']*)'@(?P<at>\d+)$")
_LIST_TOKEN = re.compile(r"(?P<path>[a-z_0-9.]+):(?P<first>\d+)-(?P<last>\d+)$")
_PARTS = re.compile(r"'[^']*'@\S+|\S+")


@dataclass(frozen=True)
class Place:
    """Where one field of a row stands; `column` is the colon's, or the value's if it has no label."""

    path: str
    column: int
    labelled: bool
    enterable: bool


@dataclass(frozen=True)
class FixedText:
    """A text of a row and its column."""

    text: str
    column: int


@dataclass(frozen=True)
class Span:
    """The first and last column of a list's column."""

    path: str
    first: int
    last: int


def read_row(row: str) -> list[Place | FixedText]:
    """The parts of a screen row. Raises ValueError naming the part that is not understood."""
    return [_part(part) for part in _PARTS.findall(row)]


def read_column(text: str) -> Span:
    """One column of a list. Raises ValueError."""
    found = _LIST_TOKEN.match(text)
    if not found:
        raise ValueError(f"{text!r} is not name:first-last")
    return Span(found["path"], int(found["first"]), int(found["last"]))


def _part(part: str) -> Place | FixedText:
    found = _TOKEN.match(part)
    if not found:
        raise ValueError(f"{part!r} is neither name:column nor 'text'@column")
    if found["text"] is not None:
        return FixedText(found["text"], int(found["at"]))
    return Place(found["path"], int(found["column"]), "~" not in found["flags"], "!" not in found["flags"])
