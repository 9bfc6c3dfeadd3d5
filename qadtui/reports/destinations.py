"""What an operator's word in an Output field means.

terminal            the pager, continuous                                Terminal()
page                the printed pages, in the pager                      Paper()
office              a printer of 36.13.2                                 ToPrinter(...)
pdf                 a file named after the program and the moment        ToFile("soshrp-20260401-093000.pdf", "pdf")
april.xlsx, out/a   a file; its ending says the format, else it is text  ToFile("april.xlsx", "xlsx")
"""

from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models import records
from qadtui.models.database import operator_of
from qadtui.models.tables import PrinterType
from qadtui.models.view import Values
from qadtui.rules.printers import CODES, FORMATS, RESERVED, control_code, printer_named

ENDINGS = {"text": ".txt"}
"""The ending of a file whose format is not called like it."""


@dataclass(frozen=True)
class Terminal:
    """On the screen, as far as one likes to read."""


@dataclass(frozen=True)
class Paper:
    """On the screen, page by page as it would be printed."""


@dataclass(frozen=True)
class ToPrinter:
    """On paper, by a printer as 36.13.2 and its type describe it; `codes` are bytes by the names of the type's fields.

    `kind` is queue or device, `destination` the name of the one or the path of the other.
    """

    name: str
    kind: str
    destination: str
    copies: int
    lines: int
    form_feed: bool
    charset: str
    codes: dict[str, bytes]


@dataclass(frozen=True)
class ToFile:
    """In a file; `format` is pdf, xlsx, csv, json or text."""

    path: Path
    format: str


Destination = Terminal | Paper | ToPrinter | ToFile


def destination_of(session: Session, typed: str) -> Destination:
    """Where `typed` goes. Refusals, all of the field `output`: NO_SUCH_OUTPUT, NO_FOLDER, IS_A_FOLDER."""
    word = typed.strip()
    if word.lower() == "terminal":
        return Terminal()
    if word.lower() == "page":
        return Paper()
    if word.lower() in FORMATS:
        return ToFile(_own_file(session, word.lower()), word.lower())
    if word and (printer := printer_named(session, word)):
        return _to_printer(session, printer)
    if "." in word or "/" in word:
        return ToFile(_usable(word), format_of(word))
    raise Refusal(messages.NO_SUCH_OUTPUT, "output", words=", ".join(RESERVED))


def format_of(file: str) -> str:
    """The format that a file's ending asks for."""
    ending = Path(file).suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else "text"


def _own_file(session: Session, format: str) -> Path:
    """In the current folder, by the program's name and the moment, so that no file is written twice."""
    operator = operator_of(session)
    program = Path(operator.program).stem or "report"
    return Path(f"{program}-{operator.clock.now().astimezone():%Y%m%d-%H%M%S}{ENDINGS.get(format, '.' + format)}")


def _usable(typed: str) -> Path:
    try:
        file = Path(typed).expanduser()
    except RuntimeError:  # ~somebody whom the machine does not know
        raise Refusal(messages.NO_FOLDER, "output", folder=Path(typed).parent) from None
    if file.is_dir():
        raise Refusal(messages.IS_A_FOLDER, "output", file=file)
    if not file.parent.is_dir():
        raise Refusal(messages.NO_FOLDER, "output", folder=file.parent)
    return file


def _to_printer(session: Session, printer: Values) -> ToPrinter:
    kind = records.find(session, PrinterType, {"code": printer["type"]})
    assert kind is not None  # a printer refers to it
    return ToPrinter(
        printer["name"],
        printer["kind"],
        printer["destination"],
        printer["copies"],
        kind.values["lines"],
        kind.values["form_feed"],
        kind.values["charset"],
        {name: control_code(kind.values[name]) for name in CODES},
    )
