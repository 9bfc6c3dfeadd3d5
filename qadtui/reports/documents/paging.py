"""The lines of one paper become its pages.

    first page                 further pages               last page
    head                       running head                running head
    headings, rule             headings, rule              headings, rule
    line 1                     line 7                      line 12
      its further rows         ...                         foot: totals
    ...                                                    (blank)
    carry: continued           carry: continued            bottom: signatures

The rows of one line stay together, and the foot takes the last line along where it would stand alone.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from qadtui.reports.page import Line, Page

Lines = Sequence[Line]
Around = Callable[[int, int], Lines]
"""What stands around the body of page n of m. How many lines it is does not depend on m, but for the last page."""

BLANK = Line("")


@dataclass(frozen=True)
class Sheet:
    """The paper's format: its height, what stands at the top and at the bottom of each page, and how many blank lines
    keep the lines of the body apart.
    """

    height: int
    top: Around
    bottom: Around
    gap: int = 0

    def room(self, number: int, last: bool) -> int:
        """The lines that are left on a page for the body."""
        pages = number if last else number + 1
        return max(1, self.height - len(self.top(number, pages)) - len(self.bottom(number, pages)))


def paged(sheet: Sheet, groups: Sequence[Lines], foot: Lines) -> Iterator[Page]:
    """The pages of a paper with these groups of lines and this foot."""
    bodies = list(_bodies(sheet, deque(groups), foot))
    for number, body in enumerate(bodies, 1):
        top, bottom = sheet.top(number, len(bodies)), sheet.bottom(number, len(bodies))
        between = sheet.height - len(top) - len(body) - len(bottom) if bottom else 0
        yield [*top, *body, *[BLANK] * between, *bottom]


def _bodies(sheet: Sheet, waiting: deque[Lines], foot: Lines) -> Iterator[list[Line]]:
    for number in count(1):
        rest = _joined(waiting, sheet.gap)
        if len(rest) + len(foot) <= sheet.room(number, last=True):
            yield [*rest, *foot]
            return
        if not waiting:  # a foot that is higher than a page
            waiting, foot = deque([foot]), ()
        taken = _taken(waiting, sheet.room(number, last=False), sheet.gap)
        if not waiting and foot and len(taken) > 1:
            waiting.append(taken.pop())
        yield _joined(taken, sheet.gap)


def _taken(waiting: deque[Lines], room: int, gap: int) -> list[Lines]:
    """The groups that fit, out of those that wait; of one that fits no page, as much of it as fits."""
    taken: list[Lines] = []
    while waiting and len(waiting[0]) <= room:
        taken.append(waiting.popleft())
        room -= len(taken[-1]) + gap
    if not taken:
        group = waiting.popleft()
        waiting.appendleft(group[room:])
        taken.append(group[:room])
    return taken


def _joined(groups: Sequence[Lines] | deque[Lines], gap: int) -> list[Line]:
    lines: list[Line] = []
    for group in groups:
        lines += [*[BLANK] * (gap if lines else 0), *group]
    return lines
