"""Which columns stand where: the frozen ones at the left, and beside them as many of the others as there is room for.

widths 8 8 24 8 14, one frozen, moved on by two:      Order    Due Date          Total
"""

from collections.abc import Sequence
from typing import NamedTuple


class Placed(NamedTuple):
    """A column by its place in the order, the screen column it begins in, and the cells it has."""

    order: int
    left: int
    width: int


def frozen_fitting(widths: Sequence[int], frozen: int, room: int) -> int:
    """How many columns can stay and leave room for the widest of the others beside them."""
    frozen = min(frozen, len(widths) - 1)
    while frozen > 0 and sum(widths[:frozen]) + frozen + max(widths[frozen:]) > room:
        frozen -= 1
    return max(frozen, 0)


def place(widths: Sequence[int], frozen: int, first: int, room: int) -> list[Placed]:
    """The columns that are shown; `first` is the first behind the frozen ones. Only that one is ever cut."""
    first, left = max(first, frozen), 1
    placed: list[Placed] = []
    for index in (*range(frozen), *range(first, len(widths))):
        if index > first and left + widths[index] - 1 > room:
            break
        placed.append(Placed(index, left, min(widths[index], room - left + 1)))
        left += widths[index] + 1
    return placed


def first_showing(widths: Sequence[int], frozen: int, first: int, current: int, room: int) -> int:
    """The first column behind the frozen ones, moved as little as needed to show the column `current`."""
    if current < frozen:
        return first
    first = min(max(first, frozen), current)
    while current not in [placed.order for placed in place(widths, frozen, first, room)]:
        first += 1
    return first
