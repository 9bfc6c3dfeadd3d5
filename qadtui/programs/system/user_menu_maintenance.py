"""User Menu Maintenance (36.4.13): the lists that F6 opens, of any user; a function must be one of the menus."""

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.maintenance import maintain
from qadtui.programs.functions import function_at
from qadtui.terminal.frames import Values


async def user_menu_maintenance(ui: ScreenDialogue) -> None:
    """Maintain user menus until F4."""

    async def check(field: str, values: Values) -> Values | None:
        return {"title": ui.translate(function_at(values[field]).title)} if field == "function" else None

    await maintain(ui, check=check)
