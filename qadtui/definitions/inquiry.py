"""The generic inquiry: a record by its key, and all there is to see of it. Nothing can be changed.

key frame     F9/F10 page through the records, F1 shows one
other frames  display only
"""

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.terminal.frames import Values


async def inquire(ui: ScreenDialogue) -> None:
    """Show record after record until F4."""
    shown: Values = {}
    _show(ui, shown)
    while record := await ui.select("key", values=shown, show=lambda values: _show(ui, values)):
        shown = dict(record)
        _show(ui, shown)


def _show(ui: ScreenDialogue, values: Values) -> None:
    for frame in ui.screen.frames.values():
        ui.show(frame, values)
