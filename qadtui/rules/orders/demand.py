"""What changed lines ask of their sites: the quantity required, and the general allocation the control record allows.

A line that is due within the control record's days is allocated in general when it is entered: as much as is free, or
all of it when allocations are not limited. Four lines of one item share what is free, in the order of their numbers.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from sqlmodel import Session

from qadtui.models.database import operator_of
from qadtui.rules import item_sites
from qadtui.rules.control import control
from qadtui.rules.item_sites import Change, Pair, Totals
from qadtui.rules.standing import Standing

ZERO = Decimal(0)
_DECISIVE = ("site", "item", "quantity_ordered", "um", "due_date", "confirmed")


@dataclass
class Revision:
    """A line before and after: None before is a new line, None after a removed one."""

    before: Standing | None
    after: Standing | None

    @property
    def line(self) -> Standing:
        """The line as it will be, or was."""
        line = self.after or self.before
        assert line is not None
        return line


def apply(session: Session, revisions: list[Revision]) -> None:
    """Change the item-sites by these revisions, and set each line's general allocation."""
    totals = item_sites.lock(session, {line.pair for r in revisions for line in (r.before, r.after) if line})
    changes: dict[Pair, Change] = defaultdict(Change)
    for revision in sorted(revisions, key=lambda revision: revision.after is not None):  # first what becomes free
        _withdraw(revision.before, changes)
        _demand(session, revision, totals, changes)
    limited = control(session).limit_allocations
    for pair in sorted(changes, key=lambda pair: totals[pair].id):
        item_sites.change(session, totals[pair], changes[pair], guarded=limited)


def _withdraw(before: Standing | None, changes: dict[Pair, Change]) -> None:
    if before:
        changes[before.pair].required -= before.required
        changes[before.pair].allocated -= before.allocated


def _demand(session: Session, revision: Revision, totals: dict[Pair, Totals], changes: dict[Pair, Change]) -> None:
    after = revision.after
    if after:
        change = changes[after.pair]
        free = totals[after.pair].free - change.takes
        after.general = _general(session, revision.before, after, max(ZERO, free))
        change.required += after.required
        change.allocated += after.allocated


def _general(session: Session, before: Standing | None, after: Standing, free: Decimal) -> Decimal:
    """The general allocation of a line: `free` includes what it had before."""
    wanted = after.required - after.detail
    if before and all(before.values[name] == after.values[name] for name in _DECISIVE):
        return min(before.general, wanted)
    if not _is_due(session, after):
        return ZERO
    return min(wanted, max(ZERO, free - after.detail)) if control(session).limit_allocations else wanted


def _is_due(session: Session, line: Standing) -> bool:
    days, due = control(session).allocation_days, line.values["due_date"]
    return days > 0 and (due is None or due <= operator_of(session).date + timedelta(days=days))
