"""Help: what a field is for, what the program is for, and what the field is called inside.

    ┌──────────── Sold-To ─────────────┐
    │ The customer who buys.           │      F2 again: the program's own help
    └──────────────────────────────────┘
The text stands over the screen and gives back what it covered.
"""

from qadtui.formats.wrapping import wrapped
from qadtui.language import messages
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.console import Console
from qadtui.terminal.frames import Field, Frame
from qadtui.terminal.keys import Function
from qadtui.terminal.status import SECOND_MESSAGE_ROW

_ENDS_HELP = (Function.END, Function.GO, Function.RETURN, Function.HELP)
_COLUMN, _WIDTH = 9, 64


class Help(Console):
    """A console that explains itself. `program` and `about` (title and text) are the running program's."""

    program = ""
    about = (Text(""), Text(""))

    async def help(self, field: Field) -> None:
        """F2 explains the field, F2 again the program."""
        if await self.explain(field.label, field.help) is Function.HELP and self.about[1]:
            await self.explain(*self.about)

    async def explain(self, title: Text, text: Text) -> Function | None:
        """A text in a pop-up over the screen until a key ends it; which one comes back."""
        lines = wrapped(self.translate(text) or self.translate(messages.NO_HELP.text), _WIDTH - 4)
        height, row = len(lines) + 2, max(2, (22 - len(lines)) // 2)
        covered = self.grid.copy(row, _COLUMN, height, _WIDTH)
        cursor, self.grid.cursor = self.grid.cursor, None
        self.grid.clear(row, _COLUMN, height, _WIDTH)
        self.grid.box(row, _COLUMN, height, _WIDTH, self.translate(title))
        for index, line in enumerate(lines):
            self.grid.put(row + 1 + index, _COLUMN + 2, line, Role.NORMAL)
        before = self.status.legend(legends.HELP)
        while (key := await self.next_key()).function not in _ENDS_HELP:
            self.grid.ring()
        self.grid.paste(covered)
        self.grid.cursor = cursor
        self.status.legend(before)
        return key.function

    def inform(self, frame: Frame, field: Field) -> None:
        """Ctrl+F: the program, the frame and the field's own name."""
        words = f"{self.program}  {frame.name}  {field.source or field.name}"
        self.grid.put(SECOND_MESSAGE_ROW, 1, words, Role.MESSAGE, self.grid.columns)
