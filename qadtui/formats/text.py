"""Character formats: `x(24)` takes anything that fits 24 cells; other masks say what each position takes.

    x  anything      !  a letter, made upper case      A  a letter      N  a letter or digit      9  a digit

`!(3)` is a currency: `usd` becomes `USD`, `US` is refused because a position is blank. A blank field is always allowed.
"""

from string import ascii_letters, digits
from typing import Any
from unicodedata import normalize

from qadtui.formats.errors import FormatError, Reason
from qadtui.formats.format import Format
from qadtui.formats.width import cells, fit, printable

TAKES = {"!": ascii_letters, "A": ascii_letters, "N": ascii_letters + digits, "9": digits}


class TextFormat(Format):
    """Text of at most so many cells, each position as its mask symbol says; `mask` is the spec written out."""

    def __init__(self, spec: str, mask: str) -> None:
        super().__init__(spec, len(mask))
        self._mask = mask

    def show(self, value: Any) -> str:
        return "" if value is None else fit("".join(filter(printable, str(value))), self.width)

    def parse(self, text: str) -> str:
        """The text without the blanks behind it, composed (e and an accent become é), upper case where `!` says so."""
        text = normalize("NFC", text).rstrip()
        if not all(map(printable, text)):
            raise FormatError(Reason.NOT_ALLOWED)
        if cells(text) > self.width:
            raise FormatError(Reason.TOO_WIDE)
        return self._masked(text) if text else ""

    def accepts(self, text: str, at: int, char: str) -> bool:
        return printable(char) and self._takes(at, char)

    def _takes(self, at: int, char: str) -> bool:
        symbol = self._mask[at] if at < len(self._mask) else "x"
        return symbol == "x" or char in TAKES[symbol]

    def _masked(self, text: str) -> str:
        missing = self._mask[len(text) :].strip("x")
        if missing or not all(self._takes(at, char) for at, char in enumerate(text)):
            raise FormatError(Reason.NOT_ALLOWED)
        return "".join(char.upper() if self._shouts(at) else char for at, char in enumerate(text))

    def _shouts(self, at: int) -> bool:
        return at < len(self._mask) and self._mask[at] == "!"
