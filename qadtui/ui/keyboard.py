r"""Bytes of the terminal in, keys out: the machine that tells keys from the sequences terminals write them in.

    ground  --ESC-->  escape  --[-->  csi     parameters, then a final character: ESC [ 1 4 ~
                              --O-->  ss3     ESC O S
                              --]PX^_--> string   a terminal's answer, up to BEL or ESC \
                              --other-->  ground  ESC 1 is F1, ESC ? the key `esc+?`; nothing of it is typed

A sequence is one unit: known to the terminal's table, it is one key; unknown, it is one `UNKNOWN`, and nothing of it is
ever typed. It may come in pieces; `pending` says that more is due, and `give_up` ends the wait, which makes a lone Esc
the key it is.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qadtui.ui.extended import stroke
from qadtui.ui.sequences import CONTROLS, ESC

LONGEST = 128  # so that a beginning without an end cannot swallow typing for ever
STRINGS = "]PX^_"
PASTE_MARKS = (f"{ESC}[200~", f"{ESC}[201~")
EIGHT_BIT = {code: ESC + kind for kind, codes in {"[": "\x9b\udc9b", "O": "\x8f\udc8f"}.items() for code in codes}
"""A VT220 may write ESC [ and ESC O as one byte each."""

_RXVT = re.compile(r"\x1b\[\d+\$")  # its Shift with a function key, the one sequence that ends in no final character


class Press(NamedTuple):
    """A key by the name the key table knows it by, and the character it would type."""

    name: str
    character: str | None = None


UNKNOWN = Press("unknown")


class Keyboard:
    """Turns what arrives into presses, across reads. Pasted text is typed text.

    `reading` is the terminal's table, from sequence or control character to key; `encoding` how it writes characters.
    """

    def __init__(self, reading: Mapping[str, str], encoding: str = "utf-8") -> None:
        self._reading = reading
        self._decode = getincrementaldecoder(encoding)(errors="surrogateescape").decode
        self._sequence = ""
        self._after_return = False

    @property
    def pending(self) -> bool:
        """Has a sequence begun that is not yet complete?"""
        return bool(self._sequence)

    def feed(self, data: bytes) -> list[Press]:
        """The keys that are complete after these bytes."""
        return [press for char in self._decode(data) for press in self._character(char)]

    @property
    def lone_escape(self) -> bool:
        """Is all there is an Esc, which may be the key itself?"""
        return self._sequence == ESC

    def give_up(self) -> list[Press]:
        """No more came in time: a lone Esc is the Esc key, any other beginning is nothing."""
        if not self._sequence:
            return []
        begun, self._sequence = self._sequence, ""
        return [Press("escape")] if begun == ESC else [UNKNOWN]

    def _character(self, char: str) -> Iterator[Press]:
        if char in EIGHT_BIT:
            yield from self.give_up()
            self._sequence = EIGHT_BIT[char]
        elif char == ESC and not self._sequence.startswith(tuple(ESC + kind for kind in STRINGS)):
            yield from self.give_up()
            self._sequence = ESC
        elif self._sequence:
            yield from self._grow(char)
        elif not (char == "\n" and self._after_return):
            yield self._plain(char)
        self._after_return = char == "\r"

    def _grow(self, char: str) -> Iterator[Press]:
        self._sequence += char
        if self._complete():
            done, self._sequence = self._sequence, ""
            yield from self._meant(done)

    def _meant(self, sequence: str) -> Iterator[Press]:
        if name := self._reading.get(sequence):
            yield Press(name, name if len(name) == 1 else None)
        elif found := stroke(sequence):
            if found.sequence:
                yield from self._meant(found.sequence)
            elif found.name or found.character:
                yield Press(found.name or found.character, found.character or None)
        elif len(sequence) == 2 and sequence[1].isprintable():
            yield Press(f"esc+{sequence[1]}")
        elif not _silent(sequence):
            yield UNKNOWN

    def _plain(self, char: str) -> Press:
        if name := self._reading.get(char) or CONTROLS.get(char):
            return Press(name, char)
        return Press(char, char) if char.isprintable() else UNKNOWN

    def _complete(self) -> bool:
        sequence = self._sequence
        kind, last = sequence[1], sequence[-1]
        if kind in STRINGS:
            return last == "\a" or sequence.endswith(ESC + "\\") or len(sequence) >= LONGEST
        if len(sequence) == 2:
            return kind not in "[O"
        if sequence == ESC + "[[":
            return False
        if sequence in self._reading or "@" <= last <= "~" or last < " " or _RXVT.fullmatch(sequence):
            return True
        return len(sequence) >= LONGEST


def _silent(sequence: str) -> bool:
    """Marks around pasted text and answers of the terminal are no keys, so they don't even beep."""
    return sequence in PASTE_MARKS or sequence[1] in STRINGS
