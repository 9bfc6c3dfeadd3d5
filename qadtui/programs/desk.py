"""The desk: an open database with one operator signed in, and the programs that can be run at it.

Importing this module loads SQLModel and all tables; the menu is on the screen long before.
"""

import importlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from qadtui import locator
from qadtui.definitions.browse import browse
from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.inquiry import inquire
from qadtui.definitions.maintenance import maintain
from qadtui.definitions.menus import Menu
from qadtui.definitions.report import report
from qadtui.definitions.screens import Screen, load_screen
from qadtui.formats import DateOrder
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Translator
from qadtui.models import users
from qadtui.models.entrance import enter
from qadtui.models.locks import EditLocks
from qadtui.models.tables import User
from qadtui.programs.failures import noted
from qadtui.settings import Settings
from qadtui.terminal.dialogue import Dialogue

Program = Callable[[ScreenDialogue], Awaitable[None]]

GENERIC: dict[str, Program] = {
    "maintenance": maintain, "inquiry": inquire, "browse": browse, "report": report, "document": report,
}  # fmt: skip


class Desk:
    """What one operator works at."""

    def __init__(self, ui: ScreenDialogue) -> None:
        self.ui = ui

    @classmethod
    async def open(cls, settings: Settings, dialogue: Dialogue) -> "Desk":
        """Open the database and sign the operator in, in the operator's database thread. Raises Refusal."""
        ui = ScreenDialogue(dialogue.grid, dialogue.keys, dialogue.translate)
        ui.settings = settings
        user = await ui.work.call(_sign_in, ui, settings)
        ui.on_change, ui.until_painted, ui.recalled = dialogue.on_change, dialogue.until_painted, dialogue.recalled
        ui.speak(Translator(ui.work.operator.language), DateOrder(settings.date_order or user.date_order))
        return cls(ui)

    async def run(self, entry: Menu) -> None:
        """Run the program of a menu entry until the operator leaves it. Raises Refusal if they may not."""
        if not await self.ui.read(users.may, self.ui.work.operator.user, "menu", entry.code):
            raise Refusal(messages.NO_ACCESS, number=entry.code)
        screen = self._screen(entry.screen)
        self.ui.begin(screen, entry.code)
        try:
            await program_of(screen)(self.ui)
        except Refusal as refusal:
            self.ui.refuse(refusal)
            await self.ui.pause()
        except Exception as failure:
            self.ui.refuse(Refusal(messages.PROGRAM_FAILED, program=screen.program))
            await self.ui.pause(second=messages.SEE_FILE, file=noted(failure))
        finally:
            self.ui.work.operator.program = ""

    def _screen(self, path: str) -> Screen:
        file = locator.screen(path)
        return load_screen(path, file or Path(path), self.ui.dates, lambda: self.ui.today)

    async def leave(self) -> None:
        """Free what the operator holds and close the database."""
        await self.ui.work.call(_sign_out, self.ui)
        self.ui.work.close()


def program_of(screen: Screen) -> Program:
    """The conversation at the screen's path, or the generic program of its kind."""
    if screen.kind == "inquiry" and screen.definition:
        return report
    if screen.kind in GENERIC:
        return GENERIC[screen.kind]
    module = importlib.import_module("qadtui.programs." + screen.path.replace("/", "."))
    program: Program = getattr(module, screen.path.rpartition("/")[2])
    return program


def _sign_in(ui: ScreenDialogue, settings: Settings) -> User:
    """In the database thread."""
    ui.work.database, ui.work.operator, user = enter(settings)
    ui.locks = EditLocks(ui.work.database, ui.work.operator)
    return user


def _sign_out(ui: ScreenDialogue) -> None:
    ui.locks.release_all()
    ui.work.database.close()
