"""Help: what a field is for, what the program is for, which keys there are, and what the field is called inside.

    ┌──────────── Sold-To ─────────────┐
    │ The customer who buys.           │      F2 again: the program's own help; once more: the keys
    └──────────────────────────────────┘
The text stands over the screen and gives back what it covered.
"""

from collections.abc import Sequence

from qadtui.formats.width import pad
from qadtui.formats.wrapping import wrapped
from qadtui.language import messages
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.console import Console
from qadtui.terminal.frames import Field, Frame
from qadtui.terminal.keys import TOLD, Function
from qadtui.terminal.notation import spoken

_ENDS_HELP = (Function.END, Function.GO, Function.RETURN, Function.HELP)
_COLUMN, _WIDTH = 9, 64
_KEYS_WIDTH = 24
KEYS = Text("Keys", "help")

Page = tuple[Text, list[str]]


class Help(Console):
    """A console that explains itself. `program` and `about` (title and text) are the running program's."""

    program = ""
    about = (Text(""), Text(""))

    async def help(self, field: Field, *more: tuple[Text, Text]) -> None:
        """F2 explains the field, F2 again what `more` there is, then the program, and once more the keys."""
        texts = [(field.label, field.help), *more, *([self.about] if self.about[1].message else [])]
        pages = [(title, self._wrapped(text)) for title, text in texts]
        for page in pages:
            if await self._read(page, legends.HELP) is not Function.HELP:
                return
        await self._read((KEYS, self._keys()), legends.LAST_HELP)

    async def tell(self, title: Text, lines: Sequence[str]) -> None:
        """Show lines in a pop-up until a key ends it."""
        await self._read((title, [part for line in lines for part in wrapped(line, _WIDTH - 4)]), legends.LAST_HELP)

    def _wrapped(self, text: Text) -> list[str]:
        return wrapped(self.translate(text) or self.translate(messages.NO_HELP.text), _WIDTH - 4)

    def _keys(self) -> list[str]:
        """The function keys and what they do, as they are for this operator."""
        told = [row for row in self.keys.keymap.rows if row.function in TOLD]
        return [pad(", ".join(map(spoken, row.keys)), _KEYS_WIDTH) + self.translate(row.name) for row in told]

    async def _read(self, page: Page, legend: Text) -> Function | None:
        """Show a page in a pop-up over the screen until a key ends it; which one comes back."""
        with self.over(lambda: self._paint_page(page, legend)):
            while (key := await self.next_key("help")).function not in _ENDS_HELP:
                self.grid.ring()
        return key.function

    def _paint_page(self, page: Page, legend: Text) -> None:
        title, lines = page
        height = len(lines) + 2
        row = max(2, (self.grid.rows - height) // 2)
        self.grid.cursor = None
        self.grid.clear(row, _COLUMN, height, _WIDTH)
        self.grid.box(row, _COLUMN, height, _WIDTH, self.translate(title))
        for index, line in enumerate(lines):
            self.grid.put(row + 1 + index, _COLUMN + 2, line, Role.NORMAL, _WIDTH - 4)
        self.status.legend(legend)

    def inform(self, frame: Frame, field: Field) -> None:
        """Ctrl+F: the program, the frame, the field's QAD name, and the table it is kept in."""
        words = f"{self.program}  {frame.name}  {field.source or field.name}  {field.table}".rstrip()
        self.grid.put(self.status.row + 1, 1, words, Role.MESSAGE, self.grid.columns)
