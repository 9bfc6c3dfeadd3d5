"""The first screen, on the terminal before Textual is even imported: the rest is loaded behind it.

    with shown_first(session.grid, line.charset):
        from qadtui.ui.app import operate

Nothing can be typed into it yet. What is typed meanwhile waits in the terminal, which is raw already.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter

from rich.color import ColorSystem

from qadtui.terminal.cells import Grid
from qadtui.ui.charset import Charset
from qadtui.ui.modes import START, STOP
from qadtui.ui.styles import looks


@contextmanager
def shown_first(grid: Grid, charset: Charset) -> Iterator[None]:
    """Show the grid, where it fits, until the app inside the block takes over; if it cannot, restore the terminal."""
    fileno = sys.stdout.fileno()
    columns, rows = os.get_terminal_size(fileno)
    if rows < grid.rows or columns < grid.columns:
        yield
        return
    _write(fileno, charset.encode(START + _painted(grid)))
    try:
        yield
    except BaseException:
        _write(fileno, STOP.encode())
        raise


def _painted(grid: Grid) -> str:
    styles = looks(monochrome=bool(os.environ.get("NO_COLOR")))
    rows = []
    for row in range(1, grid.rows + 1):
        runs = ((role, "".join(char for char, _ in run)) for role, run in groupby(grid.cells(row), key=itemgetter(1)))
        painted = (styles[role].render(text, color_system=ColorSystem.STANDARD) for role, text in runs)
        rows.append(f"\x1b[{row};1H" + "".join(painted))
    return "".join(rows)


def _write(fileno: int, data: bytes) -> None:
    while data:
        data = data[os.write(fileno, data) :]
