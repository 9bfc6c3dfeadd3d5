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
        with self.over(lambda: self._paint_text(title, lines)):
            while (key := await self.next_key("help")).function not in _ENDS_HELP:
                self.grid.ring()
        return key.function

    def _paint_text(self, title: Text, lines: list[str]) -> None:
        height = len(lines) + 2
        row = max(2, (self.grid.rows - height) // 2)
        self.grid.cursor = None
        self.grid.clear(row, _COLUMN, height, _WIDTH)
        self.grid.box(row, _COLUMN, height, _WIDTH, self.translate(title))
        for index, line in enumerate(lines):
            self.grid.put(row + 1 + index, _COLUMN + 2, line, Role.NORMAL)
        self.status.legend(legends.HELP)

    def inform(self, frame: Frame, field: Field) -> None:
        """Ctrl+F: the program, the frame, the field's QAD name, and the table it is kept in."""
        words = f"{self.program}  {frame.name}  {field.source or field.name}  {field.table}".rstrip()
        self.grid.put(self.status.row + 1, 1, words, Role.MESSAGE, self.grid.columns)
