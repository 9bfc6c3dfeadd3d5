"""User Menu Maintenance (36.4.13): the lists that F6 opens, of any user; a function must be one of the menus."""

from typing import Any

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.maintenance import maintain
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.programs.session import all_menus
from qadtui.terminal.frames import Values


async def user_menu_maintenance(ui: ScreenDialogue) -> None:
    """Maintain user menus until F4."""
    await maintain(ui, check=_checker(ui))


def _checker(ui: ScreenDialogue) -> Any:
    menus = all_menus()

    async def check(field: str, values: Values) -> Values | None:
        if field != "function":
            return None
        entry = menus.entry(values["function"])
        if entry is None or not entry.screen:
            raise Refusal(messages.NO_SUCH_FUNCTION, field, number=values["function"])
        return {"title": ui.translate(entry.title)}

    return check
