"""A jump from the menu: the number is typed already; from Return until the form stands, in a session that knows it."""

from collections.abc import Callable, Iterator

from pyte import Screen

from tests.bench.line import Line
from tests.bench.result import Floor, Result, median
from tests.bench.subjects import (
    F2,
    F4,
    FORMS,
    company,
    form_shown,
    hello,
    hello_shown,
    menu_shown,
    pushed_shown,
    qadtui,
)
from tests.bench.work import Work


def forms(work: Work) -> Iterator[Result]:
    """A form of every kind, in turn with a second screen of a Textual program."""
    file = company(work.folder)
    opened: dict[str, list[float]] = {number: [] for number in FORMS}
    pushed: list[float] = []
    with Line(qadtui(file)) as ours, Line(hello()) as textual:
        ours.until(menu_shown)
        textual.until(hello_shown)
        for number in FORMS:
            _opened(ours, number.encode(), b"\r", form_shown(number), menu_shown)
        for _ in work.times("forms", 40, 3):
            for number, took in opened.items():
                took.append(_opened(ours, number.encode(), b"\r", form_shown(number), menu_shown))
            pushed.append(_opened(textual, b"", F2, pushed_shown, hello_shown))
    floor = Floor("push_screen, Input", median(pushed) * 1000)
    for number, took in opened.items():
        yield Result(f"jump to {number}, warm", median(took) * 1000, "ms", [floor], 30)


def _opened(
    line: Line, typed: bytes, key: bytes, shown: Callable[[Screen], bool], left: Callable[[Screen], bool]
) -> float:
    """Everything typed but the last key, then that; and back to where it was opened from."""
    line.write(typed)
    line.rest()
    took = -line.write(key) + line.until(shown)
    line.rest()
    line.write(F4)
    line.until(left)
    line.rest()
    return took
