"""The first screen stands before Textual is loaded, and leaves nothing behind when that fails."""

import sys

from tests.pty_terminal import PtyTerminal

PROGRAM = """
import os, sys
from qadtui.terminal.cells import Grid, Role
from qadtui.ui.charset import Charset
from qadtui.ui.first import shown_first
grid = Grid()
grid.box(1, 1, 3, 80, "Menü")
grid.put(2, 3, "销售订单", Role.SELECTED)
grid.put(24, 1, "Press F2 for Help", Role.LEGEND)
with shown_first(grid, Charset()):
    os.write(1, b"\\x1b]too late\\x07" if "textual" in sys.modules else b"\\x1b]in time\\x07")
    {then}
"""


def program(then: str, *, rows: int = 24, **env: str) -> PtyTerminal:
    return PtyTerminal([sys.executable, "-c", PROGRAM.format(then=then)], env=env, rows=rows)


def test_it_is_whole_before_textual_is_imported() -> None:
    with program("input()") as terminal:
        terminal.wait_for_output(b"in time")
        first, _, last = terminal.output.decode().partition("in time")[0].partition("销售订单")
        assert "Menü" in first
        assert "Press F2 for Help" in last
        assert not terminal.cursor_shown
        assert {(2, 3), (2, 10)} <= terminal.reversed_cells()


def test_it_respects_no_color() -> None:
    with program("input()", NO_COLOR="1") as terminal:
        terminal.wait_for_output(b"in time")
        assert b"\x1b[36m" not in terminal.output
        assert (2, 3) in terminal.reversed_cells()


def test_a_terminal_that_is_too_small_is_left_to_the_app() -> None:
    with program("pass", rows=20) as terminal:
        terminal.wait_for_exit()
        assert terminal.output == b"\x1b]in time\x07"


def test_when_the_app_cannot_be_loaded_the_terminal_is_restored() -> None:
    with program("raise ImportError('no textual')") as terminal:
        assert terminal.wait_for_exit() == 1
        after = terminal.output.split(b"in time")[1]
        assert b"\x1b[?1049l" in after
        assert after.index(b"\x1b[?1049l") < after.index(b"ImportError")
        assert terminal.cursor_shown
