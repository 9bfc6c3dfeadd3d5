"""The terminal the operator sits at: which keys it has and how it shows characters, its test, and its rescue."""

import os
import sys
from argparse import Namespace
from dataclasses import replace

from qadtui import locator, surroundings
from qadtui.language.text import Text, Translator
from qadtui.options import WrongUse, charset_of
from qadtui.settings import Settings
from qadtui.terminal.keymap import STANDARD, KeyFault
from qadtui.ui.keyfile import Keys, read_key_files
from qadtui.ui.line import Line, line_of


def at_terminal(settings: Settings, options: Namespace) -> tuple[Settings, Line]:
    """The settings with the keys that site and user moved, and the terminal itself. Raises WrongUse."""
    keys, line = _described(options)
    return replace(settings, keys=keys.changes), line


def test_keys(options: Namespace, translate: Translator) -> int:
    """Ask for every key; the exit code says whether all were right. Raises WrongUse."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse(Text("keys are tested at a terminal", "command"))
    from qadtui.ui.keytest import KeyTest
    from qadtui.ui.modes import REPORTS_OFF
    from qadtui.ui.raw import raw_terminal

    keys, line = _described(options)
    test = KeyTest(line, STANDARD.changed(keys.changes), keys.terminals, translate, sys.stdin.fileno())

    def write(text: str) -> None:
        os.write(sys.stdout.fileno(), line.charset.encode(text))

    with raw_terminal(sys.stdin.fileno()):
        write(REPORTS_OFF)
        return int(not test.run(_term(), write))


def reset() -> int:
    """Make the terminal sane."""
    from qadtui.ui.reset import reset_terminal

    reset_terminal(sys.stdout.fileno())
    return 0


def _described(options: Namespace) -> tuple[Keys, Line]:
    try:
        keys = read_key_files((locator.home(), surroundings.config_folder()))
        name = options.keys or os.environ.get("QADTUI_KEYS", "")
        return keys, line_of(charset_of(options), keys.terminals, name, _term())
    except KeyFault as fault:
        raise WrongUse(fault.text, **fault.values) from fault


def _term() -> str:
    return os.environ.get("TERM", "")
