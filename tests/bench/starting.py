"""How long until the menu stands, a key can be seen and the first form stands; and a form when all is warm."""

from collections.abc import Callable, Iterator

from pyte import Screen

from qadtui.programs.menu import FUNCTION
from tests.bench.line import Line
from tests.bench.result import Floor, Result, median
from tests.bench.subjects import (
    F4,
    ORDER,
    cell,
    company,
    hello,
    hello_shown,
    menu_shown,
    open_order,
    order_shown,
    pushed_shown,
    qadtui,
)
from tests.bench.work import Work

F2, KEY = b"\x1bOQ", b"A"


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


def forms(work: Work) -> Iterator[Result]:
    """7.1.1 opened from the menu, in a session that has opened it before."""
    file = company(work.folder)
    with Line(qadtui(file)) as ours, Line(hello()) as textual:
        ours.until(menu_shown)
        open_order(ours)
        textual.until(hello_shown)
        opened, pushed = [], []
        for _ in work.times("forms", 40, 3):
            opened.append(_opened(ours, ORDER, b"\r", order_shown))
            pushed.append(_opened(textual, b"", F2, pushed_shown))
    yield Result(
        "form open, warm", median(opened) * 1000, "ms", [Floor("push_screen, Input", median(pushed) * 1000)], 50
    )


def _started(argv: list[str], shown: Callable[[Screen], bool], typed_ahead: bytes = b"") -> float:
    with Line(argv) as line:
        line.write(typed_ahead)
        return line.until(shown) - line.started


def _key_in_menu(screen: Screen) -> bool:
    return menu_shown(screen) and cell(screen, FUNCTION.row - 1, FUNCTION.column - 1) == KEY.decode()


def _key_in_hello(screen: Screen) -> bool:
    return hello_shown(screen) and cell(screen, 0, 0) == KEY.decode()


def _opened(line: Line, typed: bytes, key: bytes, shown: Callable[[Screen], bool]) -> float:
    """Back to where it opens from, everything typed but the last key, and then that."""
    line.write(F4)
    line.until(lambda screen: not shown(screen))
    line.rest()
    line.write(typed)
    line.rest()
    return -line.write(key) + line.until(shown)
