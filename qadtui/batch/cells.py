"""From the text of a cell to a value: dates as 2026-04-01, numbers as -1234.5, yes or no. A blank cell says nothing.

A file means the same to everybody, so dates and numbers have one spelling here, whatever the operator's own is.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from qadtui.formats import FormatError, make_format
from qadtui.language.messages import NOT_A_NUMBER, NOT_ISO_DATE, NOT_YES_NO, Refusal
from qadtui.models.checking import checked
from qadtui.models.dictionary import Entry

SPELLINGS = {date: "2026-04-01", bool: "yes / no"}  # of the kinds whose format is the operator's own
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INTEGER = re.compile(r"-?\d+", re.ASCII)
_DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_YES_NO = make_format("yes/no", bool)


def value_of(entry: Entry, text: str) -> Any:
    """The value of a cell that is not blank, checked by its format. Refusals name the column."""
    return checked({entry.name: entry}, {entry.name: _READERS[entry.kind](entry, text)})[entry.name]


def _date(entry: Entry, text: str) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Refusal(NOT_ISO_DATE, entry.name)


def _number(pattern: re.Pattern[str], kind: type) -> Callable[[Entry, str], Any]:
    def read(entry: Entry, text: str) -> Any:
        if not pattern.fullmatch(text):
            raise Refusal(NOT_A_NUMBER, entry.name)
        return kind(text)

    return read


def _yes_no(entry: Entry, text: str) -> Any:
    try:
        return _YES_NO.parse(text)
    except FormatError:
        raise Refusal(NOT_YES_NO, entry.name) from None


_READERS: dict[type, Callable[[Entry, str], Any]] = {
    str: lambda entry, text: text,
    int: _number(_INTEGER, int),
    Decimal: _number(_DECIMAL, Decimal),
    date: _date,
    bool: _yes_no,
}
