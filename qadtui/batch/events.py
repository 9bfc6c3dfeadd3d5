"""What happened, in the order it happened: receipts, orders, allocations, shipments, day by day.

    day     April 1                                            April 2
    rank    receipts > orders > allocations > shipments        receipts > ...
    row     as they stand in their file

The business date goes along, so that what rules read from it (is this lot expired, is the line due soon enough to be
allocated) is what it was on that day. An event without a date happens on the business date of whoever loads.

A receipt or shipment is known by what it says: its posting id is made of its values, and counts equal rows of a file.
The same row loaded again is refused, also out of a file that grew meanwhile; what is truly another one says so in a
reference or remark. Orders have their numbers, and allocations may be repeated: they set a quantity, or take what there
still is.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum
from hashlib import sha256
from typing import Any

from sqlmodel import Session

from qadtui.batch.faults import FileRefusal, placed
from qadtui.batch.picking import pick
from qadtui.batch.reading import Row
from qadtui.language.messages import ALREADY_POSTED, BLANK_NOT_ALLOWED, Refusal
from qadtui.models import postings
from qadtui.models.view import Values
from qadtui.rules import allocation, receipts, shipping
from qadtui.rules.receipts import Receipt
from qadtui.rules.shipping import Shipment

_SHIPPED_TOGETHER = ("order", "effective", "ship_via", "bol", "remarks")
_WHERE = ("site", "location", "lot", "reference")
Shortage = dict[tuple[str, int], Decimal]


class Rank(IntEnum):
    """What comes first on one day."""

    RECEIPT = 1
    ORDER = 2
    ALLOCATION = 3
    SHIPMENT = 4


@dataclass(frozen=True)
class Event:
    """Something that happened on a day (None: the business date); `post` writes it, under its `posting_id` if any."""

    day: date | None
    rank: Rank
    rows: list[Row]
    post: Callable[[Session], None]
    posting_id: str = ""


class Ids:
    """Posting ids made of what is posted; the same twice in one load gets another one."""

    def __init__(self, today: date) -> None:
        self._today, self._seen = today, Counter[str]()

    def of(self, *rows: Row) -> str:
        """The id of the posting that these rows ask for."""
        said = repr([rows[0].file, *(sorted(self._plain(row.values)) for row in rows)])
        self._seen[said] += 1
        return "load-" + sha256(f"{said} {self._seen[said]}".encode()).hexdigest()[:40]

    def _plain(self, values: Values) -> Iterable[tuple[str, str]]:
        for name, value in ({"effective": self._today} | values).items():
            yield name, str(value.normalize() if isinstance(value, Decimal) else value)


def receipt_events(rows: Iterable[Row], ids: Ids) -> list[Event]:
    """An event for every receipt."""

    def event(row: Row) -> Event:
        receipt = Receipt(**row.values, posting_id=ids.of(row))

        def post(session: Session) -> None:
            with placed(row.file, row.line):
                receipts.receive(session, receipt)

        return Event(row.values.get("effective"), Rank.RECEIPT, [row], post, receipt.posting_id)

    return [event(row) for row in rows]


def allocation_events(rows: Iterable[Row], shortage: Shortage) -> list[Event]:
    """An event for every allocation; `shortage` learns by order and line how many stock units were not to be had."""

    def event(row: Row) -> Event:
        def post(session: Session) -> None:
            with placed(row.file, row.line):
                _allocate(session, row.values, shortage)

        return Event(row.values.get("effective"), Rank.ALLOCATION, [row], post)

    return [event(row) for row in rows]


def _allocate(session: Session, given: Values, shortage: Shortage) -> None:
    """With a quantity (stock units) exactly that, at that place; without, what can be had for line or order."""
    order, line = given["order"], given.get("line", 0)
    if "quantity" in given:
        for name in ("line", "location"):
            if name not in given:
                raise Refusal(BLANK_NOT_ALLOWED, name)
        site = given.get("site") or allocation.line_position(session, order, line)["site"]
        allocation.allocate(session, order, line, given | {"site": site}, given["quantity"])
        return
    for name in _WHERE:
        if name in given:
            raise Refusal(BLANK_NOT_ALLOWED, "quantity")
    lines = [line] if line else [open_line["line"] for open_line in allocation.open_lines(session, order)]
    for number in lines:
        shortage[order, number] = allocation.allocate_available(session, order, number)


def shipment_events(rows: Iterable[Row], ids: Ids) -> list[Event]:
    """An event for every shipment: the rows of one order, day, carrier and bill of lading."""
    together: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        together.setdefault(tuple(map(row.values.get, _SHIPPED_TOGETHER)), []).append(row)
    return [_shipment_event(rows, ids.of(*rows)) for rows in together.values()]


def _shipment_event(rows: list[Row], posting_id: str) -> Event:
    head = {name: value for name, value in rows[0].values.items() if name in _SHIPPED_TOGETHER}

    def post(session: Session) -> None:
        pieces = pick(session, head["order"], rows)
        try:
            shipping.ship(session, Shipment(**head, pieces=pieces, posting_id=posting_id))
        except Refusal as refusal:
            row = next((row for row in rows if row.values.get("line") == refusal.values.get("line")), rows[0])
            raise FileRefusal(refusal, row.file, row.line, refusal.field) from refusal

    return Event(head.get("effective"), Rank.SHIPMENT, rows, post, posting_id)


def check_not_posted(session: Session, events: Iterable[Event]) -> None:
    """Refusal ALREADY_POSTED for the first that another load has posted."""
    by_id = {event.posting_id: event for event in events if event.posting_id}
    for posting_id in postings.known(session, by_id):
        first = by_id[posting_id].rows[0]
        raise FileRefusal(Refusal(ALREADY_POSTED), first.file, first.line)
