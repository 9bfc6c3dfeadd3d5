"""How long until the menu stands, a key can be seen and the first form stands."""

from collections.abc import Callable, Iterator

from pyte import Screen

from qadtui.programs.menu import FUNCTION
from tests.bench.line import Line
from tests.bench.result import Floor, Result, median
from tests.bench.subjects import (
    ORDER,
    cell,
    company,
    hello,
    hello_shown,
    menu_shown,
    order_shown,
    qadtui,
)
from tests.bench.work import Work

KEY = b"A"


def starting(work: Work) -> Iterator[Result]:
    """From the command to the menu, to a key typed ahead, and to 7.1.1 typed ahead."""
    file = company(work.folder)
    starts: dict[str, Callable[[], float]] = {
        "menu": lambda: _started(qadtui(file), menu_shown),
        "hello": lambda: _started(hello(), hello_shown),
        "key": lambda: _started(qadtui(file), _key_in_menu, KEY),
        "hello, key": lambda: _started(hello(), _key_in_hello, KEY),
        "form": lambda: _started(qadtui(file), order_shown, ORDER + b"\r"),
        "hello, orm": lambda: _started(hello("orm", str(file)), hello_shown),
    }
    took: dict[str, list[float]] = {name: [] for name in starts}
    for _ in work.times("starts", 15, 3):
        for name, start in starts.items():
            took[name].append(start() * 1000)
    of = {name: median(times) for name, times in took.items()}
    yield Result("start to the menu", of["menu"], "ms", [Floor("hello in Textual", of["hello"])], 1.1, of_floor=True)
    yield Result("start to a key shown", of["key"], "ms", [Floor("hello in Textual", of["hello, key"])])
    yield Result("start to 7.1.1, typed ahead", of["form"], "ms", [Floor("hello after SQLModel", of["hello, orm"])])


def _started(argv: list[str], shown: Callable[[Screen], bool], typed_ahead: bytes = b"") -> float:
    with Line(argv) as line:
        line.write(typed_ahead)
        return line.until(shown) - line.started


def _key_in_menu(screen: Screen) -> bool:
    return menu_shown(screen) and cell(screen, FUNCTION.row - 1, FUNCTION.column - 1) == KEY.decode()


def _key_in_hello(screen: Screen) -> bool:
    return hello_shown(screen) and cell(screen, 0, 0) == KEY.decode()
