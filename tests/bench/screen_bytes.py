"""What goes over the line: a form painted where the menu stood, and a key typed into its first field.

The screen the session started with is painted once more when the program is all there, and not counted.
"""

from collections.abc import Iterator

from tests.bench.line import Line
from tests.bench.result import Result, median
from tests.bench.subjects import CLEAR, F4, FORMS, company, form_shown, menu_shown, qadtui
from tests.bench.work import Work

TYPED = "AB12"


def screen_bytes(work: Work) -> Iterator[Result]:
    """Forms of every kind; a key costs what it costs until the line is quiet again."""
    with Line(qadtui(company(work.folder))) as line:
        line.until(menu_shown)
        painted, typed = {}, {}
        _painted(line, FORMS[0])
        _left(line)
        for index in work.times("forms", len(FORMS), len(FORMS)):
            number = FORMS[index]
            painted[number] = _painted(line, number)
            typed[number] = [_written(line, char.encode()) for char in TYPED]
            _written(line, CLEAR)
            _left(line)
    for number in FORMS:
        yield Result(f"{number} painted", painted[number], "B", aim=3000)
        yield Result(f"a key in {number}", median(typed[number]), "B", aim=40)


def _painted(line: Line, number: str) -> float:
    _written(line, number.encode())
    before = line.received
    line.write(b"\r")
    line.until(form_shown(number))
    line.rest()
    return line.received - before


def _left(line: Line) -> None:
    line.write(F4)
    line.until(menu_shown)
    line.rest()


def _written(line: Line, keys: bytes) -> float:
    """What the program writes when these are pressed."""
    before = line.received
    line.write(keys)
    line.rest()
    return line.received - before
