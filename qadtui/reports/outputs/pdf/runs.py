"""A line taken apart by what draws its characters.

SO1001 乙产品 │ 4.0        SO1001     PLAIN  at 0      Courier has them, all of one width
                           乙产品     WIDE   at 7      two cells each
                           │          BOX    at 14     drawn as lines
                           4.0        PLAIN  at 16
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from qadtui.formats.width import char_cells

BOX = "─│┌┐└┘├┤┬┴┼"
_RULE = re.compile("[-= ]*[-=][-= ]*")
_DASHES = re.compile("-+|=+")


class Kind(Enum):
    """Who draws a run, and how."""

    PLAIN = auto()
    WIDE = auto()
    OTHER = auto()
    BOX = auto()


class Run(NamedTuple):
    """Characters of one kind, from a cell on; the first cell of a line is 0."""

    kind: Kind
    at: int
    text: str


class Rule(NamedTuple):
    """A line across some cells; `double` if it is of equal signs."""

    start: int
    stop: int
    double: bool


def runs(line: str) -> Iterator[Run]:
    """The runs of a line, without the blanks that stand between two of them."""
    at = 0
    for kind, characters in groupby(line, _kind):
        text = "".join(characters)
        width = len(text) if kind is Kind.PLAIN else sum(map(char_cells, text))
        if bare := text.strip():
            yield Run(kind, at + len(text) - len(text.lstrip()), bare)
        at += width


def rules(line: str) -> list[Rule] | None:
    """The rules of a line of nothing but dashes and blanks; None of any other line."""
    if not _RULE.fullmatch(line):
        return None
    return [Rule(*found.span(), double=found[0][0] == "=") for found in _DASHES.finditer(line)]


def _kind(char: str) -> Kind:
    if " " <= char <= "~" or "\xa0" <= char <= "\xff":
        return Kind.PLAIN
    if char in BOX:
        return Kind.BOX
    return Kind.WIDE if char_cells(char) == 2 else Kind.OTHER
