"""Choosing a function, over a menu or over a program: by number, by words, or from one's own list.

7.1.6, sosoal.p     the function itself
allocation, 备料    a short list of those that are called so, in either language
7.1                 the list of that menu, where there is a program below
F6                  the operator's favourites: F3 adds the running program, F5 takes one off
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qadtui.definitions.menus import Menu, MenuTree
from qadtui.formats import make_format
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import LANGUAGES, Text, Translator
from qadtui.programs.menu import FUNCTION
from qadtui.terminal import legends
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.frames import Frame, Literal, Values
from qadtui.terminal.keys import Function
from qadtui.terminal.window import ListColumn, Listing, known_rows

if TYPE_CHECKING:
    from qadtui.definitions.dialogue import ScreenDialogue

PROMPT = Text("Run another function.  F4 to go back", "menu")
PROMPT_FRAME = Frame(
    "menu", 19, 1, 3, 80, popup=True, sinks=True, fields=(FUNCTION,), literals=(Literal(20, 2, PROMPT),)
)
FUNCTIONS, USER_MENU = Text("Functions", "menu"), Text("User Menu", "menu")
_NUMBER = ListColumn("number", Text("Number", "menu"), make_format("x(12)"))
_TITLE = ListColumn("title", Text("Function", "menu"), make_format("x(44)"))
_PROGRAM = ListColumn("program", Text("Program", "menu"), make_format("x(12)"))
_POSITION = ListColumn("position", Text("Sel", "menu"), make_format(">9", int))


class Chooser:
    """Finds functions in the menus, and lists them to choose from."""

    def __init__(self, menus: MenuTree) -> None:
        self.menus = menus

    async def ask(self, ui: Dialogue, menu: Menu) -> Menu | None:
        """The menu prompt over what is on the screen; the function that is chosen, None for F4."""
        with ui.over(lambda: None):
            while answer := await ui.update(PROMPT_FRAME, {}, legend=legends.MENU):
                words = str(answer.choice).strip()
                if not words:
                    break
                if found := await self.find(ui, words, menu):
                    return found
        return None

    async def find(self, ui: Dialogue, words: str, menu: Menu) -> Menu | None:
        """The program that an answer means; a menu, and words, list what they may mean. None if none was chosen."""
        entry = self.menus.resolve(words, menu)
        while entry and not entry.screen:
            entry = await self._list(ui, entry.title, [below for _, below in sorted(entry.entries.items())])
        return entry if entry or self.menus.resolve(words, menu) else await self.search(ui, words)

    async def search(self, ui: Dialogue, words: str) -> Menu | None:
        """The program chosen of those whose titles have the words; none at all is an invalid choice."""
        found = self.menus.called(words, [Translator(language) for language in LANGUAGES])
        if not found:
            ui.refuse(Refusal(messages.INVALID_CHOICE))
            return None
        return await self._list(ui, FUNCTIONS, found)

    async def _list(self, ui: Dialogue, title: Text, entries: Sequence[Menu]) -> Menu | None:
        by_code = {entry.code: entry for entry in entries}
        rows = [
            {"number": code, "title": ui.translate(entry.title), "program": self.menus.program(entry)}
            for code, entry in by_code.items()
        ]
        columns, order = (_NUMBER, _TITLE, _PROGRAM), {"number": lambda row: by_code[row["number"]].number}
        chosen = await ui.browse(Listing(title, columns, ("number", "title"), "number", known_rows(rows, order)))
        return by_code[chosen.row["number"]] if chosen else None

    async def favourite(self, ui: Dialogue, desk: "ScreenDialogue", current: str) -> Menu | None:
        """One of the operator's favourites. `current` is the running program's number, which can be added."""
        keys = (Function.INSERT, Function.DELETE) if current else (Function.DELETE,)
        legend = legends.USER_MENU if current else legends.MENU_LIST
        with ui.over(lambda: None):
            while True:
                chosen = await ui.browse(await self._favourites(desk), more=keys, legend=legend)
                if chosen is None:
                    return None
                if chosen.function is Function.INSERT:
                    await self._add(ui, desk, current)
                elif chosen.function is Function.DELETE:
                    await self._remove(ui, desk, chosen.row)
                elif entry := self.menus.entry(chosen.row["number"]):
                    return entry
                else:
                    ui.refuse(Refusal(messages.NO_SUCH_FUNCTION, number=chosen.row["number"]))

    async def _favourites(self, desk: "ScreenDialogue") -> Listing:
        from qadtui.rules import user_menu

        rows = [
            {"position": kept["position"], "number": kept["function"], "title": self._title(desk, kept["function"])}
            for kept in await desk.read(user_menu.favourites)
        ]
        columns, source = (_POSITION, _NUMBER, _TITLE), known_rows(rows)
        return Listing(USER_MENU, columns, ("position", "title"), "number", source, empty=messages.USER_MENU_EMPTY)

    def _title(self, ui: Dialogue, number: str) -> str:
        entry = self.menus.entry(number)
        return ui.translate(entry.title) if entry else ""

    async def _add(self, ui: Dialogue, desk: "ScreenDialogue", number: str) -> None:
        from qadtui.rules import user_menu

        try:
            await desk.run(user_menu.add, number)
            ui.say(messages.ADDED_TO_USER_MENU, number=number)
        except Refusal as refusal:
            ui.refuse(refusal)

    async def _remove(self, ui: Dialogue, desk: "ScreenDialogue", row: Values) -> None:
        from qadtui.rules import user_menu

        if not row:
            ui.grid.ring()
            return
        try:
            await desk.run(user_menu.remove, row["position"])
            ui.say(messages.REMOVED_FROM_USER_MENU, number=row["number"])
        except Refusal as refusal:
            ui.refuse(refusal)
