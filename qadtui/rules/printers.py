"""What is true of printers: the codes their types understand, the words that cannot name one, whose reports go where.

A control code is written as QAD writes it, its unprintable bytes as a slash and three digits: `/027E` is Esc E, and a
slash itself is `/047`.
"""

import re
from typing import Any

from sqlalchemy import case, func, select
from sqlmodel import Session

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models import records
from qadtui.models.tables import Printer, PrinterDefault, User
from qadtui.models.view import Values, table_of, view_of

SCREENS = ("terminal", "page")
FORMATS = ("pdf", "xlsx", "csv", "json", "text")
RESERVED = SCREENS + FORMATS
"""The words of an Output field that mean no printer."""

CODES = ("start", "narrow", "wide", "bold", "plain", "reset")
EVERYBODY = "*"
_CODE = re.compile(r"/([0-9]{3})|([ -.0-~])")


def control_code(typed: str) -> bytes:
    """The bytes of a control code. ValueError for what is none."""
    found = list(_CODE.finditer(typed))
    if "".join(match[0] for match in found) != typed:
        raise ValueError(typed)
    return bytes(int(number) if number else ord(character) for number, character in (m.groups() for m in found))


def check_type(session: Session, values: Values, before: records.Found | None) -> None:
    """Refusals: UNKNOWN_CHARSET, NOT_A_CONTROL_CODE, MUST_BE_POSITIVE."""
    if values["lines"] <= 0:
        raise Refusal(messages.MUST_BE_POSITIVE, "lines")
    if not _writes_text(values["charset"]):
        raise Refusal(messages.UNKNOWN_CHARSET, "charset", charset=values["charset"])
    for name in CODES:
        try:
            control_code(values[name])
        except ValueError:
            raise Refusal(messages.NOT_A_CONTROL_CODE, name) from None


def check_printer(session: Session, values: Values, before: records.Found | None) -> None:
    """Refusals: RESERVED_OUTPUT, ALREADY_EXISTS (in another case), MUST_BE_POSITIVE."""
    name = values["name"]
    if name.lower() in RESERVED:
        raise Refusal(messages.RESERVED_OUTPUT, "name", name=name)
    alike = printer_named(session, name)
    if alike is not None and alike["name"] != name:
        raise Refusal(messages.ALREADY_EXISTS, "name", what=Printer.title, code=alike["name"])
    if values["copies"] <= 0:
        raise Refusal(messages.MUST_BE_POSITIVE, "copies")


def check_default(session: Session, values: Values, before: records.Found | None) -> None:
    """Refusals: USER_UNKNOWN, NO_SUCH_PRINTER."""
    user, output = values["user"], values["output"]
    if user != EVERYBODY and records.find(session, User, {"user_id": user}) is None:
        raise Refusal(messages.USER_UNKNOWN, "user", user=user)
    if output.lower() not in RESERVED and printer_named(session, output) is None:
        raise Refusal(messages.NO_SUCH_PRINTER, "output", words=", ".join(RESERVED))


def printer_named(session: Session, typed: str) -> Values | None:
    """The printer of that name, whatever the case it is typed in."""
    view = view_of(Printer)
    found = session.connection().execute(view.rows().where(func.lower(view.table.c.name) == typed.lower())).mappings()
    row = found.first()
    return None if row is None else view.values(row)


def default_output(session: Session, user: str, function: str) -> str:
    """Where this user's report of that menu number goes unless they say otherwise; blank if nobody said.

    A user's own default is taken before everybody's, and among those the one for the number before the one for all.
    """
    table = table_of(PrinterDefault)
    nearest: Any = case((table.c.user == user, 0), else_=2) + case((table.c.function == function, 0), else_=1)
    named = table.c.user.in_((user, EVERYBODY)) & table.c.function.in_((function, ""))
    output: str | None = session.connection().execute(
        select(table.c.output).where(named).order_by(nearest).limit(1)
    ).scalar()  # fmt: skip
    return output or ""


def _writes_text(charset: str) -> bool:
    """Whether Python knows the character set, and ASCII is in it as it is in the control codes."""
    try:
        return "A中".encode(charset, "replace").startswith(b"A")
    except (LookupError, UnicodeError):
        return False
