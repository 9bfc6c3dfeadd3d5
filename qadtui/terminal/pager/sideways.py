"""Which cells of a line are seen when it is wider than the screen.

    -------- -------- ------------ --------------     the rule of a heading says where columns begin
    frozen   |hidden| seen                            the first ones stay, those behind them give way

Pages as they are printed have no heading: they move by a few cells at a time, and nothing stays. A Chinese character
that would be cut in half is a blank.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qadtui.formats.width import cells, char_cells

STEP = 16
"""How far a page without columns moves."""


@dataclass(frozen=True)
class Sideways:
    """How far to the right a reader is: `hidden` columns are out of sight behind the `frozen` ones."""

    starts: tuple[int, ...]
    frozen: int = 0
    hidden: int = 0

    @classmethod
    def over(cls, heading: Sequence[str], frozen: int) -> "Sideways":
        """The view of lines under this heading, with so many columns that stay."""
        starts = column_starts(heading[-1]) if heading else ()
        return cls(starts, min(frozen, max(len(starts) - 1, 0)))

    @property
    def kept(self) -> int:
        """The cells that stay."""
        return self.starts[self.frozen] if self.frozen else 0

    @property
    def first(self) -> int:
        """The first cell that is seen behind those."""
        if not self.starts:
            return self.hidden * STEP
        return self.starts[self.frozen + self.hidden]

    def moved(self, by: int) -> "Sideways":
        """Further to the right, or back. Raises IndexError where there is no column."""
        hidden = self.hidden + by
        if hidden < 0 or (self.starts and self.frozen + hidden >= len(self.starts)):
            raise IndexError(hidden)
        return replace(self, hidden=hidden)

    def freezing(self, more: int) -> "Sideways":
        """With more columns that stay, or fewer, at the left again. Raises IndexError where that cannot be."""
        frozen = self.frozen + more
        if not 0 <= frozen < len(self.starts):
            raise IndexError(frozen)
        return replace(self, frozen=frozen, hidden=0)

    def seen(self, line: str, width: int) -> str:
        """What is seen of a line, exactly so many cells."""
        kept = min(self.kept, width)
        return cut(line, 0, kept) + cut(line, self.first, width - kept)

    def beyond(self, line: str, width: int) -> bool:
        """Whether a line goes on to the right of so many cells."""
        return cells(line) - self.first > width - min(self.kept, width)


def column_starts(rule: str) -> tuple[int, ...]:
    """Where the runs of dashes begin."""
    return tuple(at for at, char in enumerate(rule) if char == "-" and rule[at - 1 : at] != "-")


def cut(line: str, start: int, width: int) -> str:
    """So many cells of a line from a cell on, filled with blanks."""
    if line.isascii():
        return line[start : start + width].ljust(width)
    seen, at, stop = "", 0, start + width
    for char in line:
        after = at + char_cells(char)
        if start <= at and after <= stop:
            seen += char
        else:
            seen += " " * (min(after, stop) - max(at, start))
        at = after
        if at > stop:
            break
    return seen + " " * (width - cells(seen))
