"""One open field: keys come in, its text and cursor change, and a value comes out.

    entered   |OLD     the cursor at the start, overstrike
    N         N|       the first printable key replaces everything ...
    Right     O|LD     ... but any other key first, and the old text is edited in place
    RECALL    |OLD     the value the field was entered with, ready to be replaced again

Filling the last position goes nowhere: the cursor stands just past the field and further characters are refused. A
value that is not changed comes back as it was, also where its format shows less of it than it holds.
"""

from collections.abc import Callable
from typing import Any

from qadtui.formats.format import Format
from qadtui.formats.width import cells, pad
from qadtui.terminal.buffers import Buffer, FreeBuffer, SlashBuffer
from qadtui.terminal.keys import Function, Key

_EDITS: dict[Function, Callable[[Buffer], bool]] = {
    Function.LEFT: Buffer.left,
    Function.RIGHT: Buffer.right,
    Function.HOME: Buffer.home,
    Function.LINE_END: Buffer.end,
    Function.BACKSPACE: lambda buffer: buffer.backspace(),
    Function.DELETE_CHAR: lambda buffer: buffer.delete(),
    Function.CLEAR: Buffer.clear,
}

EDITING: frozenset[Function | None] = frozenset({None, Function.INSERT, Function.RECALL, *_EDITS})
"""The functions a field takes for itself; None is a printable key."""


class FieldEditor:
    """A field of one format, entered with a value; `insert` is the mode, and F3 switches it."""

    def __init__(self, form: Format, value: Any, insert: bool = False) -> None:
        self.insert = insert
        self._format, self._entry = form, value
        self._entered = form.typed(value)
        self._buffer: Buffer = SlashBuffer(form) if form.blank else FreeBuffer(form)
        self.recall()

    @property
    def text(self) -> str:
        """The text as it stands, not padded."""
        return self._buffer.text

    @property
    def shown(self) -> str:
        """What to paint, as wide as the field; until a key touches it a number stands at the right, with its commas."""
        if self._fresh and self._format.right:
            return pad(self._format.edit(self._entry), self._format.width, right=True)
        return pad(self.text, self._format.width)

    @property
    def cursor(self) -> int:
        """Where the cursor stands, in cells from the field's first; the field's width is just past it."""
        return cells(self.text[: self._buffer.at])

    @property
    def changed(self) -> bool:
        """Does the text differ from the one the field was entered with?"""
        return self.text != self._entered

    def value(self) -> Any:
        """The value of the text; raises FormatError if it has none."""
        untouched = self._entry is not None and not self.changed
        return self._entry if untouched else self._format.parse(self.text)

    def recall(self) -> bool:
        """Put back the value the field was entered with."""
        self._buffer.load(self._entered)
        self._fresh = True
        return True

    def key(self, key: Key) -> bool:
        """Take a key; False means refused, which beeps and changes no text."""
        match key.function:
            case None:
                return self._type(key.text)
            case Function.INSERT:
                self.insert = not self.insert
                self._fresh = False
                return True
            case Function.RECALL:
                return self.recall()
            case function:
                return self._edit(function)

    def _edit(self, function: Function) -> bool:
        edit = _EDITS.get(function)
        if edit is None:
            return False
        self._fresh = False
        return edit(self._buffer)

    def _type(self, char: str) -> bool:
        replaces = self._fresh and not self._buffer.travels(char)
        if replaces:
            self._buffer.load("")
        taken = self._buffer.type(char, self.insert)
        if replaces and not taken:
            self._buffer.load(self._entered)
        self._fresh = self._fresh and not taken
        return taken
