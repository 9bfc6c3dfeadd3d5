"""The generic browse: a table over the whole screen, and what an operator does with what is shown.

    Go      opens the row in its own program, and comes back to just where it was
    Total   sums up all rows that the filters leave, by currency
    More    columns, a view of one's own, filters, output, chart

Its screen file has a `[browse]` section in the words of a report's.
"""

from dataclasses import replace
from functools import partial

from qadtui.definitions.browse_more import more
from qadtui.definitions.browse_table import BrowseTable
from qadtui.definitions.browse_totals import show_total
from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.definitions.drilling import drill_of
from qadtui.reports.definition import Drill
from qadtui.rules import browse_views
from qadtui.terminal import legends
from qadtui.terminal.browser import Browser
from qadtui.terminal.browser.browser import Action
from qadtui.terminal.keys import Function


async def browse(ui: ScreenDialogue) -> None:
    """Browse until F4."""
    declared = ui.screen.report
    report = replace(declared, drill=declared.drill or drill_of(ui.screen.model))
    table = BrowseTable(report, ui.screen.binder.format_of, ui.read, ui.today)
    view = table.view_of(await ui.read(browse_views.kept, ui.screen.path))
    actions: dict[Function, Action] = {
        Function.DELETE: partial(_total, ui, table),
        Function.BUFFER: partial(more, ui, table),
    }
    if report.drill:
        actions[Function.GO] = partial(_open, ui, report.drill)
    legend = legends.BROWSE if report.drill else legends.BROWSE_ONLY
    await Browser(ui, table.browse, view, actions, legend).run()


async def _open(ui: ScreenDialogue, drill: Drill, browser: Browser) -> None:
    """The row's own program over the browse; what is changed there is seen afterwards."""
    if ui.opener is None or browser.row is None:
        ui.grid.ring()
        return
    await ui.opener(drill.screen, {field: browser.row[path] for field, path in drill.key.items()})
    browser.look_again()


async def _total(ui: ScreenDialogue, table: BrowseTable, browser: Browser) -> None:
    await show_total(ui, table, table.request(browser.view))
