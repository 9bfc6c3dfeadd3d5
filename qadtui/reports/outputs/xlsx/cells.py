"""How a spreadsheet shows what our formats show, and what it stores of a value.

->>,>>9.9<<<   #,##0.0###       99/99/99   mm/dd/yy, in the reader's order       a date is a number of days
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from re import sub
from typing import Any
from xml.sax.saxutils import escape

from qadtui.formats import DateOrder
from qadtui.formats.mask import Mask
from qadtui.reports.outputs.plain import number_of, remembering
from qadtui.reports.page import PrintColumn

FIRST_DAY, EARLIEST = datetime(1899, 12, 30), date(1900, 3, 1)  # noqa: DTZ001  a spreadsheet's days have no zone
TEXT_FORMAT = "@"
LONGEST_TEXT = 32_767
_NOT_IN_XML = r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)"


def number_format(column: PrintColumn, dates: DateOrder) -> str:
    """The number format of a column's cells."""
    spec = column.format.spec
    if column.kind in (int, Decimal):
        return _number(Mask.read(spec))
    if column.kind in (date, datetime):
        year = "yyyy" if "9999" in spec else "yy"
        day = "/".join({"y": year, "m": "mm", "d": "dd"}[part] for part in dates)
        return f"{day} hh:mm" if column.kind is datetime else day
    return TEXT_FORMAT


def cell_of(column: PrintColumn, scale: int | None) -> Callable[[Any], str]:
    """What makes of a value what stands behind `<c r="A1" s="1"`."""
    if column.kind in (int, Decimal):
        number = number_of(column.kind, scale) or str
        return remembering(lambda value: _number_cell(None if value is None else number(value)))
    if column.kind is bool:
        return remembering(lambda value: _text_cell(column.format.show(value)))
    return remembering(_moment_cell if column.kind is datetime else _day_cell if column.kind is date else _text_cell)


def _number(mask: Mask) -> str:
    if mask.floating and not mask.decimals:
        return "General"
    decimals = "0" * mask.decimals + "#" * mask.floating
    percent = f'"{mask.literal}"' if mask.literal else ""
    return ("#,##0" if mask.groups else "0") + (f".{decimals}" if decimals else "") + percent


def _number_cell(digits: str | None) -> str:
    return "/>" if digits is None else f"><v>{digits}</v></c>"


def _day_cell(value: date | str | None) -> str:
    if not value:
        return "/>"
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return _number_cell(str((day - FIRST_DAY.date()).days)) if day >= EARLIEST else _text_cell(day.isoformat())


def _moment_cell(value: datetime | None) -> str:
    """The time of day where the reader is, to the second."""
    if value is None:
        return "/>"
    local = value.astimezone().replace(tzinfo=None, microsecond=0)
    return _number_cell(repr((local - FIRST_DAY) / timedelta(days=1)))


def _text_cell(text: str | None) -> str:
    """A text is a text, also one that begins like a formula."""
    if not text:
        return "/>"
    shown = escape(sub(_NOT_IN_XML, lambda found: f"_x{ord(found[0]):04X}_", text[:LONGEST_TEXT]))
    space = ' xml:space="preserve"' if shown != shown.strip() or "\n" in shown else ""
    return f' t="inlineStr"><is><t{space}>{shown}</t></is></c>'
