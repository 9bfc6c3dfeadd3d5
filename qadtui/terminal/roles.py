"""What cells are for, and what boxes are drawn with. How a role looks is the painter's business."""

from enum import Enum, auto
from typing import NamedTuple


class Role(Enum):
    """What a cell is for; the painter gives each role its look."""

    NORMAL = auto()
    TITLE = auto()
    BORDER = auto()
    LABEL = auto()
    VALUE = auto()
    FIELD = auto()  # open for entry
    ACTIVE = auto()  # the field the cursor is in
    MESSAGE = auto()
    ERROR = auto()
    LEGEND = auto()
    HEADING = auto()
    SELECTED = auto()
    BOLD = auto()
    BAR = auto()
    SECOND_BAR = auto()


Cell = tuple[str, Role]
"""A character and its role; a character may carry its accents, and "" is the second half of a wide one."""

BLANK: Cell = (" ", Role.NORMAL)


class Lines(NamedTuple):
    """What boxes are drawn with."""

    horizontal: str
    vertical: str
    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str


UNICODE = Lines("─", "│", "┌", "┐", "└", "┘")
ASCII = Lines("-", "|", "+", "+", "+", "+")
