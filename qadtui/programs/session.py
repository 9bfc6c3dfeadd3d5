"""One operator's session, from the first menu to the last "Please confirm exit".

    paint the menu  -->  open the database behind it  -->  ask, run, ask ...  -->  leave
                         (keys typed meanwhile wait)

It knows the terminal and the menus; all that needs the database is loaded after the menu stands on the screen.
"""

import asyncio
import tomllib
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import TYPE_CHECKING

from qadtui import locator, surroundings
from qadtui.definitions.menus import Menu, MenuTree, load_menus
from qadtui.formats import DateOrder
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.programs.choosing import Chooser
from qadtui.programs.collector import made_for_good
from qadtui.programs.menu import MenuScreen
from qadtui.settings import Settings
from qadtui.terminal import legends
from qadtui.terminal.cells import ASCII, UNICODE, Grid
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.frames import Values
from qadtui.terminal.keymap import STANDARD
from qadtui.terminal.keys import Function
from qadtui.terminal.queue import KeyQueue

if TYPE_CHECKING:
    from qadtui.programs.desk import Desk

ROWS, COLUMNS = 24, 80
DEEPEST = 5
"""How many programs may be called over the first one."""

DESK = "qadtui.programs.desk"
TOO_SMALL = Text("{columns_needed}x{rows_needed} needed, this is {columns}x{rows}", "message")


class OperatorSession:
    """What `ui` shows and feeds: a grid, a queue of keys, and `run`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.grid = Grid(ROWS, COLUMNS, UNICODE if settings.lines else ASCII)
        self.keys = KeyQueue(STANDARD.changed(settings.keys))
        translate = Translator(settings.language or settings.environment_language)
        self.dialogue = Dialogue(self.grid, self.keys, translate)
        self.menus = all_menus()
        self._chooser = Chooser(self.menus)
        self._choosing, self._depth = False, 0
        self.dialogue.caller = self._call
        self.screen = MenuScreen(self.dialogue, settings.company_name)
        self._menu: Menu = self.menus.root
        self._desk: asyncio.Task[Desk] | None = None
        self._talk: asyncio.Task[None] | None = None
        self._current: Dialogue = self.dialogue
        self.screen.today = settings.business_date or surroundings.today()
        self.screen.dates = DateOrder(settings.date_order or "mdy")
        self.screen.show(self._menu)
        self.dialogue.status.legend(legends.MENU)  # so that the first painting is the whole menu

    @property
    def on_change(self) -> Callable[[], None]:
        """Called when the screen has changed and the program waits."""
        return self.dialogue.on_change

    @on_change.setter
    def on_change(self, callback: Callable[[], None]) -> None:
        self.dialogue.on_change = callback

    @property
    def until_painted(self) -> Callable[[], Awaitable[None]]:
        """Awaited before a question that must not be answered by keys typed before it could be read."""
        return self.dialogue.until_painted

    @until_painted.setter
    def until_painted(self, wait: Callable[[], Awaitable[None]]) -> None:
        self.dialogue.until_painted = wait

    async def run(self) -> None:
        """Serve the operator until they leave. Raises Refusal where the database does not let them in."""
        desk = self._desk = asyncio.create_task(self._open())
        talk = self._talk = asyncio.create_task(self._menus())
        try:
            await asyncio.wait({desk, talk}, return_when=asyncio.FIRST_EXCEPTION)
            if desk.done():
                desk.result()
            await talk
        finally:
            await self._leave()

    async def _open(self) -> "Desk":
        await self.until_painted()  # the imports must not compete with the first paint
        with made_for_good(DESK):
            await asyncio.to_thread(import_module, DESK)
            from qadtui.programs.desk import Desk

            desk = await Desk.open(self.settings, self.dialogue)
            desk.ui.caller, desk.ui.opener = self._call, self._open_over
        self.dialogue.speak(desk.ui.translate, desk.ui.dates)
        self.screen.dates = desk.ui.dates
        if self._current is self.dialogue:
            self.screen.show(self._menu)
            self.dialogue.on_change()
        return desk

    async def _menus(self) -> None:
        assert self._desk is not None
        if self.keys.witness:  # what is witnessed must be the same each time, however long opening takes
            await asyncio.wait({self._desk})
        while True:
            self.screen.show(self._menu)
            answer = await self.screen.ask()
            if answer:
                await self._choose(answer)
            elif self._menu is not self.menus.root:
                self._menu = self.menus.parent(self._menu)
            elif await self.dialogue.confirm(messages.CONFIRM_EXIT, preset=False):
                return

    async def _choose(self, answer: str) -> None:
        entry = self.menus.resolve(answer, self._menu) or await self._chooser.search(self.dialogue, answer)
        if entry is None:
            return
        if entry.screen:
            await self._run(entry)
        else:
            self._menu = entry

    async def _opened(self) -> "Desk":
        """The desk, as soon as the database is open."""
        assert self._desk is not None
        if not self._desk.done():
            self.dialogue.say(messages.LOADING)
            self.dialogue.on_change()
        return await asyncio.shield(self._desk)

    async def _call(self, ui: Dialogue, function: Function) -> None:
        """F6 and F12: another program over what `ui` shows, which then is as it was."""
        at_menu = ui is self.dialogue
        if self._choosing or (at_menu and function is Function.PROGRAM):
            self.grid.ring()
            return
        desk = await self._opened()
        self._choosing = True
        try:
            if function is Function.MENU:
                entry = await self._chooser.favourite(ui, desk.ui, "" if at_menu else desk.ui.number)
            else:
                entry = await self._chooser.ask(ui, self._menu)
        finally:
            self._choosing = False
        if entry and at_menu:
            await self._run(entry)
            self.screen.show(self._menu)
        elif entry:
            await self._run_over(desk, entry)

    async def _open_over(self, screen: str, key: Values) -> None:
        """A document's own program over the one that runs, which then is as it was. Refusal: NOT_IN_MENU."""
        desk = await self._opened()
        entry = self.menus.of_screen(screen)
        if entry is None:
            raise Refusal(messages.NOT_IN_MENU, screen=screen)
        await self._run_over(desk, entry, key)

    async def _run_over(self, desk: "Desk", entry: Menu, key: Values | None = None) -> None:
        """Run a program over the one that runs, beginning with a key; a refusal is shown in the one below."""
        if self._depth == DEEPEST:
            desk.ui.refuse(Refusal(messages.TOO_MANY_PROGRAMS, count=DEEPEST + 1))
            return
        self._depth += 1
        try:
            with desk.ui.set_aside():
                desk.ui.opening = key or {}
                await desk.run(entry)
        except Refusal as refusal:
            desk.ui.refuse(refusal)
        finally:
            self._depth -= 1

    async def _run(self, entry: Menu) -> None:
        desk = await self._opened()
        self._current = desk.ui
        try:
            await desk.run(entry)
            self.grid.clear()
        except Refusal as refusal:
            self.grid.clear()
            self.screen.show(self._menu)
            self.dialogue.refuse(refusal)
        finally:
            self._current = self.dialogue
            self.screen.today = desk.ui.today

    async def hangup(self) -> None:
        """The terminal is gone: what was confirmed is kept already, so free the locks and close."""
        await self._leave()

    async def _leave(self) -> None:
        """End the conversation first, for it lets go of its locks, then close the database. Once is enough."""
        talk, self._talk = self._talk, None
        if talk is not None:
            talk.cancel()
            await asyncio.wait({talk})
        desk, self._desk = self._desk, None
        if desk is None:
            return
        await asyncio.wait({desk})
        if desk.exception() is None:
            await desk.result().leave()

    def resize(self, rows: int, columns: int) -> None:
        """The terminal's size changed: lists, pages and the message rows use what there is."""
        self.grid.resize(max(rows, ROWS), max(columns, COLUMNS))
        self._current.repaint()
        self._current.on_change()

    def too_small(self, rows: int, columns: int) -> str:
        """What a terminal shows that cannot hold the screen."""
        return self.dialogue.translate(TOO_SMALL, columns_needed=COLUMNS, rows_needed=ROWS, columns=columns, rows=rows)


def all_menus() -> MenuTree:
    """The menus, the site's own laid over ours. Raises DefinitionError."""
    return load_menus(locator.menus(), _program_of)


def _program_of(screen: str) -> str:
    file = locator.screen(screen)
    return str(tomllib.loads(file.read_text(encoding="utf-8")).get("program", "")) if file else ""
