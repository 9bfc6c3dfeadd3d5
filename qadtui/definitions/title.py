"""The title line: program and version at the left, number and title centred, the session's date at the right.

sosomt.p 0.1               7.1.1 Sales Order Maintenance              09/27/26
1                                       41                           71    78
"""

from datetime import date

from qadtui import __version__
from qadtui.formats import DateOrder, cells, make_format
from qadtui.terminal.cells import Grid, Role

WIDTH = 78
CENTRE = 41.5


def release(program: str) -> str:
    """A program's name and version, as titles and prints have them."""
    return f"{program} {'.'.join(__version__.split('.')[:2])}"


def paint_title(grid: Grid, program: str, title: str, today: date, order: DateOrder) -> None:
    """Paint row 1."""
    grid.put(1, 1, "", Role.TITLE, grid.columns)
    grid.put(1, 1, program, Role.TITLE)
    grid.put(1, int(CENTRE + 0.5 - cells(title) / 2), title, Role.TITLE)
    grid.put(1, WIDTH - 7, make_format("99/99/99", date, dates=order).show(today), Role.TITLE)
