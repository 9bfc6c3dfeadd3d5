"""Printer Default Maintenance (36.13.4): where whose reports go; a menu number must be a program's."""

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.maintenance import maintain
from qadtui.programs.functions import function_at
from qadtui.terminal.frames import Values


async def printer_default_maintenance(ui: ScreenDialogue) -> None:
    """Maintain printer defaults until F4."""

    async def check(field: str, values: Values) -> Values | None:
        return {field: function_at(values[field]).code} if field == "function" and values[field] else None

    await maintain(ui, check=check)
