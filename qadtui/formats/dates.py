"""Date formats: `99/99/99` and `99/99/9999`, in the order the session reads dates.

    mdy  04/01/26        dmy  01/04/26        ymd  26/04/01

Slashes are optional (`040126`), a year has two or four digits, `t` is today, `?` is no date. A two-digit year means the
one from fifty years back to forty-nine ahead: in 2026, `76` is 1976 and `75` is 2075.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from qadtui.formats.errors import FormatError, Reason
from qadtui.formats.format import Format

_YEARS_BACK = 50


class DateOrder(StrEnum):
    """How a session reads and shows dates."""

    MDY = "mdy"
    DMY = "dmy"
    YMD = "ymd"


class DateFormat(Format):
    """A date with a two-digit or four-digit year; no date is None."""

    def __init__(self, spec: str, order: DateOrder, today: Callable[[], date]) -> None:
        super().__init__(spec, len(spec))
        self._order, self._today = order, today
        self._year_digits = len(spec) - len("99/99/")
        self.blank = "/".join(" " * (self._year_digits if part == "y" else 2) for part in order)

    def show(self, value: Any) -> str:
        if value is None:
            return ""
        year = f"{value.year:04}"[-self._year_digits :]
        parts = {"y": year, "m": f"{value.month:02}", "d": f"{value.day:02}"}
        return "/".join(parts[part] for part in self._order)

    def parse(self, text: str) -> date | None:
        text = text.strip(" ").lower()
        if not text.strip(" /") or text == "?":
            return None
        if text == "t":
            return self._today()
        return self._date(dict(zip(self._order, self._split(text), strict=True)))

    def accepts(self, text: str, at: int, char: str) -> bool:
        """A digit or slash anywhere; `t` and `?` only in an empty field, for they stand alone."""
        if char in ("t", "T", "?"):
            return not text.strip(" /")
        return char.isascii() and (char.isdigit() or char == "/")

    def _split(self, text: str) -> list[str]:
        """The three parts in the session's order."""
        if "/" in text:
            pattern = "/".join(r" *(\d{2}|\d{4}) *" if part == "y" else r" *(\d{1,2}) *" for part in self._order)
        else:
            year = r"(\d{4})" if len(text) == 8 else r"(\d{2})"
            pattern = "".join(year if part == "y" else r"(\d{2})" for part in self._order)
        if found := re.fullmatch(pattern, text, re.ASCII):
            return list(found.groups())
        raise FormatError(Reason.NOT_A_DATE)

    def _date(self, parts: dict[str, str]) -> date:
        year = int(parts["y"])
        if len(parts["y"]) == 2:
            first = self._today().year - _YEARS_BACK
            year = first + (year - first) % 100
        try:
            return date(year, int(parts["m"]), int(parts["d"]))
        except ValueError:
            raise FormatError(Reason.NOT_A_DATE) from None
