"""A page of text being typed: keys come from the queue and go to the editor, until F1 takes the text or F4 leaves it.

The frame is the page: as many lines as it is high. Its one field says what the text is for.
"""

from typing import TYPE_CHECKING

from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.frames import Field, Frame
from qadtui.terminal.keys import Function, Key
from qadtui.terminal.texts import TextEditor

if TYPE_CHECKING:
    from qadtui.terminal.dialogue import Dialogue


class TextEntry:
    """The entry of a text in a frame. After `run`, `text` is what stands there."""

    def __init__(self, dialogue: "Dialogue", frame: Frame, text: str) -> None:
        self.dialogue, self.frame = dialogue, frame
        self._editor = TextEditor(frame.height, frame.width, text, dialogue.insert)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self._editor.text

    async def run(self) -> Function:
        """Take keys until GO or END, and say which it was."""
        ended = None
        with self.dialogue.above(self._paint):
            while ended is None:
                self._paint()
                ended = await self._take(await self.dialogue.next_key(f"{self.frame.name}.{self._field.name}"))
        self.dialogue.grid.cursor = None
        self._paint_lines(Role.VALUE)
        return ended

    @property
    def _field(self) -> Field:
        return self.frame.fields[0]

    async def _take(self, key: Key) -> Function | None:
        match key.function:
            case Function.GO | Function.END:
                self.dialogue.status.hush()
                return key.function
            case Function.HELP:
                await self.dialogue.help(self._field)
            case Function.INFO:
                self.dialogue.inform(self.frame, self._field)
            case Function.MENU | Function.PROGRAM:
                await self.dialogue.call(key.function)
            case _ if not self._editor.key(key):
                self.dialogue.grid.ring()
        self.dialogue.insert = self._editor.insert
        return None

    def _paint(self) -> None:
        self._paint_lines(Role.FIELD)
        line, cell = self._editor.cursor
        self.dialogue.grid.cursor = (self.frame.row + line, min(self.frame.column + cell, self.dialogue.grid.columns))
        self.dialogue.status.legend(legends.TEXT, self.dialogue.insert)

    def _paint_lines(self, role: Role) -> None:
        for row, line in enumerate(self._editor.lines, start=self.frame.row):
            self.dialogue.grid.put(row, self.frame.column, line, role, self.frame.width)
