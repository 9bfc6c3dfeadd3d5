"""What comes out of the document programs: text as a continuous form takes it, and PDF.

room.prints("sales/order_print", number="SO1001")        the papers as text, a form feed between pages
"""

import os
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

from qadtui.definitions.job import Job, Outcome, perform
from qadtui.models.tables import SalesOrder
from qadtui.rules import orders
from qadtui.rules.comments import new_page
from tests.rules.company import Company

APPROVED = Path(__file__).parent / "approved"
REWRITE = os.environ.get("QADTUI_GOLDEN") == "rewrite"
NUMBERS = {"sales/order_print": "7.1.3", "sales/packing_list": "7.9.13"}


class PrintRoom:
    """Prints documents of a company for Anna."""

    def __init__(self, company: Company, folder: Path) -> None:
        self.company, self.folder = company, folder
        (folder / "spool").mkdir()

    def prints(self, screen: str, **asked: Any) -> str:
        """The papers as text. `asked` are ranges (one value for from and to) and switches."""
        self.sends(screen, "papers.txt", **asked)
        return (self.folder / "papers.txt").read_text(encoding="utf-8")

    def sends(self, screen: str, output: str, **asked: Any) -> Outcome:
        """Make papers for an output: a file's name in the folder of the test, `page` or `terminal`."""
        language, dates = asked.pop("language", "en"), asked.pop("dates", "mdy")
        switches = {name: value for name, value in asked.items() if isinstance(value, bool)}
        ranges = {name: [_plain(value)] * 2 for name, value in asked.items() if name not in switches}
        job = Job(
            screen,
            NUMBERS[screen],
            "anna",
            {"ranges": ranges, "switches": switches},
            output if output in ("page", "terminal") else str(self.folder / output),
            language=language,
            dates=dates,
            date="2026-04-01",
            spool=str(self.folder / "spool"),
        )
        return perform(self.company.database, self.company.operator, job)

    def order(self, *lines: tuple[str, str | int], comments: Any = (), **header: Any) -> str:
        """The number of an order with comments of (line, text, where they are printed)."""
        draft = self.company.draft(*lines, **header)
        for page, (line, text, marks) in enumerate(comments, start=1):
            orders.put_page(draft, line, page, new_page() | {"text": text} | marks)
        return str(self.company.do(orders.save, draft).number)

    def head(self, number: str) -> Any:
        """The order's head as it stands."""
        return next(row for row in self.company.rows(SalesOrder) if row.number == number)


def difference(name: str, papers: str) -> str:
    """What differs from the approved papers called `name`; QADTUI_GOLDEN=rewrite approves what there is."""
    file = APPROVED / f"{name}.txt"
    if REWRITE:
        file.write_text(papers, encoding="utf-8")
    approved = file.read_text(encoding="utf-8") if file.exists() else ""
    lines = unified_diff(approved.splitlines(), papers.splitlines(), f"{name} approved", "now", lineterm="", n=0)
    return "\n".join(lines)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
