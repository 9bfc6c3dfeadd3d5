"""Printed pages as plain text: a form feed between two of them, as printers and their spoolers know it."""

from collections.abc import Iterable
from typing import BinaryIO

from qadtui.reports.page import Page
from qadtui.reports.paper import pages
from qadtui.reports.sheet import Sheet

LINES = 60
"""Of a page: what fits both A4 and letter paper at six lines an inch."""


def write(sheet: Sheet, stream: BinaryIO) -> None:
    """Write a report as it is printed."""
    write_pages(pages(sheet, LINES), stream)


def write_pages(printed: Iterable[Page], stream: BinaryIO) -> None:
    """Write pages, in UTF-8."""
    between = b""
    for page in printed:
        stream.write(between)
        stream.write("".join(f"{line.text.rstrip()}\n" for line in page).encode())
        between = b"\f"
