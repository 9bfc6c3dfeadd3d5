"""The command `qadtui`: opens the screens, or loads a folder of files.

Starting is cheap: a command imports what it needs when it is known to be meant. What a user can get wrong is one line
on standard error, in the user's language, and exit code 2.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence

from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.options import WrongUse, asked_language, read_options, settings_of
from qadtui.settings import Settings

WRONG_USE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the answer is the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    translate = Translator(asked_language(given))
    try:
        _obey(read_options(given, translate))
    except (WrongUse, Refusal) as wrong:
        print(f"qadtui: {wrong.in_words(translate)}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _obey(options: Namespace) -> None:
    _run(settings_of(options))


def _run(settings: Settings) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse(Text("the screens need a terminal on standard input and output", "command"))
