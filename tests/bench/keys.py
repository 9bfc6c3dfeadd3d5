"""Keys: how soon one is seen, what it costs on the line, and how many a second come through in a burst."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from string import ascii_uppercase

from tests.bench.line import Line, shows
from tests.bench.result import Floor, Result, median, p99
from tests.bench.subjects import (
    CLEAR,
    F4,
    ORDER,
    cell,
    company,
    curses_echo,
    hello,
    hello_shown,
    menu_shown,
    open_order,
    qadtui,
)
from tests.bench.work import Work

Figure = Callable[["Typist"], float]
FIELD = 8  # cells of the order's number
HOME, CONTROL_U = b"\x1b[H", b"\x15"


@dataclass
class Typist:
    """Somebody typing into one program's field, and what was measured of it."""

    name: str
    line: Line
    row: int
    column: int
    clear: bytes
    again: bytes
    """The key before which a burst starts over in the field; none where the field takes any number of characters."""
    seconds: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)

    def fill(self, start: int) -> None:
        """Type the field full, key by key, each when the one before is seen and the line is quiet."""
        for at in range(FIELD):
            self._key(at, ascii_uppercase[(start + at) % 26])
        self._empty()

    def burst(self, count: int) -> None:
        """Type `count` characters in one write, until the last is seen."""
        pressed = self.line.write((b"ABCDEFGH" + self.again) * (count // FIELD) + b"ZZ")
        seen = self.line.until(lambda screen: "ZZ" in screen.display[self.row])
        self.line.rest()
        self.rates.append(count / (seen - pressed))
        self._empty()

    def _key(self, at: int, char: str) -> None:
        before = self.line.received
        pressed = self.line.write(char.encode())
        seen = self.line.until(lambda screen: cell(screen, self.row, self.column + at) == char)
        self.line.rest()
        self.seconds.append(seen - pressed)
        self.sizes.append(self.line.received - before)

    def _empty(self) -> None:
        self.line.write(self.clear)
        self.line.until(lambda screen: cell(screen, self.row, self.column) == " ")
        self.line.rest()


def keys(work: Work) -> Iterator[Result]:
    """One key after the other, and many at once, in a 7.1.1 field."""
    file = company(work.folder)
    with Line(qadtui(file)) as ours, Line(hello()) as textual, Line(curses_echo()) as curses:
        ours.until(menu_shown)
        open_order(ours)
        textual.until(hello_shown)
        curses.until(shows("Hello, world"))
        at = ours.screen.cursor
        typists = [
            Typist("7.1.1", ours, at.y, at.x, CLEAR, HOME),
            Typist("Textual Input", textual, 0, 0, CONTROL_U, b""),
            Typist("curses echo", curses, 0, 0, CONTROL_U, b""),
        ]
        for start in work.times("keys", 50, 3):
            for typist in typists:
                typist.fill(start)
        for _ in work.times("bursts", 9, 2):
            for typist in typists:
                typist.burst(500)
        ours.write(F4)
        ours.until(menu_shown)
        rates = [_round_trips(ours, 20) for _ in work.times("forms in a burst", 7, 2)]
    mine, *floors = typists
    yield _compared("key to repaint, median", mine, floors, lambda t: median(t.seconds) * 1000, "ms", 2.5)
    yield _compared("key to repaint, p99", mine, floors, lambda t: p99(t.seconds) * 1000, "ms")
    yield _compared("bytes a key", mine, floors, lambda t: median(t.sizes), "B", 40)
    yield _compared("keys in a burst", mine, floors, lambda t: median(t.rates), "/s")
    yield Result("keys in a burst through 7.1.1", median(rates), "/s")


def _round_trips(line: Line, count: int) -> float:
    """Keys a second in a burst that opens a form and leaves it, again and again; the menu's prompt shows the end."""
    keys = (ORDER + b"\r" + F4) * count + b"ZZ"
    pressed = line.write(keys)
    seen = line.until(shows("ZZ"))
    line.write(CLEAR)
    line.until(lambda screen: not shows("ZZ")(screen))
    line.rest()
    return (count * (len(ORDER) + 2) + 2) / (seen - pressed)


def _compared(
    name: str, mine: Typist, floors: list[Typist], figure: Figure, unit: str, aim: float | None = None
) -> Result:
    return Result(name, figure(mine), unit, [Floor(floor.name, figure(floor)) for floor in floors], aim)
