"""Printing or exporting what a browse shows: the same rows, columns and order, wherever a report can go.

┌──────────────── Print or export what is shown ────────────────┐
│                             Output: april.xlsx                │
│                           Batch ID:                           │
└───────────────────────────────────────────────────────────────┘
"""

from qadtui.definitions.browse_table import BrowseTable
from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.job import TERMINAL
from qadtui.definitions.output import BATCH_FIELD, OUTPUT_FIELD, ask_output, job_of, output_fields, take_there
from qadtui.language.text import Text
from qadtui.terminal.browser import Browser
from qadtui.terminal.frames import Frame

PRINT = Text("Print or export what is shown", "browse")
_NAMES = (OUTPUT_FIELD, BATCH_FIELD)
_ROW = 9
_FRAME = Frame(
    "output", _ROW, 1, len(_NAMES) + 2, 80, title=PRINT, popup=True, fields=tuple(output_fields(_NAMES, _ROW + 1))
)


async def print_shown(ui: ScreenDialogue, table: BrowseTable, browser: Browser) -> None:
    """Ask where it goes, and take it there. Raises the Refusal it ends with."""
    if answer := await ask_output(ui, _FRAME, _NAMES, {OUTPUT_FIELD: TERMINAL, BATCH_FIELD: ""}):
        request = table.request(browser.view)
        await take_there(ui, job_of(ui, request.to_json(table.report), answer), table.report, request)
