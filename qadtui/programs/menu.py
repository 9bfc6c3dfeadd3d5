"""The menu: 36 positions in three columns, submenus in two, and one prompt that takes any way of naming a function.

    ┌──────────────────────────────────── company ─────────────────────────────────┐
    │mfmenu                             Main Menu                          mm/dd/yy│
    └──────────────────────────────────────────────────────────────────────────────┘
    │  1. Items/Sites           13. Product Structures    25. General Ledger       │
    │Please select a function.  F4 or blank to EXIT                                │

It is painted before the database is open, so it knows none.
"""

from datetime import date

from qadtui.definitions.menus import Menu
from qadtui.formats import DateOrder, cells, make_format, pad
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.frames import Field, Frame, Literal

COLUMNS, SUBMENU_COLUMNS = (3, 29, 55), (3, 42)
POSITIONS = 12
FIRST_ROW = 6
PROMPT = Text("Please select a function.  F4 or blank to EXIT", "menu")
HELP = Text(
    "Type a number of this menu (7), a path from here (1.6) or from the main menu (7.1.6), with a period in front from"
    " anywhere (.7.1.6), a program's name (sosomt.p), or words of its title, and press Return. F6 lists your own"
    " functions. F4 or an empty answer goes back one menu. In a program, F12 or Ctrl+P asks for another one to run over"
    " it.",
    "help",
)
FUNCTION = Field("choice", Text("Function", "menu"), make_format("x(20)"), 20, 51, help=HELP, source="mfmenu")
PROMPT_FRAME = Frame("menu", 19, 1, 3, 80, fields=(FUNCTION,), literals=(Literal(20, 2, PROMPT, Role.NORMAL),))


class MenuScreen:
    """Paints menus and asks for a function."""

    def __init__(self, dialogue: Dialogue, company: str) -> None:
        self.dialogue, self.company = dialogue, company
        self.today, self.dates = date.min, DateOrder.MDY

    def show(self, menu: Menu) -> None:
        """Put a menu on the screen."""
        self.dialogue.draw_beneath("menus", lambda: self._paint(menu))

    def _paint(self, menu: Menu) -> None:
        """The menu above its prompt."""
        grid, translate = self.dialogue.grid, self.dialogue.translate
        grid.clear(1, 1, 18)
        grid.box(1, 1, 3, 80, self.company)
        grid.put(2, 2, "mfmenu")
        title = f"{menu.code} {translate(menu.title)}".strip()
        grid.put(2, 2 + (78 - cells(title)) // 2, title, Role.TITLE)
        grid.put(2, 72, make_format("99/99/99", date, dates=self.dates).show(self.today))
        grid.box(4, 1, 15, 80)
        self._headings(menu)
        self._positions(menu)
        self.dialogue.painter.frame(PROMPT_FRAME, {})

    def _headings(self, menu: Menu) -> None:
        for column, heading in zip(COLUMNS, menu.headings, strict=False):
            words = self.dialogue.translate(heading)
            self.dialogue.grid.put(5, column + (22 - cells(words)) // 2, words, Role.HEADING)

    def _positions(self, menu: Menu) -> None:
        columns = COLUMNS if menu.headings or max(menu.entries, default=0) > 24 else SUBMENU_COLUMNS
        width = columns[1] - columns[0] - 4
        for index, column in enumerate(columns):
            for row in range(POSITIONS):
                self._position(menu, index * POSITIONS + row + 1, FIRST_ROW + row, column, width)

    def _position(self, menu: Menu, number: int, row: int, column: int, width: int) -> None:
        entry = menu.entries.get(number)
        title = self.dialogue.translate(entry.title) if entry else ""
        self.dialogue.grid.put(row, column, f"{number:2}. {pad(title, width - 1)}")

    async def ask(self) -> str:
        """What the operator answers; blank is F4."""
        answer = await self.dialogue.update(PROMPT_FRAME, {}, legend=legends.MENU)
        return str(answer.choice).strip() if answer else ""
