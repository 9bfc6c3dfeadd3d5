"""`qadtui replay`: a journal typed again, with its progress on standard output or, with `--show`, on the screen.

Where a screen is not what it was, both are printed, rows that differ marked with `>`, and the exit code is 1.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from itertools import zip_longest
from pathlib import Path

from qadtui import surroundings
from qadtui.language.text import Text, Translator
from qadtui.options import WrongUse
from qadtui.programs.journal.mirror import Mirror
from qadtui.programs.journal.reading import JournalError, read_journal
from qadtui.programs.journal.replay import Difference, JournalClock, Player, Watch, replay, settings_for
from qadtui.programs.journal.steps import Head, Step, Visit
from qadtui.settings import Settings

DIFFERENT = 1


def replay_file(file: Path, settings: Settings, speed: float | None, show: bool, translate: Translator) -> int:
    """Replay a journal at the settings' database; the exit code. Raises WrongUse, and what opening refuses."""
    visits = _read(file)
    offset = visits[0].head.begun.utcoffset()
    assert offset is not None  # the reader sees to it

    def make(head: Head, clock: JournalClock) -> Settings:
        return settings_for(head, clock, settings.database, backup_made=settings.backup_made)

    try:
        with surroundings.time_zone(offset):
            if show:
                through = _show(lambda watch: replay(visits, make, watch), speed, translate)
            else:
                through = bool(asyncio.run(replay(visits, make, _printer(speed))))
    except Difference as difference:
        _tell(difference, translate)
        return DIFFERENT
    if through:
        print(translate(Text("Replayed: every screen is what it was.", "command")))
    return 0


def _read(file: Path) -> list[Visit]:
    try:
        visits = read_journal(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongUse(Text("{file} cannot be read: {reason}", "command"), file=file, reason=error.strerror) from error
    except (JournalError, UnicodeDecodeError) as error:
        raise WrongUse(Text("{file} is no journal: {reason}", "command"), file=file, reason=error) from error
    if not visits:
        raise WrongUse(Text("{file} is no journal: {reason}", "command"), file=file, reason="[session]")
    return visits


def _printer(speed: float | None) -> Watch:
    async def watch(player: Player, step: Step, passed: timedelta) -> None:
        await _wait(passed, speed)
        if step.keys:
            print(step.line(), flush=True)

    return watch


async def _wait(passed: timedelta, speed: float | None) -> None:
    if speed:
        await asyncio.sleep(passed.total_seconds() / speed)


def _show(play: Callable[[Watch], Awaitable[object]], speed: float | None, translate: Translator) -> bool:
    """On the screen; False if somebody stopped it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse(Text("the screens need a terminal on standard input and output", "command"))
    from qadtui.ui.app import operate

    async def wait(passed: timedelta) -> None:
        await _wait(passed, speed)

    mirror = Mirror(play, wait, translate)
    operate(mirror)
    return mirror.through


def _tell(difference: Difference, translate: Translator) -> None:
    """Both screens, one above the other."""
    print(difference.step.line())
    _print_screen(translate(Text("Expected:", "command")), difference.expected, difference.shown)
    _print_screen(translate(Text("Shown:", "command")), difference.shown, difference.expected)
    if difference.came and difference.came.line() != difference.step.line():
        print(translate(Text("The keys were taken there:", "command")), difference.came.line())


def _print_screen(title: str, screen: Sequence[str], other: Sequence[str]) -> None:
    print(title)
    for number, (row, there) in enumerate(zip_longest(screen, other, fillvalue=""), start=1):
        print(f"{'>' if row != there else ' '}{number:3}  {row}".rstrip())
