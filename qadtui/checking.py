"""`qadtui check screens`: what is wrong with screen files, each fault with its file, its place and the reason.

Files are read first; those without a fault are then tried out, each on an empty company that is thrown away.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from qadtui import locator
from qadtui.definitions.checks import Fault, faults_of_menus, faults_of_screen
from qadtui.definitions.screens import load_screen
from qadtui.language.text import Text, Translator
from qadtui.options import WrongUse
from qadtui.programs.trial import Trial

FAULTY = 1
USER, TODAY = "trial", date(2026, 4, 1)


def check_screens(names: Sequence[str], translate: Translator) -> int:
    """Print the faults of the screens named, else of the site's own, else of all; the exit code.

    Raises WrongUse for a name that no screen has.
    """
    chosen = _chosen(names)
    count = 0
    for fault in _faults(chosen):
        print(fault, flush=True)
        count += 1
    if count:
        return FAULTY
    print(translate(Text("{count} screen(s) without a fault", "command"), count=len(chosen)))
    return 0


def _chosen(names: Sequence[str]) -> dict[str, Path]:
    screens = locator.screens()
    if unknown := [name for name in names if name not in screens]:
        raise WrongUse(Text("there is no screen {name}", "command"), name=unknown[0])
    if names:
        return {name: screens[name] for name in names}
    home = locator.home()
    return {name: file for name, file in screens.items() if home is None or file.is_relative_to(home)}


def _faults(screens: dict[str, Path]) -> Iterator[Fault]:
    yield from faults_of_menus(locator.menus())
    for path, file in screens.items():
        found = faults_of_screen(path, file)
        yield from found
        if not found:
            yield from (Fault(str(file), "tried out", reason) for reason in _tried_out(path, file))


def _tried_out(path: str, file: Path) -> list[str]:
    """What an empty company of its own shows of a screen; its first user may do everything."""
    with TemporaryDirectory() as folder:
        trial = Trial(load_screen(path, file), str(Path(folder) / "trial.db"), USER, TODAY)
        return asyncio.run(trial.faults())
