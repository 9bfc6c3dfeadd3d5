r"""Bytes of the terminal in, keys out: the machine that tells keys from the sequences terminals write them in.

    ground  --ESC-->  escape  --[-->  csi     parameters, then a final character: ESC [ 1 4 ~
                              --O-->  ss3     ESC O S
                              --]PX^_--> string   a terminal's answer, up to BEL or ESC \
                              --other-->  ground  ESC 1 is F1; ESC x is nothing, and types nothing

A sequence is one unit: known, it is one key; unknown, it is one `UNKNOWN`, and nothing of it is ever typed. It may come
in pieces; `pending` says that more is due, and `give_up` ends the wait, which makes a lone Esc the key it is.
"""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import NamedTuple

from qadtui.ui.sequences import CONTROLS, ESC, SEQUENCES

LONGEST = 128  # so that a beginning without an end cannot swallow typing for ever
STRINGS = "]PX^_"
PASTE_MARKS = (f"{ESC}[200~", f"{ESC}[201~")


class Press(NamedTuple):
    """A key by the name the key table knows it by, and the character it would type."""

    name: str
    character: str | None = None


UNKNOWN = Press("unknown")


class Keyboard:
    """Turns what arrives into presses, across reads. Pasted text is typed text."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._sequence = ""
        self._after_return = False

    @property
    def pending(self) -> bool:
        """Has a sequence begun that is not yet complete?"""
        return bool(self._sequence)

    def feed(self, data: bytes) -> list[Press]:
        """The keys that are complete after these bytes."""
        return [press for char in self._decode(data) for press in self._character(char)]

    def give_up(self) -> list[Press]:
        """No more came in time: a lone Esc is the Esc key, any other beginning is nothing."""
        if not self._sequence:
            return []
        begun, self._sequence = self._sequence, ""
        return [Press("escape")] if begun == ESC else [UNKNOWN]

    def _character(self, char: str) -> Iterator[Press]:
        if char == ESC and not self._sequence.startswith(tuple(ESC + kind for kind in STRINGS)):
            yield from self.give_up()
            self._sequence = ESC
        elif self._sequence:
            yield from self._grow(char)
        elif not (char == "\n" and self._after_return):
            yield _plain(char)
        self._after_return = char == "\r"

    def _grow(self, char: str) -> Iterator[Press]:
        self._sequence += char
        if not _complete(self._sequence):
            return
        done, self._sequence = self._sequence, ""
        if name := SEQUENCES.get(done):
            yield Press(name, name if len(name) == 1 else None)
        elif not _silent(done):
            yield UNKNOWN


def _plain(char: str) -> Press:
    if name := CONTROLS.get(char):
        return Press(name, char)
    return Press(char, char) if char.isprintable() else UNKNOWN


def _complete(sequence: str) -> bool:
    kind, last = sequence[1], sequence[-1]
    if kind in STRINGS:
        return last == "\a" or sequence.endswith(ESC + "\\") or len(sequence) >= LONGEST
    if len(sequence) == 2:
        return kind not in "[O"
    if sequence == ESC + "[[":
        return False
    return "@" <= last <= "~" or last < " " or len(sequence) >= LONGEST or sequence in SEQUENCES


def _silent(sequence: str) -> bool:
    """Marks around pasted text and answers of the terminal are no keys, so they don't even beep."""
    return sequence in PASTE_MARKS or sequence[1] in STRINGS
