"""The command `qadtui`: opens the screens, or loads a folder of files.

Starting is cheap: a command imports what it needs when it is known to be meant. What a user can get wrong is one line
on standard error, in the user's language, and exit code 2.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.options import WrongUse, asked_language, read_options, settings_of
from qadtui.settings import Settings

if TYPE_CHECKING:
    from qadtui.programs.session import OperatorSession

WRONG_USE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the answer is the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    translate = Translator(asked_language(given))
    try:
        return _obey(read_options(given, translate), translate)
    except (WrongUse, Refusal) as wrong:
        return _complain(wrong, translate)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as failure:
        if not (reason := _out_of_reach(failure)):
            raise
        return _complain(WrongUse(Text("the database cannot be used: {reason}", "command"), reason=reason), translate)


def _complain(wrong: WrongUse | Refusal, translate: Translator) -> int:
    print(f"qadtui: {wrong.in_words(translate)}", file=sys.stderr)
    return WRONG_USE


def _out_of_reach(failure: Exception) -> str:
    """The driver's own words for a database that cannot be reached or read; blank for any other failure."""
    from sqlalchemy.exc import DatabaseError, OperationalError

    if isinstance(failure, OperationalError) or type(failure) is DatabaseError:  # its other kinds are our own faults
        return str(failure.orig).partition("\n")[0]
    return ""


def _obey(options: Namespace, translate: Translator) -> int:
    if options.command == "screen":
        from qadtui.drawing import print_screen

        return print_screen(options)
    if options.command == "check":
        from qadtui.checking import check_screens

        return check_screens(options.names, translate)
    if options.command == "keytest":
        from qadtui.connecting import test_keys

        return test_keys(options, translate)
    if options.command == "reset-terminal":
        from qadtui.connecting import reset

        return reset()
    if options.command == "report" and options.job:
        from qadtui.reporting.job import run_job

        return run_job()
    if options.command == "batch" and options.job:
        from qadtui.batching.process import run_wanted

        return run_wanted()
    settings = settings_of(options)
    if options.command == "report":
        from qadtui.reporting.command import make_report

        return make_report(options, _with_demo(settings, options), translate)
    if options.command == "replay":
        from qadtui.replaying import replay_file

        return replay_file(options.file, _with_demo(settings, options), options.speed, options.show, translate)
    if options.command == "batch":
        from qadtui.batching.command import run_batches

        batch = options.batch.upper()
        return run_batches(settings, translate, batch=batch, now=options.now, every=options.every)
    if options.command == "load" and options.template:
        from qadtui.batch.template import write_template

        write_template(options.folder, translate)
    elif options.command == "load":
        from qadtui.loading import load_folder

        load_folder(options.folder, settings, translate)
    else:
        _run(settings, options)
    return 0


def _run(settings: Settings, options: Namespace) -> None:
    """Let the operator work at this terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse(Text("the screens need a terminal on standard input and output", "command"))
    from qadtui.connecting import at_terminal

    settings, line = at_terminal(settings, options)
    _with_demo(settings, options)
    from qadtui.definitions.faults import DefinitionError
    from qadtui.programs.collector import made_for_good
    from qadtui.ui.raw import raw_terminal

    try:
        # from here on no key is lost, and Ctrl+C kills nothing
        with raw_terminal(sys.stdin.fileno()) as typed_ahead, _session(settings, options.journal) as session:
            with made_for_good("qadtui.ui.app"):
                from qadtui.ui.first import shown_first

                with shown_first(session.grid, line.charset):
                    from qadtui.ui.app import operate
            operate(session, typed_ahead, line)
    except DefinitionError as fault:
        raise WrongUse(Text("{fault}", "command"), fault=fault) from fault


@contextmanager
def _session(settings: Settings, journal: Path | None) -> "Iterator[OperatorSession]":
    """The operator's session; with a journal every key is recorded there."""
    from qadtui.programs.session import OperatorSession

    if not journal:
        yield OperatorSession(settings)
        return
    from qadtui.programs.journal.recording import recorded

    try:
        session, recording = recorded(settings, journal)
    except OSError as error:
        raise WrongUse(
            Text("{file} cannot be written: {reason}", "command"), file=journal, reason=error.strerror
        ) from error
    try:
        yield session
    finally:
        recording.close()


def _with_demo(settings: Settings, options: Namespace) -> Settings:
    """The settings; the demo company is there if they ask for it."""
    if options.demo and not Path(settings.database).exists():
        from qadtui.loading import make_demo_company

        make_demo_company(settings)
    return settings
