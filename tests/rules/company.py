"""A small company in the storekeeper's words: site EAST with places A-01, A-02, B-01; item A in cases, B in pieces."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import count
from types import MappingProxyType
from typing import Any, TypeVar

import pytest
from sqlalchemy import select
from sqlmodel import Session, SQLModel

from qadtui.language.messages import Message, Refusal
from qadtui.models import records
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import (
    Currency,
    Customer,
    Entity,
    InventoryStatus,
    Item,
    Location,
    PriceList,
    SalesOrderControl,
    Site,
    UnitConversion,
)
from qadtui.models.view import Values
from qadtui.rules import allocation, masters, orders, proof, receipts, shipping
from qadtui.rules.orders import OrderDraft
from qadtui.rules.receipts import Receipt
from qadtui.rules.shipping import Piece, Posted, Shipment

T = TypeVar("T")
STARTING: list[tuple[type[SQLModel], dict[str, Any]]] = [
    (Entity, {"code": "MAIN"}),
    (Currency, {"code": "CNY"}),
    (Currency, {"code": "USD"}),
    (Currency, {"code": "JPY", "places": 0}),
    (InventoryStatus, {"code": "GOOD"}),
    (InventoryStatus, {"code": "HOLD", "available": False}),
    (Site, {"code": "EAST", "entity": "MAIN", "status": "GOOD"}),
    (Site, {"code": "WEST", "entity": "MAIN", "status": "GOOD", "automatic_locations": True}),
    (Location, {"site": "EAST", "code": "A-01"}),
    (Location, {"site": "EAST", "code": "A-02"}),
    (Location, {"site": "EAST", "code": "B-01", "status": "HOLD"}),
    (Item, {"number": "A", "um": "CS", "price": Decimal("105"), "site": "EAST", "location": "A-01"}),
    (Item, {"number": "B", "um": "EA", "price": Decimal("3.5")}),
    (UnitConversion, {"um": "EA", "alternate_um": "DZ", "factor": Decimal(12)}),
    (Customer, {"number": "C100", "name": "Acme", "currency": "CNY", "site": "EAST"}),
    (Customer, {"number": "C200", "name": "Other", "currency": "CNY", "site": "EAST"}),
]


def founded(session: Session) -> None:
    for model, values in STARTING:
        masters.save(session, model, values)


class Company:
    """What people do in it; each method is one transaction."""

    def __init__(self, database: Database, operator: Operator) -> None:
        self.database, self.operator = database, operator
        self._postings = (f"{operator.user}-{number}" for number in count(1))

    def do(self, rule: Callable[..., T], *arguments: Any, **named: Any) -> T:
        """Run a rule that writes."""
        return self.database.write(self.operator, lambda session: rule(session, *arguments, **named))

    def see(self, rule: Callable[..., T], *arguments: Any, **named: Any) -> T:
        """Run a rule that reads."""
        return self.database.read(self.operator, lambda session: rule(session, *arguments, **named))

    def keep(self, model: type[SQLModel], **values: Any) -> None:
        """Enter a master record."""
        self.do(masters.save, model, values)

    def change(self, model: type[SQLModel], **values: Any) -> None:
        """Change a master record."""
        self.do(_change, model, values)

    def price(self, amount: str, start: date | None = None, expire: date | None = None, **more: Any) -> None:
        """Enter a price of item A a case, for everybody, unless `more` says otherwise."""
        usual = {"list": "STD", "item": "A", "currency": "CNY", "um": "CS", "start": start, "expire": expire}
        self.keep(PriceList, **usual | {"list_price": Decimal(amount)} | more)

    def control(self, **values: Any) -> None:
        """Set up sales orders (7.1.24)."""
        self.keep(SalesOrderControl, name="SO", **values)

    def receive(self, quantity: str | int, item: str = "A", location: str = "A-01", **more: Any) -> int:
        """Unplanned receipt at EAST."""
        usual = {"site": "EAST", "posting_id": next(self._postings)}
        receipt = Receipt(item=item, quantity=Decimal(quantity), location=location, **usual | more)
        return self.do(receipts.receive, receipt)

    def draft(
        self, *lines: tuple[str, str | int], customer: str = "C100", number: str = "", **header: Any
    ) -> OrderDraft:
        """An order with lines of (item, quantity), not saved yet."""
        return self.do(entered, lines, customer, number, header)

    def order(self, *lines: tuple[str, str | int], **more: Any) -> str:
        """The number of an order that is entered and saved."""
        return self.do(orders.save, self.draft(*lines, **more)).number

    def opened(self, number: str) -> OrderDraft:
        """The order, open for changes."""
        return self.see(orders.open_order, number)

    def line(self, number: str, line: int = 1) -> Values:
        """A line as it stands."""
        return self.opened(number).lines[line]

    def allocate(self, number: str, line: int, quantity: str | int, location: str = "A-01", **stock: str) -> Values:
        """Manual allocation (7.1.6)."""
        place = {"site": "EAST", "location": location} | stock
        return self.do(allocation.allocate, number, line, place, Decimal(quantity))

    def ship(self, number: str, *pieces: Piece, **more: Any) -> Posted:
        """Shipment (7.9.15)."""
        posting = more.pop("posting_id", None) or next(self._postings)
        return self.do(shipping.ship, Shipment(number, list(pieces), posting, **more))

    def ship_allocated(self, number: str, line: int = 1) -> Posted:
        """Ship what is allocated in detail to a line."""
        return self.ship(number, *self.see(shipping.pieces_for, number, line))

    def rows(self, model: type[SQLModel]) -> list[Any]:
        """All rows of a table, in order."""
        table = SQLModel.metadata.tables[str(model.__tablename__)]
        return self.see(lambda session: list(session.connection().execute(select(table).order_by(table.c.id))))

    def everything(self) -> dict[str, list[Any]]:
        """Every row of every table."""
        tables = SQLModel.metadata.sorted_tables
        return self.see(lambda s: {t.name: list(s.connection().execute(select(t).order_by(t.c.id))) for t in tables})

    def assert_proven(self) -> None:
        """Every balance is what the ledgers say."""
        assert self.see(proof.prove) == []

    def refused(self, message: Message, action: Callable[..., Any], *arguments: Any, **named: Any) -> Refusal:
        """The refusal an action must meet, which must leave everything as it was."""
        before = self.everything()
        with pytest.raises(Refusal) as refused:
            action(*arguments, **named)
        assert refused.value.message is message
        assert self.everything() == before
        return refused.value


def piece(line: int, quantity: str | int, location: str = "A-01", **more: Any) -> Piece:
    """A piece from EAST."""
    return Piece(line, Decimal(quantity), "EAST", location, **more)


def _change(session: Session, model: type[SQLModel], values: dict[str, Any]) -> None:
    found = records.find(session, model, values)
    assert found is not None
    masters.save(session, model, values, found.version)


def entered(
    session: Session,
    lines: Sequence[tuple[str, str | int]],
    customer: str = "C100",
    number: str = "",
    header: Mapping[str, Any] = MappingProxyType({}),
) -> OrderDraft:
    """An order with lines of (item, quantity), not saved yet."""
    draft = orders.begin(session, number or orders.draw_number(session))
    draft.header |= orders.sold_to(session, draft, customer)
    draft.header |= orders.check_header(session, draft, draft.header | dict(header))
    for item, quantity in lines:
        line = orders.new_line(session, draft, orders.next_line(draft), item) | {"quantity_ordered": Decimal(quantity)}
        orders.put_line(draft, orders.check_line(session, draft, orders.price_line(session, draft, line)))
    return draft
