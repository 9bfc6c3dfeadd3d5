"""One operator's session, from the first menu to the last "Please confirm exit".

    paint the menu  -->  open the database behind it  -->  ask, run, ask ...  -->  leave
                         (keys typed meanwhile wait)

It knows the terminal and the menus; all that needs the database is loaded after the menu stands on the screen.
"""

import asyncio
import tomllib
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from qadtui import locator, surroundings
from qadtui.definitions.menus import Menu, load_menus
from qadtui.formats import DateOrder
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.programs.collector import made_for_good
from qadtui.programs.menu import MenuScreen
from qadtui.settings import Settings
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.queue import KeyQueue

if TYPE_CHECKING:
    from qadtui.programs.desk import Desk

ROWS, COLUMNS = 24, 80
DESK = "qadtui.programs.desk"
TOO_SMALL = Text("{columns_needed}x{rows_needed} needed, this is {columns}x{rows}", "message")


class OperatorSession:
    """What `ui` shows and feeds: a grid, a queue of keys, and `run`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.grid, self.keys = Grid(ROWS, COLUMNS), KeyQueue()
        translate = Translator(settings.language or settings.environment_language)
        self.dialogue = Dialogue(self.grid, self.keys, translate)
        self.menus = load_menus(locator.menus(), _program_of)
        self.screen = MenuScreen(self.dialogue, _company(settings.database))
        self._menu: Menu = self.menus.root
        self._desk: asyncio.Task[Desk] | None = None
        self._talk: asyncio.Task[None] | None = None
        self._running = False
        self.screen.today = settings.business_date or surroundings.today()
        self.screen.dates = DateOrder(settings.date_order or "mdy")
        self.screen.paint(self._menu)
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
        self._desk = asyncio.create_task(self._open())
        self._talk = asyncio.create_task(self._menus())
        try:
            await asyncio.wait({self._desk, self._talk}, return_when=asyncio.FIRST_EXCEPTION)
            if self._desk.done():
                self._desk.result()
            await self._talk
        finally:
            await self._leave()

    async def _open(self) -> "Desk":
        await self.until_painted()  # the imports must not compete with the first paint
        with made_for_good(DESK):
            await asyncio.to_thread(import_module, DESK)
            from qadtui.programs.desk import Desk

            desk = await Desk.open(self.settings, self.dialogue)
        self.dialogue.speak(desk.ui.translate, desk.ui.dates)
        self.screen.dates = desk.ui.dates
        if not self._running:
            self.screen.paint(self._menu)
            self.dialogue.on_change()
        return desk

    async def _menus(self) -> None:
        while True:
            self.screen.paint(self._menu)
            answer = await self.screen.ask()
            if answer:
                await self._choose(answer)
            elif self._menu is not self.menus.root:
                self._menu = self.menus.parent(self._menu)
            elif await self.dialogue.confirm(messages.CONFIRM_EXIT, preset=False):
                return

    async def _choose(self, answer: str) -> None:
        entry = self.menus.resolve(answer, self._menu)
        if entry is None:
            self.dialogue.refuse(Refusal(messages.INVALID_CHOICE))
        elif entry.screen:
            await self._run(entry)
        else:
            self._menu = entry

    async def _run(self, entry: Menu) -> None:
        assert self._desk is not None
        if not self._desk.done():
            self.dialogue.say(messages.LOADING)
            self.dialogue.on_change()
        desk = await asyncio.shield(self._desk)
        self._running = True
        try:
            await desk.run(entry)
            self.grid.clear()
        except Refusal as refusal:
            self.grid.clear()
            self.screen.paint(self._menu)
            self.dialogue.refuse(refusal)
        finally:
            self._running = False
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
        """The terminal's size changed; the screen stays 80x24 at the top left."""

    def too_small(self, rows: int, columns: int) -> str:
        """What a terminal shows that cannot hold the screen."""
        return self.dialogue.translate(TOO_SMALL, columns_needed=COLUMNS, rows_needed=ROWS, columns=columns, rows=rows)


def _company(database: str) -> str:
    """What the menu calls the company until a company record does: the database's name."""
    return Path(database.rpartition("/")[2]).stem


def _program_of(screen: str) -> str:
    file = locator.screen(screen)
    return str(tomllib.loads(file.read_text(encoding="utf-8")).get("program", "")) if file else ""
