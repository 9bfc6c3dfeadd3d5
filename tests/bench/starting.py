"""How long until the menu stands, until the first form does, and how long a form takes when all is warm."""

from collections.abc import Callable, Iterator

from pyte import Screen

from tests.bench.line import Line
from tests.bench.result import Floor, Result, median
from tests.bench.subjects import (
    F4,
    ORDER,
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

F2 = b"\x1bOQ"


def starting(work: Work) -> Iterator[Result]:
    """From the command to the menu, and to 7.1.1 typed ahead."""
    file = company(work.folder)
    runs: list[list[float]] = [[], [], [], []]
    for _ in work.times("starts", 15, 3):
        runs[0].append(_started(qadtui(file), menu_shown))
        runs[1].append(_started(hello(), hello_shown))
        runs[2].append(_started(qadtui(file), order_shown, ORDER + b"\r"))
        runs[3].append(_started(hello("orm", str(file)), hello_shown))
    menu, textual, form, orm = (median(run) * 1000 for run in runs)
    yield Result("start to the menu", menu, "ms", [Floor("hello in Textual", textual)], 1.1, of_floor=True)
    yield Result("start to 7.1.1, typed ahead", form, "ms", [Floor("hello after SQLModel", orm)])


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


def _opened(line: Line, typed: bytes, key: bytes, shown: Callable[[Screen], bool]) -> float:
    """Back to where it opens from, everything typed but the last key, and then that."""
    line.write(F4)
    line.until(lambda screen: not shown(screen))
    line.rest()
    line.write(typed)
    line.rest()
    return -line.write(key) + line.until(shown)
