"""What is typed over a column of a browse, while it is typed.

texts            corn        begins so, whatever the capitals
                 *shop       holds it anywhere
                 =C100       is just that; = alone: is blank
                 A..C        from A to what begins with C;  A..  and  ..C  are open
numbers, dates   5   =5      is it
                 >5 <5 >=5 <=5
                 1..9        from, to;  1..  and  ..9  are open
                 =           is blank
yes/no           y n         and what else its format takes
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, not_, or_

from qadtui.formats import Format, FormatError, Reason
from qadtui.models.dictionary import Entry

BEGINS, HOLDS, IS, RANGE, ABOVE, BELOW, BLANK = "begins", "holds", "is", "range", "above", "below", "blank"
LAST = "\U0010ffff"
"""Comes after every other character, so `A` to `A` and this is all that begins with A."""

_SIGNS = {">=": (RANGE, True), "<=": (RANGE, False), ">": (ABOVE, True), "<": (BELOW, False), "=": (IS, True)}


@dataclass(frozen=True)
class Filter:
    """A condition on one column: a test and its values. `typed` are the words it came from."""

    path: str
    test: str
    low: Any = None
    high: Any = None
    typed: str = ""


def parse_filter(path: str, entry: Entry, form: Format, typed: str) -> Filter | None:
    """The filter that is meant; None where nothing is typed. FormatError while it cannot be meant (yet)."""
    text = typed.strip()
    if not text:
        return None
    if text == "=":
        return Filter(path, BLANK, typed=typed)
    if entry.kind is str:
        return _text_filter(path, text, typed)
    if entry.kind is bool:
        return Filter(path, IS, form.parse(text.removeprefix("=")), typed=typed)
    unknown = FormatError(Reason.NOT_A_NUMBER if entry.kind in (int, Decimal) else Reason.NOT_A_DATE)
    if ".." in text:
        low, high = (form.parse(end) if end.strip() else None for end in text.split("..", 1))
        if low is None and high is None:
            raise unknown
        return Filter(path, RANGE, low, high, typed)
    sign = next((sign for sign in _SIGNS if text.startswith(sign)), "=")
    (test, is_low), rest = _SIGNS[sign], text.removeprefix(sign).strip()
    if not rest or (value := form.parse(rest)) is None:
        raise unknown
    return Filter(path, test, value if is_low else None, None if is_low else value, typed)


def condition(column: ColumnElement[Any], kind: type, wanted: Filter) -> ColumnElement[bool]:
    """The filter as SQL. A text column compares in capitals, in which the filter's texts are too."""
    low, high = (capitals(end) if kind is str else end for end in (wanted.low, wanted.high))
    match wanted.test:
        case "begins":
            return and_(column >= low, column <= low + LAST)
        case "holds":
            return column.contains(low, autoescape=True)
        case "is":
            return (column if low else not_(column)) if kind is bool else and_(column == low)
        case "above":
            return and_(column > low)
        case "below":
            return and_(column < high)
        case "range":
            high = high + LAST if isinstance(high, str) and high else high
            return and_(*([column >= low] if not _open(low) else []), *([column <= high] if not _open(high) else []))
        case "blank":
            return column.is_(None) if kind in (date, datetime) else or_(column.is_(None), column == kind())
    return false()


def in_capitals(column: ColumnElement[Any], entry: Entry) -> ColumnElement[Any]:
    """A text column as it is compared: codes are in capitals already."""
    return func.upper(column) if entry.kind is str and not entry.upper else column


def _text_filter(path: str, text: str, typed: str) -> Filter | None:
    if text.startswith("*"):
        return Filter(path, HOLDS, text[1:], typed=typed) if text[1:] else None
    if text.startswith("="):
        return Filter(path, IS, text[1:], typed=typed)
    low, dots, high = text.partition("..")
    if text == dots:
        return None
    return Filter(path, RANGE, low.strip(), high.strip(), typed) if dots else Filter(path, BEGINS, text, typed=typed)


def capitals(text: Any) -> Any:
    return text.translate({ord(small): small.upper() for small in "abcdefghijklmnopqrstuvwxyz"}) if text else text


def _open(end: Any) -> bool:
    return end is None or end == ""
