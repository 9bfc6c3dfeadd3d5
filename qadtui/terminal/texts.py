"""A text of a few lines while it is typed, such as a page of comments, and the place of the cursor in it.

    Deliver at the back door._        Return ends a line; arrows, Home and End move between and within lines
    Ring twice.                       a word that does not fit at the end of a line goes to the next one

In overstrike characters are replaced and Return only moves; while inserting, Return breaks the line and Backspace at
its start joins it to the one before. A key that would lose text is refused.
"""

from collections.abc import Callable

from qadtui.formats import make_format
from qadtui.formats.width import cells, fit
from qadtui.terminal.buffers import FreeBuffer
from qadtui.terminal.keys import Function, Key


class TextEditor:
    """A text of `height` lines, each `width` cells wide."""

    def __init__(self, height: int, width: int, text: str = "", insert: bool = False) -> None:
        self.height, self.width, self.insert = height, width, insert
        self.row = 0
        self._entered = text
        self._moves: dict[Function, Callable[[], bool]] = {
            Function.RETURN: self._return,
            Function.TAB: lambda: self._go(self.row + 1),
            Function.BACK_TAB: lambda: self._go(self.row - 1),
            Function.UP: lambda: self._step(self.row - 1),
            Function.DOWN: lambda: self._step(self.row + 1),
            Function.PAGE_UP: lambda: self._step(0),
            Function.PAGE_DOWN: lambda: self._step(self.height - 1),
            Function.LEFT: lambda: self._line.left() or (self._go(self.row - 1) and self._line.end()),
            Function.RIGHT: lambda: self._line.right() or self._go(self.row + 1),
            Function.HOME: lambda: self._line.home(),
            Function.LINE_END: lambda: self._line.end(),
            Function.BACKSPACE: self._backspace,
            Function.DELETE_CHAR: self._delete,
            Function.CLEAR: lambda: self._load(""),
            Function.RECALL: lambda: self._load(self._entered),
            Function.INSERT: self._switch,
        }
        self._load(text)

    @property
    def lines(self) -> list[str]:
        """The lines as they stand."""
        return [line.text for line in self._lines]

    @property
    def text(self) -> str:
        """The text, without the blanks at the ends of lines and the blank lines at its end."""
        return "\n".join(line.rstrip() for line in self.lines).rstrip()

    @property
    def cursor(self) -> tuple[int, int]:
        """The cursor's line and its cell in it, both from 0; the width is just past the line."""
        return self.row, cells(self._line.text[: self._line.at])

    def key(self, key: Key) -> bool:
        """Take a key; False means refused, which beeps and changes no text."""
        if key.function is None:
            return self._line.type(key.text, self.insert) or self._wrap(key.text)
        move = self._moves.get(key.function)
        return move is not None and move()

    @property
    def _line(self) -> FreeBuffer:
        return self._lines[self.row]

    def _load(self, text: str) -> bool:
        self._lines = [self._buffer(fit(line, self.width)) for line in text.split("\n")[: self.height]]
        self._lines += [self._buffer() for _ in range(self.height - len(self._lines))]
        return self._go(0)

    def _buffer(self, text: str = "") -> FreeBuffer:
        buffer = FreeBuffer(make_format(f"x({self.width})"))
        buffer.load(text)
        return buffer

    def _go(self, row: int) -> bool:
        """To the start of a line."""
        inside = 0 <= row < self.height
        if inside:
            self.row = row
            self._line.home()
        return inside

    def _step(self, row: int) -> bool:
        """To another line, in the same column if it is that long."""
        _, cell = self.cursor
        if not self._go(row):
            return False
        self._line.at = len(fit(self._line.text, cell))
        return True

    def _switch(self) -> bool:
        self.insert = not self.insert
        return True

    def _return(self) -> bool:
        if not self.insert or self.row == self.height - 1:
            return self._go(self.row + 1)
        if self.lines[-1].strip():
            return False
        text, at = self._line.text, self._line.at
        self._lines[self.row : self.row + 1] = [self._buffer(text[:at]), self._buffer(text[at:])]
        self._lines.pop()
        return self._go(self.row + 1)

    def _backspace(self) -> bool:
        return self._line.backspace() if self._line.at else self.row > 0 and self._join(self.row - 1)

    def _delete(self) -> bool:
        at_end = self._line.at == len(self._line.text)
        return self._join(self.row) if at_end and self.row < self.height - 1 else self._line.delete()

    def _join(self, row: int) -> bool:
        """Put the line after `row` behind it, if both fit."""
        first, second = self.lines[row : row + 2]
        if cells(first + second) > self.width:
            return False
        self._lines[row : row + 2] = [self._buffer(first + second)]
        self._lines.append(self._buffer())
        self.row, self._line.at = row, len(first)
        return True

    def _wrap(self, char: str) -> bool:
        """At the end of a full line a character goes to the next line, if that is free, with the word it belongs to."""
        line = self._line
        free = self.row < self.height - 1 and not self.lines[self.row + 1]
        if not free or line.at < len(line.text) or cells(line.text + char) <= self.width:
            return False
        rest, blank, word = line.text.rpartition(" ") if char != " " else (line.text, " ", "")
        if not blank:
            rest, word = word, ""
        line.load(rest)
        self._go(self.row + 1)
        self._line.load(word + char.strip())
        return self._line.end()
