"""What else can be done in a browse, in a small window.

┌──────────────── More ─────────────────┐
│ 1 Columns and their order             │
│ 2 Keep this view for the next time    │
│ 3 Back to the standard view           │
│ 4 Clear all filters                   │
│ 5 Print or export what is shown       │
│ 6 Chart of what is shown              │     where the screen file has one
└───────────────────────────────────────┘
"""

from collections.abc import Awaitable, Callable

from qadtui.definitions.browse_print import PRINT, print_shown
from qadtui.definitions.browse_table import BrowseTable
from qadtui.definitions.charts import show_chart
from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.formats import make_format
from qadtui.language import messages
from qadtui.language.text import Text
from qadtui.rules import browse_views
from qadtui.terminal import legends
from qadtui.terminal.browser import Browser
from qadtui.terminal.window import ListColumn, Listing, known_rows

MORE = Text("More", "browse")
_NUMBER = ListColumn("number", Text("Sel", "menu"), make_format("9", int))
_WORDS = ListColumn("words", Text("Function", "menu"), make_format("x(40)"))

Doing = Callable[[ScreenDialogue, BrowseTable, Browser], Awaitable[None]]


async def more(ui: ScreenDialogue, table: BrowseTable, browser: Browser) -> None:
    """Let the operator choose one of the further functions, and do it."""
    choices = [choice for choice in _CHOICES if choice[1] is not _chart or table.report.chart]
    rows = [{"number": number, "words": ui.translate(words)} for number, (words, _) in enumerate(choices, start=1)]
    listing = Listing(MORE, (_NUMBER, _WORDS), ("number",), "number", known_rows(rows))
    chosen = await ui.browse(listing, legend=legends.LIST)
    if chosen:
        await choices[chosen.row["number"] - 1][1](ui, table, browser)


async def _columns(ui: ScreenDialogue, table: BrowseTable, browser: Browser) -> None:
    await browser.choose_columns()


async def _keep(ui: ScreenDialogue, table: BrowseTable, browser: Browser) -> None:
    await ui.run(browse_views.keep, ui.screen.path, table.to_keep(browser.view))
    ui.say(messages.VIEW_KEPT)


async def _standard(ui: ScreenDialogue, table: BrowseTable, browser: Browser) -> None:
    await ui.run(browse_views.forget, ui.screen.path)
    browser.show(table.browse.standard)
    ui.say(messages.VIEW_IS_STANDARD)


async def _clear(ui: ScreenDialogue, table: BrowseTable, browser: Browser) -> None:
    browser.clear_filters()


async def _chart(ui: ScreenDialogue, table: BrowseTable, browser: Browser) -> None:
    await show_chart(ui, ui.screen, table.report, table.request(browser.view))


_CHOICES: tuple[tuple[Text, Doing], ...] = (
    (Text("Columns and their order", "browse"), _columns),
    (Text("Keep this view for the next time", "browse"), _keep),
    (Text("Back to the standard view", "browse"), _standard),
    (Text("Clear all filters", "browse"), _clear),
    (PRINT, print_shown),
    (Text("Chart of what is shown", "browse"), _chart),
)
