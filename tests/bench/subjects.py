"""The programs on a terminal that are measured: qadtui, and the least ones that do something comparable."""

import sys
from collections.abc import Callable
from pathlib import Path

from pyte import Screen

from qadtui.language.text import Translator
from qadtui.models import users
from qadtui.models.database import Database
from qadtui.programs.menu import PROMPT
from qadtui.terminal import legends
from tests.bench.floor_textual import HELLO, PUSHED
from tests.bench.line import Line, shows
from tests.bench.people import operator
from tests.company import set_up

_SAY = Translator("en")
ORDER = b"7.1.1"
FORMS = ("7.1.1", "7.1.6", "7.9.15", "3.9", "1.4.1", "2.1.1", "7.1.20.13")
"""Programs of each kind: entry, posting, masters, and a report."""
F2, F4, CLEAR = b"\x1bOQ", b"\x1bOS", b"\x1a"


def qadtui(database: Path) -> list[str]:
    """The command that opens the screens."""
    options = ["--database", str(database), "--user", "anna", "--lang", "en", "--date", "2026-04-01"]
    return [sys.executable, "-m", "qadtui", *options]


def hello(*arguments: str) -> list[str]:
    """Textual's least program with a field; see floor_textual.py for its arguments."""
    return [sys.executable, "-m", "tests.bench.floor_textual", *arguments]


def curses_echo() -> list[str]:
    """What is typed comes back, by curses."""
    return [sys.executable, "-m", "tests.bench.floor_curses"]


def company(folder: Path) -> Path:
    """A database with the company of the tests, whose first user has been in."""
    file = folder / "company.db"
    database = Database.open(file)
    database.write(operator(), set_up)
    database.write(operator(), users.authenticate, "anna")
    database.close()
    return file


def menu_shown(screen: Screen) -> bool:
    """The main menu is painted, down to the last row."""
    return _legend(screen) == _SAY(legends.MENU) and shows(_SAY(PROMPT))(screen)


def order_shown(screen: Screen) -> bool:
    """7.1.1 asks for the order."""
    return _legend(screen) == _SAY(legends.KEY) and "7.1.1 Sales Order Maintenance" in screen.display[0]


def form_shown(number: str) -> Callable[[Screen], bool]:
    """A program's first frame is painted, down to the last row."""
    return lambda screen: f" {number} " in screen.display[0] and _legend(screen) not in ("", _SAY(legends.MENU))


def open_order(line: Line) -> None:
    """From the menu into 7.1.1."""
    line.write(ORDER + b"\r")
    line.until(order_shown)
    line.rest()


def cell(screen: Screen, row: int, column: int) -> str:
    """The character of a cell, counted from 0."""
    return str(screen.buffer[row][column].data)


def hello_shown(screen: Screen) -> bool:
    """The hello-world program is painted."""
    return shows(HELLO)(screen)


def pushed_shown(screen: Screen) -> bool:
    """Its second screen is painted."""
    return shows(PUSHED)(screen)


def _legend(screen: Screen) -> str:
    return str(screen.display[23]).rstrip()
