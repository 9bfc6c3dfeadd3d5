"""An hour at the keyboard, as fast as it goes: orders, masters, look-ups, help and menus, and the memory that is left.

5 keys a second for an hour are 18,000; the first 3,000 warm up
"""

import re
from collections.abc import Iterator
from itertools import cycle

from tests.bench.line import Line, shows
from tests.bench.memory import held, steady
from tests.bench.result import Result
from tests.bench.subjects import CLEAR, company, menu_shown, qadtui
from tests.bench.work import Work
from tests.stages import NEW_ORDER, SAVE, line
from tests.typist import bytes_of

ROUNDS = (
    f"{NEW_ORDER}{line('B', 3)}{line('A', 2)}{SAVE}<F4>",
    "3.9<Return><F2><F10><F10><F9><Return><Return>5<F1><F1><F1><F4>",
    "7.1.1<Return><F2><F10><F2><F4><F4><F2><Tab><Tab><F4><F4>",
    "1.4.1<Return><F10><F10><F9><F1><F2><F2><F4><F4><F4>",
    "2.1.1<Return>C100<F1><F1><Tab><F2><F10><F4><F2><F4><F4><F4>",
    "7<Return>1<Return><F2><F4><F4><F4>",
    "7.1.6<Return><F2><F4><F4>7.9.15<Return><F2><F4><F4>",
)
"""What is typed between one main menu and the next."""

MARK = b"ZZ"  # typed at the menu's prompt, where it shows that all before it was taken
_KEY = re.compile(r"<[^>]+>|.")


def hour(work: Work) -> Iterator[Result]:
    """The same rounds again and again."""
    keys, warm = work.count(18_000, 900), work.count(3_000, 300)
    with Line(qadtui(company(work.folder))) as ours:
        ours.until(menu_shown)
        start, typed, warmed = steady(ours)["RSS"], 0, 0.0
        for keystrokes in cycle(ROUNDS):
            if typed >= keys:
                break
            if typed >= warm and not warmed:
                warmed = _rss(ours)
            work.tell("keys", typed, keys)
            typed += _typed(ours, keystrokes)
        end = _rss(ours)
    yield Result("RSS at the menu", start, "MB")
    yield Result(f"RSS after {warm:,} keys", warmed / 1024, "MB")
    yield Result(f"RSS after {keys:,} keys", end / 1024, "MB")
    yield Result("growth after warm-up", end - warmed, "kB", aim=1024)


def _typed(ours: Line, keystrokes: str) -> int:
    """Type a round, until the menu has taken all of it; how many keys that was."""
    ours.write(bytes_of(keystrokes) + MARK)
    ours.until(lambda screen: menu_shown(screen) and shows(MARK.decode())(screen))
    ours.write(CLEAR)
    ours.until(lambda screen: not shows(MARK.decode())(screen))
    ours.rest()
    return len(_KEY.findall(keystrokes))


def _rss(ours: Line) -> float:
    return held(ours.process.pid)["RSS"]
