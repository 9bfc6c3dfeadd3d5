"""A report as CSV (RFC 4180), for programs: the headings in the reader's language, then every row as plain values.

    Order,Item Number,Quantity,Amount
    SO1001,"Widget, large",4,392.5

UTF-8 behind a byte order mark, without which spreadsheets read Chinese in a code page of their own. What a spreadsheet
might take for a formula is disarmed: a text that begins with = + - @ ' or a tab gets a ' before it, and whoever wants
the text as it was takes one away. Numbers are never touched. Yes and no are written as words.
"""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import StringIO
from typing import BinaryIO

from qadtui.reports.outputs.plain import Convert, converted, each, moment_text, number_of, portions
from qadtui.reports.page import PrintColumn
from qadtui.reports.sheet import Sheet

RISKY = frozenset("=+-@'\t\r\n")
_ANY_RISKY = re.compile(r"\n[=+\-@'\t\r\n]")


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write a report; its rows may be raw."""
    stream.write(BOM_UTF8)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([disarmed(column.heading) for column in sheet.columns])
    converters = [_converter(column, sheet.scales[column.at]) for column in sheet.columns]
    places = [column.at for column in sheet.columns]
    for rows in portions(sheet.rows):
        writer.writerows(converted(rows, places, converters))
        stream.write(text.getvalue().encode())
        text.seek(0)
        text.truncate()
    stream.write(text.getvalue().encode())


def disarmed(text: str | None) -> str | None:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text and text[0] in RISKY else text


def _all_disarmed(column: Sequence[str | None]) -> Iterable[str | None]:
    """Texts are looked at one by one only where one of them may need it."""
    together = "\n".join(filter(None, column))
    return map(disarmed, column) if _ANY_RISKY.search(f"\n{together}") else column


def _converter(column: PrintColumn, scale: int | None) -> Convert | None:
    if column.kind is str:
        return _all_disarmed
    if column.kind is bool:
        return each(column.format.show)
    return each(moment_text if column.kind is datetime else number_of(column.kind, scale))
