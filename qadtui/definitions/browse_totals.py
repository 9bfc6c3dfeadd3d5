"""The total of all rows that a browse's filters leave.

Total CNY: Order Total 1,234.00  Qty Open 17.0
Total USD: Order Total 99.00  Qty Open 2.0
Records: 1,204
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sqlmodel import Session

from qadtui.definitions.browse_table import BrowseTable
from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.formats import cells
from qadtui.language import messages
from qadtui.language.messages import said
from qadtui.language.text import Text
from qadtui.reports.definition import Report
from qadtui.reports.request import Request
from qadtui.reports.selection import count_of, totals_of

TITLE = Text("Total", "browse")
Sums = Mapping[str, Mapping[str, Decimal]]
Line = tuple[messages.Message, dict[str, str]]


async def show_total(ui: ScreenDialogue, table: BrowseTable, request: Request) -> None:
    """The total on the message rows; where those are too few or too short, in a window."""
    sums, count = await ui.read(_asked, table.report, request)
    lines = [*_lines(ui, table, sums), (messages.RECORDS_SHOWN, {"count": f"{count:,}"})]
    words = [said(message, ui.translate, values) for message, values in lines]
    if len(words) > 2 or max(map(cells, words)) > ui.grid.columns:
        await ui.tell(TITLE, words)
        return
    for row, (message, values) in enumerate(lines):
        ui.say(message, second=row > 0, **values)


def _asked(session: Session, report: Report, request: Request) -> tuple[Sums, int]:
    return totals_of(session, report, request) if report.total else {}, count_of(session, report, request)


def _lines(ui: ScreenDialogue, table: BrowseTable, sums: Sums) -> Iterator[Line]:
    """One for each currency."""
    for currency, each in sorted(sums.items()):
        words = "  ".join(
            f"{ui.translate(table.heading(path))} {table.shown(path, total)}" for path, total in each.items()
        )
        message = messages.TOTAL_IN_CURRENCY if currency else messages.TOTAL_SHOWN
        yield message, {"currency": currency, "sums": words}
