"""Number formats: exact decimals through QAD's masks, never rounded on the way in.

    ->>,>>9.9<<<    1234.5  <->  1,234.5        0.125  <->  0.125        123456  is too large

What is typed must be the number that is stored: decimals beyond the mask are refused, and so are commas out of place,
because a `1,5` meant as one and a half must not become fifteen.
"""

import re
from decimal import Decimal
from typing import Any

from qadtui.formats.decimals import round_half_up
from qadtui.formats.errors import FormatError, Reason
from qadtui.formats.format import Format
from qadtui.formats.mask import Mask

_NUMBER = re.compile(r"([0-9,]*)(?:\.([0-9]*))?")


class NumberFormat(Format):
    """Numbers of one mask; `kind` is int or Decimal, and a blank is zero."""

    right = True

    def __init__(self, spec: str, kind: type[int] | type[Decimal]) -> None:
        self._mask = Mask.read(spec)
        if kind is int and (self._mask.decimals or self._mask.floating):
            raise ValueError(f"an integer has no decimals: {spec!r}")
        super().__init__(spec, self._mask.width)
        self._kind = kind

    def show(self, value: Any) -> str:
        """The number rounded half up to the decimals that fit; a number too large for the mask is all `?`."""
        text = self._text(value)
        return text if text[:1] in ("", "?") else self._dressed(text)

    def typed(self, value: Any) -> str:
        """The number without the commas, stars and literal of its mask."""
        return self._text(value).replace(",", "")

    def parse(self, text: str) -> int | Decimal:
        """The number of a text, with or without commas, its sign on either side."""
        text = text.strip(" ").removesuffix(self._mask.literal).strip(" ")
        negative, text = self._unsigned(text)
        text = text.lstrip("*") if self._mask.starred else text
        number = Decimal(f"{'-' * negative}{self._plain(text)}") if text else Decimal(0)
        return self._kind(number or 0)

    def accepts(self, text: str, at: int, char: str) -> bool:
        """Digits anywhere; one point, commas and one sign at either end, as far as the mask has them."""
        others = text[:at] + text[at + 1 :]
        match char:
            case ".":
                return bool(self._mask.decimals or self._mask.floating) and "." not in others
            case ",":
                return bool(self._mask.groups) and at > 0
            case "-":
                return self._mask.signed and at in (0, len(text)) and "-" not in others
            case _:
                return char.isascii() and char.isdigit()

    def _unsigned(self, text: str) -> tuple[bool, str]:
        bare = text[1:] if text.startswith("-") else text.removesuffix("-")
        negative = bare != text
        if negative and not self._mask.signed:
            raise FormatError(Reason.NEGATIVE)
        if negative and not bare:
            raise FormatError(Reason.NOT_A_NUMBER)
        return negative, bare

    def _plain(self, text: str) -> str:
        """The digits of an unsigned text without commas, once they are known to fit the mask."""
        found = _NUMBER.fullmatch(text)
        whole, decimals = found.groups(default="") if found else ("", "")
        digits = whole.replace(",", "")
        if not digits + decimals or ("," in whole and whole != self._mask.grouped(digits)):
            raise FormatError(Reason.NOT_A_NUMBER)
        digits, decimals = digits.lstrip("0"), decimals.rstrip("0")
        if len(decimals) > self._mask.decimals + self._mask.floating:
            raise FormatError(Reason.TOO_MANY_DECIMALS)
        if not self._fits(digits, decimals):
            raise FormatError(Reason.TOO_LARGE)
        return f"{digits or 0}.{decimals or 0}"

    def _text(self, value: int | Decimal | None) -> str:
        """The number with its commas and as many decimals as it needs and the mask has room for."""
        if value is None:
            return ""
        if isinstance(value, float):
            raise TypeError("numbers are exact, a float is not")
        number = Decimal(value)
        if number.is_finite() and number.adjusted() < self._mask.places:
            for places in range(self._mask.decimals + self._mask.floating, self._mask.decimals - 1, -1):
                text = self._rounded(round_half_up(number, places))
                if text is not None:
                    return text
        return "?" * self.width

    def _rounded(self, number: Decimal) -> str | None:
        whole, _, decimals = f"{abs(number):f}".partition(".")
        negative = number < 0
        if not self._fits(whole.lstrip("0"), decimals.rstrip("0")) or (negative and not self._mask.signed):
            return None
        return "-" * negative + self._spelled(whole, decimals)

    def _dressed(self, text: str) -> str:
        """The number with the stars and the literal of its mask."""
        if self._mask.starred:
            digits = text.removeprefix("-")
            text = text[: -len(digits)] + digits.rjust(self._mask.room, "*")
        return text + self._mask.literal

    def _fits(self, digits: str, decimals: str) -> bool:
        """Has the mask the places, and the cells, for these digits? Floating decimals live in the cells left empty."""
        return len(digits) <= self._mask.places and len(self._spelled(digits, decimals)) <= self._mask.room

    def _spelled(self, whole: str, decimals: str) -> str:
        """Integer digits and decimals, filled and grouped as the mask shows them."""
        whole = self._mask.grouped(whole.lstrip("0").rjust(self._mask.least_places, "0"))
        decimals = decimals.rstrip("0").ljust(self._mask.decimals, "0")
        return f"{whole}.{decimals}" if decimals else whole
