"""Logical formats: `yes/no`, shown `Yes` or `No`; the first letter is enough, and 是 or 否 will do."""

from typing import Any

from qadtui.formats.errors import FormatError, Reason
from qadtui.formats.format import Format


class LogicalFormat(Format):
    """Two words, the true one first. A blank is False."""

    def __init__(self, spec: str) -> None:
        self._true, self._false = (word.capitalize() for word in spec.split("/"))
        super().__init__(spec, max(len(self._true), len(self._false)))
        self._values = {"": False, **_spellings(self._false, "否", False), **_spellings(self._true, "是", True)}

    def show(self, value: Any) -> str:
        if value is None:
            return ""
        return self._true if value else self._false

    def parse(self, text: str) -> bool:
        try:
            return self._values[text.strip().casefold()]
        except KeyError:
            raise FormatError(Reason.NOT_YES_NO) from None

    def accepts(self, text: str, at: int, char: str) -> bool:
        typed = (text[:at] + char).casefold()
        return any(word.startswith(typed) for word in self._values)


def _spellings(word: str, chinese: str, value: bool) -> dict[str, bool]:
    """What an operator may type for a word."""
    return dict.fromkeys((word.casefold(), word[0].casefold(), chinese), value)
