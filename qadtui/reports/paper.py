"""A report on paper: the head of every page, the rows, the end, and on a page of its own what was asked for.

sosorp13.p 0.1                  Example Brewing                     Page: 1
                          7.1.20.13 Shipment Report                 Date: 04/30/26
                                                                    Time: 09:30:00

Eff Date  Order    Item Number           Qty          Amount
--------- -------- ------------ ------------ ---------------
04/02/26  SO1001   A                     4.0          392.00
                                ------------ ---------------
                      Total CNY          4.0          392.00

                                 End of Report
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, count, islice

from qadtui.formats import cells, fit, make_format, pad
from qadtui.language.text import Text
from qadtui.reports.asked import asked_lines
from qadtui.reports.body import body_lines
from qadtui.reports.page import Line, Page, heading_lines
from qadtui.reports.sheet import Sheet

PAGE, DATE, TIME = Text("Page:", "report"), Text("Date:", "report"), Text("Time:", "report")
END_OF_REPORT = Text("End of Report", "report")
DATE_FORMAT, STAMP_WIDTH = "99/99/99", 16


def pages(sheet: Sheet, lines_per_page: int) -> Iterator[Page]:
    """The report's pages, each made when it is asked for, while the rows are read."""
    numbers = count(1)
    headings, rule = heading_lines(sheet.columns)
    above = [Line(headings, bold=True), Line(rule)]
    ending = [Line(""), Line(centred(sheet.translate(END_OF_REPORT), sheet.width), bold=True)]
    for content, first in ((chain(body_lines(sheet), ending), above), (asked_lines(sheet), [])):
        room = lines_per_page - len(page_head(sheet, 1)) - len(first)
        for lines in _portions(content, room):
            yield [*page_head(sheet, next(numbers)), *first, *lines]


def page_head(sheet: Sheet, number: int) -> list[Line]:
    """What stands over every page, and a blank line."""
    day = make_format(DATE_FORMAT, date, dates=sheet.dates).show(sheet.now.date())
    return [
        Line(_head_line(sheet, sheet.program, sheet.company, PAGE, str(number))),
        Line(_head_line(sheet, "", sheet.heading, DATE, day), bold=True),
        Line(_head_line(sheet, "", "", TIME, f"{sheet.now:%H:%M:%S}")),
        Line(""),
    ]


def centred(text: str, width: int) -> str:
    """A text in the middle of so many cells."""
    return " " * max((width - cells(text)) // 2, 0) + text


def _head_line(sheet: Sheet, left: str, middle: str, label: Text, stamp: str) -> str:
    """Three texts: at the left, in the middle, and a stamp at the right whose labels stand under each other."""
    room = sheet.width - STAMP_WIDTH
    start = max((sheet.width - cells(middle)) // 2, cells(left) + 1)
    line = pad(pad(left, start) + fit(middle, room - start - 1), room)
    return f"{line}{sheet.translate(label)} {stamp}".rstrip()


def _portions(lines: Iterable[Line], room: int) -> Iterator[list[Line]]:
    """So many lines at a time."""
    waiting = iter(lines)
    while portion := list(islice(waiting, room)):
        yield portion
