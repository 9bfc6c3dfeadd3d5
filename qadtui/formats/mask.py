"""A number mask taken apart.

    -  >>,>>9 . 9 <<< %
    |  |        | |   +-- literal behind the number
    |  |        | +------ decimals shown only when needed, in the room of empty left places
    |  |        +-------- decimals always shown
    |  +----------------- left places: `>` `Z` nothing for a leading zero, `*` a star, `9` a digit; `,` groups
    +-------------------- a minus is allowed; it may also be typed behind

`(n)` repeats the symbol before it: `>(3)9` is `>>>9`.
"""

import re
from typing import NamedTuple, Self

_MASK = re.compile(r"(-?)([>Z*9,]*[>Z*9])(?:\.(9*)(<*))?(%?)")
_REPEAT = re.compile(r"(.)\((\d+)\)")


def written_out(spec: str) -> str:
    """A spec with its repeats written out: `x(3)` is `xxx`."""
    return _REPEAT.sub(lambda found: found[1] * int(found[2]), spec)


class Mask(NamedTuple):
    """What a number mask allows; `width` is its cells without the `<`."""

    width: int
    signed: bool
    places: int
    least_places: int
    groups: tuple[int, ...]
    decimals: int
    floating: int
    starred: bool
    literal: str

    @classmethod
    def read(cls, spec: str) -> Self:
        """The mask of a spec; raises ValueError for one that is none."""
        written = written_out(spec)
        found = _MASK.fullmatch(written)
        if not found:
            raise ValueError(f"not a number format: {spec!r}")
        sign, left, decimals, floating, literal = found.groups(default="")
        digits = left.replace(",", "")
        return cls(
            width=len(written) - len(floating),
            signed=bool(sign),
            places=len(digits),
            least_places=len(digits) - digits.find("9") if "9" in digits else 0,
            groups=tuple(len(left[at:].replace(",", "")) for at, symbol in enumerate(left) if symbol == ","),
            decimals=len(decimals),
            floating=len(floating),
            starred="*" in left,
            literal=literal,
        )

    @property
    def room(self) -> int:
        """Cells for digits, commas and the point."""
        return self.width - self.signed - len(self.literal)

    def grouped(self, digits: str) -> str:
        """The integer digits with this mask's commas."""
        count = len(digits)
        for group in self.groups:
            if count > group:
                digits = f"{digits[:-group]},{digits[-group:]}"
        return digits
