"""The format of a moment: `99/99/99 99:99`, a date in the session's order and the time of day where the reader is.

    2026-04-01 06:07 UTC   shown in Shanghai   04/01/26 14:07

A date alone means its first minute.
"""

import re
from datetime import UTC, datetime, time
from typing import Any

from qadtui.formats.dates import DateFormat
from qadtui.formats.errors import FormatError, Reason
from qadtui.formats.format import Format

_TIME = re.compile(r"(.*?)(?: +(\d{1,2}):(\d{2}))?", re.ASCII)


class MomentFormat(Format):
    """A stamp as people read it; none is None."""

    def __init__(self, spec: str, date: DateFormat) -> None:
        super().__init__(spec, len(spec))
        self._date = date

    def show(self, value: Any) -> str:
        if value is None:
            return ""
        moment: datetime = value.astimezone()
        return f"{self._date.show(moment)} {moment:%H:%M}"

    def parse(self, text: str) -> datetime | None:
        """The moment of a typed date and time, as a stamp. Raises FormatError."""
        found = _TIME.fullmatch(text.strip(" "))
        day = self._date.parse(found[1]) if found else None
        if day is None or not found:
            return None
        hour, minute = int(found[2] or 0), int(found[3] or 0)
        if hour > 23 or minute > 59:
            raise FormatError(Reason.NOT_A_DATE)
        return datetime.combine(day, time(hour, minute)).astimezone(UTC)

    def accepts(self, text: str, at: int, char: str) -> bool:
        """What a date takes, and the blank and colon of a time."""
        return char in " :" or self._date.accepts(text, at, char)
