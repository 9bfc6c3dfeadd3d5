"""A report as JSON, for programs: an array of objects, each value under its path through the dictionary.

[
{"effective": "2026-04-01", "customer.name": "城北酒家", "amount": 392.5},
...
]

Numbers are exact: a program that must keep them so reads them as decimals, not as floats. There is one row on a line.
"""

from collections.abc import Callable
from json import dumps
from json.encoder import encode_basestring
from typing import Any, BinaryIO

from qadtui.reports.outputs.plain import converted, each, moment_text, number_of, portions
from qadtui.reports.page import PrintColumn
from qadtui.reports.sheet import Sheet


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write a report; its rows may be raw."""
    keys = (dumps(column.path).replace("%", "%%") for column in sheet.columns)
    row = "{" + ", ".join(f"{key}: %s" for key in keys) + "}"
    converters = [each(_converter(column, sheet.scales[column.at])) for column in sheet.columns]
    before = "[\n"
    places = [column.at for column in sheet.columns]
    for rows in portions(sheet.rows):
        stream.write((before + ",\n".join([row % values for values in converted(rows, places, converters)])).encode())
        before = ",\n"
    stream.write(b"[]\n" if before == "[\n" else b"\n]\n")


def _converter(column: PrintColumn, scale: int | None) -> Callable[[Any], str]:
    number = number_of(column.kind, scale) or str
    if column.kind is bool:
        return lambda value: "null" if value is None else "true" if value else "false"
    if column.kind is str:
        return lambda value: "null" if value is None else encode_basestring(value)
    if number is not str or column.kind is int:
        return lambda value: "null" if value is None else number(value)
    return lambda value: "null" if value is None else f'"{moment_text(value)}"'
