"""The three bottom rows: two for messages, one for the legend.

row 22   Modifying existing record
row 23
row 24   F1=Go 2=Help 3=Ins 4=End 5=Delete 7=Rcl 8=Clr                     Insert
"""

from datetime import date
from typing import Any

from qadtui.formats import DateOrder, make_format
from qadtui.formats.width import cells, fit
from qadtui.language.messages import Message, Severity, said
from qadtui.language.text import Text, Translator
from qadtui.terminal.cells import Grid, Role
from qadtui.terminal.keymap import STANDARD, KeyMap

INSERT = Text("Insert", "legend")
_ROLES = {Severity.INFO: Role.MESSAGE, Severity.WARNING: Role.MESSAGE, Severity.ERROR: Role.ERROR}


class Status:
    """Writes messages and the legend on one grid."""

    def __init__(
        self, grid: Grid, translate: Translator, dates: DateOrder = DateOrder.MDY, keymap: KeyMap = STANDARD
    ) -> None:
        self.grid, self.translate, self.keymap = grid, translate, keymap
        self._date = make_format("99/99/99", date, dates=dates)
        self._legend = Text("")
        self._insert = False

    @property
    def row(self) -> int:
        """The first message row; the second is below it, and the legend below that."""
        return self.grid.rows - 2

    def say(self, message: Message, *, second: bool = False, **values: Any) -> int:
        """Show a message, on the second row if `second`; an error rings. The column behind it comes back."""
        shown = {name: self._date.show(value) if isinstance(value, date) else value for name, value in values.items()}
        words = fit(said(message, self.translate, shown), self.grid.columns)
        row = self.row + second
        self.grid.put(row, 1, words, _ROLES[message.severity], None)
        self.grid.put(row, cells(words) + 1, "", Role.NORMAL, self.grid.columns - cells(words))
        if message.severity is Severity.ERROR:
            self.grid.ring()
        return cells(words) + 1

    def hush(self) -> None:
        """Take the messages away."""
        self.grid.clear(self.row, 1, 2)

    def legend(self, text: Text, insert: bool = False) -> Text:
        """Show the legend of what the cursor may do now; the one before comes back."""
        before, self._legend, self._insert = self._legend, text, insert
        words = fit(self.keymap.spell(self.translate(text)), self.grid.columns - 1)
        self.grid.put(self.grid.rows, 1, words, Role.LEGEND, self.grid.columns - 1)
        if insert:
            word = self.translate(INSERT)
            self.grid.put(self.grid.rows, self.grid.columns - cells(word), word, Role.LEGEND)
        return before

    @property
    def shown(self) -> tuple[Text, bool]:
        """The legend that is shown, and whether it says Insert."""
        return self._legend, self._insert

    def repaint(self) -> None:
        """The legend again, where the last row is now."""
        self.legend(self._legend, self._insert)
