"""What the command line says: its options, their meaning checked, and the settings they make together with the machine.

Nothing here opens a database, so that the screens can be painted before one is open.
"""

import os
import re
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from qadtui import __version__, locator, surroundings
from qadtui.language.text import LANGUAGES, Text, Translator, language_named
from qadtui.settings import Settings

if TYPE_CHECKING:
    from qadtui.ui.charset import Charset

DATE_ORDERS = ("mdy", "dmy", "ymd")
_ADDRESS = r"sqlite:///.|(postgres|postgresql|postgresql\+psycopg)://([^@/]*@)?[^@/:]*(:\d+)?/[^/]"
_SAID = ("database", "demo", "lang", "user", "date", "date_order", "backup_made", "journal")
_SAID_OF_TERMINAL = ("keys", "charset", "ascii_boxes")
_UNSAID = dict.fromkeys(_SAID + _SAID_OF_TERMINAL)


class WrongUse(Exception):
    """The command line, or what it names, is not as it must be; `text` with its `values` tells the user."""

    def __init__(self, text: Text, **values: Any) -> None:
        super().__init__(text.message, values)
        self.text, self.values = text, values

    def in_words(self, translate: Translator) -> str:
        """What is wrong, as one sentence in the translator's language."""
        return translate(self.text, **self.values)


class Parser(ArgumentParser):
    """Leaves it to the caller to say what is wrong."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(Text("{reason} (see qadtui --help)", "command"), reason=message)


def asked_language(arguments: Sequence[str]) -> str:
    """The language of the command itself: what `--lang` says, else the environment's."""
    reader = ArgumentParser(add_help=False, allow_abbrev=False)
    reader.add_argument("--lang", nargs="?")
    asked: str | None = reader.parse_known_args(arguments)[0].lang
    return language_named(asked or surroundings.locale())


def read_options(arguments: Sequence[str], translate: Translator) -> Namespace:
    """The options as typed; those not said are None. Raises WrongUse; `--help` and `--version` end the program."""
    return _parser(translate).parse_args(arguments, Namespace(**_UNSAID))


def settings_of(options: Namespace) -> Settings:
    """What the options mean, completed by what the machine knows. Raises WrongUse."""
    home = locator.home()
    if home and not home.is_dir():
        raise WrongUse(Text("QADTUI_HOME names the folder {folder}, which does not exist", "command"), folder=home)
    charset = charset_of(options)
    language = language_said(options)
    if language == "zh_CN" and not charset.chinese:
        raise WrongUse(Text("{charset} has no Chinese characters", "command"), charset=charset.encoding)
    return Settings(
        database=_database(options),
        backup_made=bool(options.backup_made),
        user=options.user or surroundings.user(),
        terminal=surroundings.terminal(),
        language=language or ("" if charset.chinese else "en"),
        environment_language=language_named(surroundings.locale()),
        business_date=date_said(options),
        date_order=order_said(options),
        lines=charset.lines,
    )


def language_said(options: Namespace) -> str:
    """The language of `--lang`, blank if nothing is said. Raises WrongUse."""
    short = {"zh": "zh_CN", "ch": "zh_CN"}
    return _one_of(LANGUAGES, short.get((options.lang or "").lower(), options.lang), "--lang")


def order_said(options: Namespace) -> str:
    """The order of dates that is asked for, blank if nothing is said. Raises WrongUse."""
    return _one_of(DATE_ORDERS, options.date_order, "--date-order")


def date_said(options: Namespace) -> date | None:
    """The date that is asked for. Raises WrongUse."""
    return _date(options.date) if options.date else None


def _parser(translate: Translator) -> Parser:
    parser = Parser("qadtui", description=translate(Text("Opens the screens.", "command")), allow_abbrev=False)
    _add_shared_options(parser, translate)
    version = translate(Text("shows the version", "command"))
    parser.add_argument("--version", action="version", version=f"qadtui {__version__}", help=version)
    says = translate(Text("loads a folder of CSV files through the rules of the screens", "command"))
    commands = parser.add_subparsers(
        dest="command", metavar="load|report|batch|replay|screen|check|keytest|reset-terminal"
    )
    load = commands.add_parser("load", help=says, description=says, allow_abbrev=False)
    _add_shared_options(load, translate)
    template = translate(Text("writes a folder of empty files to fill in, instead of loading one", "command"))
    load.add_argument("--template", action="store_true", help=template)
    load.add_argument("folder", type=Path, metavar="FOLDER")
    _add_report(commands, translate)
    _add_batch(commands, translate)
    _add_replay(commands, translate)
    _add_screen(commands, translate)
    _add_check(commands, translate)
    _add_keytest(commands, translate)
    return parser


def _add_report(commands: Any, translate: Translator) -> None:
    says = translate(Text("makes a report, inquiry or browse without a screen", "command"))
    report = commands.add_parser("report", help=says, description=says, allow_abbrev=False)
    _add_shared_options(report, translate)

    def add(option: str, says: Text, **more: Any) -> None:
        report.add_argument(option, help=translate(says), **more)

    criterion = Text("a criterion: one value, FROM..TO, yes or no; may be said more than once", "command")
    add("--set", criterion, metavar="NAME=VALUE", action="append", default=[])
    add("--help-criteria", Text("shows what the criteria are called", "command"), action="store_true")
    add("--sort", Text("which of its orders the rows are in", "command"), type=int, metavar="N")
    add("--columns", Text("how wide the paper is", "command"), type=int, choices=(80, 132), default=132)
    output = Text("a file (.xlsx .pdf .csv .json, else text), a printer, or - (as if nothing is said)", "command")
    add("--output", output, metavar="FILE|PRINTER|-", default="-")
    kind = Text("what - is written as", "command")
    add("--format", kind, choices=("text", "csv", "json", "xlsx", "pdf"), default="text")
    add("--batch", Text("lets it wait in this batch", "command"), metavar="ID", default="")
    report.add_argument("--job", action="store_true", help=SUPPRESS)
    report.add_argument("number", nargs="?", metavar="7.1.20.13")


def _add_batch(commands: Any, translate: Translator) -> None:
    says = translate(Text("runs the reports that are due in the batches", "command"))
    batch = commands.add_parser("batch", help=says, description=says, allow_abbrev=False)
    _add_shared_options(batch, translate)
    batch.add_argument("--batch", default="", metavar="ID", help=translate(Text("only those of this batch", "command")))
    now = translate(Text("all that wait, whatever their time", "command"))
    batch.add_argument("--job", action="store_true", help=SUPPRESS)
    batch.add_argument("--now", action="store_true", help=now)
    how_often = batch.add_mutually_exclusive_group()
    once = translate(Text("looks once and ends, for cron (as it does if nothing is said)", "command"))
    how_often.add_argument("--once", action="store_true", help=once)
    every = translate(Text("looks again after so many seconds, until it is ended", "command"))
    how_often.add_argument("--every", type=_positive, metavar="SECONDS", help=every)


def _add_replay(commands: Any, translate: Translator) -> None:
    says = translate(Text("types a journal again, and stops where a screen is not what it was", "command"))
    replay = commands.add_parser("replay", help=says, description=says, allow_abbrev=False)
    _add_shared_options(replay, translate)
    speed = translate(Text("how many times as fast as it was typed (else as fast as it goes)", "command"))
    replay.add_argument("--speed", type=_positive, metavar="N", help=speed)
    show = translate(Text("shows it on the screen", "command"))
    replay.add_argument("--show", action="store_true", help=show)
    replay.add_argument("file", type=Path, metavar="FILE")


def _add_screen(commands: Any, translate: Translator) -> None:
    says = translate(Text("prints a menu or the screen of a program as text", "command"))
    screen = commands.add_parser("screen", help=says, description=says, allow_abbrev=False)
    _add_shared_options(screen, translate)
    stage = translate(Text("the frames to show (else all that have room beside each other)", "command"))
    screen.add_argument("--stage", nargs="+", metavar="FRAME", help=stage)
    screen.add_argument("--rows", type=int, default=24, help=translate(Text("how high the terminal is", "command")))
    screen.add_argument("--columns", type=int, default=80, help=translate(Text("how wide it is", "command")))
    screen.add_argument("number", nargs="?", default="", metavar="7.1.6")


def _add_check(commands: Any, translate: Translator) -> None:
    says = translate(Text("checks screen files, and tries them out on an empty company", "command"))
    check = commands.add_parser("check", help=says, description=says, allow_abbrev=False)
    _add_shared_options(check, translate)
    check.add_argument("what", choices=["screens"])
    names = translate(Text("which (else the site's own, or all without any)", "command"))
    check.add_argument("names", nargs="*", metavar="SCREEN", help=names)


def _add_keytest(commands: Any, translate: Translator) -> None:
    says = translate(Text("asks for one key after the other, and says which setting mends a wrong one", "command"))
    _add_shared_options(commands.add_parser("keytest", help=says, description=says, allow_abbrev=False), translate)
    says = translate(Text("puts a terminal right that a broken line has left upset", "command"))
    commands.add_parser("reset-terminal", help=says, description=says, allow_abbrev=False)


def _positive(typed: str) -> float:
    if (number := float(typed)) <= 0:
        raise ValueError(typed)
    return number


def _add_shared_options(parser: ArgumentParser, translate: Translator) -> None:
    """The options that stand before or after a command; what is not said in one place leaves the other be."""

    def add(option: str, says: Text, **more: Any) -> None:
        parser.add_argument(option, help=translate(says), default=SUPPRESS, **more)

    database = Text("the database (else QADTUI_DATABASE, else a file of your own)", "command")
    add("--database", database, metavar="FILE|URL")
    add("--demo", Text("the demo company, in a file of its own", "command"), action="store_true")
    add("--lang", Text("the language of the screens", "command"), metavar="|".join(LANGUAGES))
    add("--user", Text("who works (else the operating system's user)", "command"), metavar="NAME")
    add("--date", Text("the business date, for those who may set it", "command"), metavar="YYYY-MM-DD")
    add("--date-order", Text("how dates are typed and shown", "command"), metavar="|".join(DATE_ORDERS))
    add("--keys", Text("the terminal's key table (else QADTUI_KEYS, else by TERM)", "command"), metavar="NAME")
    charset = Text("the terminal's characters: utf-8, gbk, ascii ... (else by the locale)", "command")
    add("--charset", charset, metavar="NAME")
    add("--ascii-boxes", Text("boxes of - and |, where lines do not fit", "command"), action="store_true")
    backup = Text("yes, the PostgreSQL database to be upgraded is backed up", "command")
    add("--backup-made", backup, action="store_true")
    add("--journal", Text("what is typed is written to the end of this file", "command"), type=Path, metavar="FILE")


def _one_of(choices: Sequence[str], answer: str | None, option: str) -> str:
    """The choice that was meant, whatever its case; blank when nothing was said."""
    if not answer:
        return ""
    for choice in choices:
        if answer.lower() == choice.lower():
            return choice
    raise WrongUse(Text("{option} must be one of {choices}", "command"), option=option, choices=", ".join(choices))


def charset_of(options: Namespace) -> "Charset":
    """What the terminal shows, by option or by locale. Raises WrongUse."""
    from qadtui.ui.charset import Charset, charset_named, charset_of_locale  # which measures characters

    lines = not options.ascii_boxes
    if not options.charset:
        local = charset_of_locale(os.environ)
        return Charset(local.encoding, local.lines and lines)
    try:
        return charset_named(options.charset, lines)
    except LookupError:
        raise WrongUse(Text("{charset} is no terminal's character set", "command"), charset=options.charset) from None


def _date(typed: str) -> date:
    """Only the one way of writing a date that means the same everywhere."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise WrongUse(Text("{date} is not a date; write it as 2026-04-01", "command"), date=typed) from None


def _database(options: Namespace) -> str:
    """The URL, or the path made absolute, of the database that is meant."""
    named = options.database or (not options.demo and os.environ.get("QADTUI_DATABASE"))
    if options.demo and named:
        raise WrongUse(Text("--demo has a database of its own; leave out --database", "command"))
    if not named:
        return str(_own_file("demo.db" if options.demo else "qadtui.db"))
    return _known_address(named) if "://" in named else str(_usable(Path(named).expanduser().absolute()))


def _known_address(url: str) -> str:
    """The URL, which is not repeated when it is refused: it may hold a password."""
    if not re.match(_ADDRESS, url):
        raise WrongUse(Text("a database is a file, or an address such as postgresql://user@host/name", "command"))
    return url


def _own_file(name: str) -> Path:
    folder = surroundings.data_folder()
    if folder is None:
        raise WrongUse(Text("there is no home folder to keep a database in; name one with --database", "command"))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(
            Text("the folder {folder} cannot be made: {reason}", "command"), folder=folder, reason=error.strerror
        ) from error
    return _usable(folder / name)


def _usable(file: Path) -> Path:
    """The file, if it can be read and written, and its folder too, for what SQLite keeps beside it."""
    if file.is_dir():
        raise WrongUse(Text("{file} is a folder; a database is a file", "command"), file=file)
    if not file.parent.is_dir():
        raise WrongUse(Text("the folder {folder} does not exist", "command"), folder=file.parent)
    for place in (file.parent, file):
        if place.exists() and not os.access(place, os.R_OK | os.W_OK):
            raise WrongUse(Text("{file} cannot be written", "command"), file=place)
    return file
