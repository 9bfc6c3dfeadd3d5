"""The command `qadtui`: opens the screens.

Starting is cheap: a command imports what it needs when it is known to be meant. What a user can get wrong is one line
on standard error, in the user's language, and exit code 2.
"""

import sys
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
        _run(settings_of(read_options(given, translate)))
    except (WrongUse, Refusal) as wrong:
        print(f"qadtui: {wrong.in_words(translate)}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _run(settings: Settings) -> None:
    """Let the operator work at this terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse(Text("the screens need a terminal on standard input and output", "command"))
    from qadtui.definitions.faults import DefinitionError
    from qadtui.programs.session import OperatorSession
    from qadtui.ui.app import operate

    try:
        operate(OperatorSession(settings))
    except DefinitionError as fault:
        raise WrongUse(Text("{fault}", "command"), fault=fault) from fault
