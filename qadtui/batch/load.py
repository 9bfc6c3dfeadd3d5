"""`qadtui load FOLDER`: files through the rules of the screens.

    read       every file, every cell; what is wrong with them is known before the database is asked
    masters    table by table, each below those it refers to
    history    receipts, orders, allocations and shipments, day by day (`events`)

One load is one transaction. What is refused, in whatever row, leaves the database as it was, and the same folder,
mended, is loaded again from its start; parts that are committed as they come would have to be found and taken back by
hand. The price is that others wait to write (on SQLite, all of them) as long as the load writes: a second for some
hundred orders. Big folders are best loaded when nobody works.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlmodel import Session

from qadtui.batch.events import (
    Event,
    Ids,
    Shortage,
    allocation_events,
    check_not_posted,
    receipt_events,
    shipment_events,
)
from qadtui.batch.faults import placed
from qadtui.batch.files import ALLOCATIONS, LINES, MASTERS, ORDERS, RECEIPTS, SHIPMENTS, LoadFile
from qadtui.batch.orders import order_events
from qadtui.batch.reading import Row, read_folder
from qadtui.models import records
from qadtui.models.database import Database, operator_of
from qadtui.models.operator import Operator
from qadtui.models.tables import SalesOrderLine
from qadtui.rules import masters

PROGRAM = "load"


class Progress:
    """Is told how far a load has come; this one keeps it to itself."""

    def begin(self, rows: dict[str, int]) -> None:
        """So many rows there are in each file. Told again when the load has to start again."""

    def done(self, file: str, rows: int = 1) -> None:
        """So many more rows are written."""


@dataclass
class Loaded:
    """What a load came to: rows by file, and by item the stock units that could not be allocated."""

    rows: dict[str, int]
    short: dict[str, Decimal] = field(default_factory=dict)


def load(database: Database, operator: Operator, folder: Path, progress: Progress | None = None) -> Loaded:
    """Load a folder, all of it or nothing. Refusals: NO_FILES, UNKNOWN_FILE; FileRefusal with file, line and column."""
    files = read_folder(folder)
    return database.write(replace(operator, program=PROGRAM), _write, files, progress or Progress())


def _write(session: Session, files: dict[str, list[Row]], progress: Progress) -> Loaded:
    progress.begin({name: len(rows) for name, rows in files.items()})
    for spec in MASTERS:
        for row in _independent_first(spec, files.get(spec.name, [])):
            with placed(row.file, row.line):
                masters.save(session, spec.model, masters.defaults(session, spec.model, row.values))
            progress.done(row.file)
    shortage: Shortage = {}
    _relive(session, _events(session, files, shortage), progress)
    return Loaded({name: len(rows) for name, rows in files.items()}, _by_item(session, shortage))


def _independent_first(spec: LoadFile, rows: list[Row]) -> list[Row]:
    """A row that refers to another of its own table (a customer to who pays) comes after those that do not."""
    own = [entry.name for entry in spec.columns.values() if entry.reference and entry.reference.target is spec.model]
    return sorted(rows, key=lambda row: any(name in row.values for name in own)) if own else rows


def _events(session: Session, files: dict[str, list[Row]], shortage: Shortage) -> list[Event]:
    ids = Ids(operator_of(session).date)
    return [
        *receipt_events(files.get(RECEIPTS, []), ids),
        *order_events(files.get(ORDERS, []), files.get(LINES, [])),
        *allocation_events(files.get(ALLOCATIONS, []), shortage),
        *shipment_events(files.get(SHIPMENTS, []), ids),
    ]


def _relive(session: Session, events: Iterable[Event], progress: Progress) -> None:
    """Let the events happen in their order, each on its own business date."""
    operator, today = operator_of(session), operator_of(session).date

    def when(event: Event) -> tuple[date, int]:
        return event.day or today, event.rank

    happened = sorted(events, key=when)
    check_not_posted(session, happened)
    try:
        for event in happened:
            operator.date = event.day or today
            event.post(session)
            for row in event.rows:
                progress.done(row.file)
    finally:
        operator.date = today


def _by_item(session: Session, shortage: Shortage) -> dict[str, Decimal]:
    """The shortage of order lines, added up by item."""
    short: dict[str, Decimal] = {}
    for (order, line), quantity in shortage.items():
        if quantity:
            found = records.find(session, SalesOrderLine, {"order": order, "line": line})
            assert found is not None
            item = found.values["item"]
            short[item] = short.get(item, Decimal(0)) + quantity
    return dict(sorted(short.items()))
