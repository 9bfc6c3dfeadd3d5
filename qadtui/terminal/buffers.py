"""The text of a field while it is typed, and the place of the cursor in it.

    FreeBuffer     CUST1_          text grows and shrinks; characters are overwritten or inserted
    SlashBuffer    04/0_/          a date: the slashes stay, digits jump over them, a typed slash goes to the next part

Every method says whether the key was taken. A refused key changes nothing.
"""

from abc import ABC, abstractmethod

from qadtui.formats.format import Format
from qadtui.formats.width import cells


class Buffer(ABC):
    """`text` and `at`, the character the cursor stands on (just behind the text at its end)."""

    def __init__(self, form: Format) -> None:
        self._format = form
        self.load("")

    def load(self, text: str) -> None:
        """Hold another text, with the cursor at its start; an empty one is the format's blank."""
        self.text = text or self._format.blank
        self.at = 0

    @abstractmethod
    def type(self, char: str, insert: bool) -> bool:
        """Type a character over the one at the cursor, or before it."""

    @abstractmethod
    def backspace(self) -> bool:
        """Delete the character left of the cursor."""

    @abstractmethod
    def delete(self) -> bool:
        """Delete the character at the cursor."""

    def travels(self, char: str) -> bool:
        """Does this character move the cursor rather than start a new value?"""
        return False

    def clear(self) -> bool:
        self.load("")
        return True

    def home(self) -> bool:
        return self._go(0)

    def end(self) -> bool:
        return self._go(len(self.text.rstrip()))

    def left(self) -> bool:
        return self._go(self.at - 1)

    def right(self) -> bool:
        return self._go(self.at + 1)

    def _go(self, at: int) -> bool:
        inside = 0 <= at <= len(self.text)
        if inside:
            self.at = at
        return inside


class FreeBuffer(Buffer):
    """Text of any length that fits the field's cells."""

    def type(self, char: str, insert: bool) -> bool:
        behind = self.at if insert else self.at + 1
        typed = self.text[: self.at] + char + self.text[behind:]
        if not self._format.accepts(self.text, self.at, char) or cells(typed) > self._format.width:
            return False
        self.text, self.at = typed, self.at + 1
        return True

    def backspace(self) -> bool:
        return self.left() and self.delete()

    def delete(self) -> bool:
        if self.at == len(self.text):
            return False
        self.text = self.text[: self.at] + self.text[self.at + 1 :]
        return True


class SlashBuffer(Buffer):
    """A date typed between slashes that stay; a lone `t` or `?` takes the whole field."""

    def type(self, char: str, insert: bool) -> bool:
        if not self._format.accepts(self.text, self.at, char):
            return False
        if self.travels(char):
            return self._next_part()
        if not char.isdigit():
            self.text, self.at = char, 1
            return True
        return self._digit(char)

    def backspace(self) -> bool:
        if not self.left():
            return False
        if self._slash_at(self.at):
            self.at -= 1
        return self.delete()

    def delete(self) -> bool:
        if len(self.text) < len(self._format.blank):
            return self.clear()
        if self.at == len(self.text) or self._slash_at(self.at):
            return False
        self._write(" ")
        return True

    def travels(self, char: str) -> bool:
        return char == "/"

    def _digit(self, char: str) -> bool:
        if len(self.text) < len(self._format.blank):
            self.clear()
        at = self.at + self._slash_at(self.at)
        if at == len(self.text):
            return False
        self.at = at
        self._write(char)
        self.at += 1
        return True

    def _next_part(self) -> bool:
        slash = self.text.find("/", self.at)
        return slash >= 0 and self._go(slash + 1)

    def _slash_at(self, at: int) -> bool:
        return self.text[at : at + 1] == "/"

    def _write(self, char: str) -> None:
        self.text = self.text[: self.at] + char + self.text[self.at + 1 :]
