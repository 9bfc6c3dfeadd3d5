"""A look-up reads one screenful by an index, from anywhere in the table, whatever the database."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, event, text
from sqlmodel import Session, SQLModel, select

from qadtui.language.messages import Refusal
from qadtui.models import records, users
from qadtui.models.dictionary import natural_key
from qadtui.models.tables import (
    BatchId,
    BatchRequest,
    CustomerItem,
    Item,
    Location,
    PriceList,
    PrinterDefault,
    SalesOrder,
    SalesOrderLine,
    ShipTo,
    UnitConversion,
    UserMenu,
)
from qadtui.models.tables.base import LookUp, every_table
from qadtui.models.view import table_of
from qadtui.reports.keyset import MARK, Kind, Place, rows_from, values_from
from qadtui.rules import masters, receipts
from qadtui.rules.receipts import Receipt
from tests import company

NAMES = ["widget", "Widget", "Gadget", "gizmo", "", "", "乙产品", "Zebra"]


@pytest.fixture
def database(target: str, open_database: Callable[..., Any], operator: Any) -> Any:
    """The small company with more items, places and names than a screen has rows."""
    opened = open_database(target)
    opened.write(operator, users.authenticate, "anna")
    opened.write(operator, company.set_up)
    opened.write(operator, _more)
    return opened


def _more(session: Session) -> None:
    items = [{"number": f"I{n:04}", "description1": NAMES[n % len(NAMES)], "article": f"{n % 3}"} for n in range(200)]
    places = [{"site": "EAST", "code": f"B-{n:02}", "description": NAMES[n % len(NAMES)]} for n in range(30)]
    theirs = [{"customer": c, "customer_item": f"{n:03}", "item": "A"} for n in range(5) for c in ("", "C100", "C200")]
    records.insert_many(session, Item, items)
    records.insert_many(session, Location, places)
    records.insert_many(session, CustomerItem, theirs)
    records.insert_many(session, UnitConversion, [{"um": "EA", "alternate_um": "BX", "item": "A"}])
    order = {"number": "SO1", "sold_to": "C100", "bill_to": "C100", "site": "EAST", "currency": "CNY"}
    records.save(session, SalesOrder, {**order, "order_date": company.APRIL, "purchase_order": "po 1"})
    records.save(session, SalesOrderLine, {"order": "SO1", "line": 1, "item": "A", "site": "EAST", "um": "CS"})
    masters.save(session, UserMenu, {"user": "anna", "position": 1, "function": "7.1.1"})
    records.save(session, PrinterDefault, {"user": "anna", "function": "7.1.6", "output": "page"})
    records.save(session, BatchId, {"code": "NIGHT"})
    batch = session.exec(select(BatchId)).one()
    session.add(BatchRequest(batch_id=batch.id or 0, queued_at=datetime(2026, 4, 1, tzinfo=UTC)))
    masters.save(session, ShipTo, {"customer": "C200", "code": "GATE", "name": "North gate"})
    receipts.receive(session, Receipt(item="A", quantity=Decimal(5), posting_id="1", lot=""))


def first(kind: Kind, count: int = 10, **place: Any) -> Callable[[Session], list[dict[str, Any]]]:
    return lambda session: rows_from(session, kind, Place(**place), count)


def walk(session: Session, kind: Kind, forward: bool, count: int = 7) -> list[int]:
    """The ids of all rows, page by page."""
    ids: list[int] = []
    page = rows_from(session, kind, Place(forward=forward), count)
    while page:
        ids += [row[MARK][1] for row in page]
        page = rows_from(session, kind, Place(page[-1][MARK], forward=forward), count)
    return ids


ITEMS = Kind(Item, ("number", "description1"), "number")
BY_NAME = Kind(Item, ("number", "description1"), "description1")
PLACES = Kind(Location, ("code", "description"), "code", {"site": "EAST"})


@pytest.mark.parametrize("kind", [ITEMS, BY_NAME, Kind(Item, ("number",), "article"), PLACES])
def test_pages_on_and_pages_back_pass_every_row_once(database: Any, operator: Any, kind: Kind) -> None:
    onward = database.read(operator, walk, kind, True)
    backward = database.read(operator, walk, kind, False)
    assert onward == backward[::-1]
    assert len(onward) == len(set(onward)) == database.read(operator, _count, kind.model)


def _count(session: Session, model: type[SQLModel]) -> int:
    return len(session.connection().execute(table_of(model).select()).all())


def test_a_search_goes_to_the_first_that_begins_so_whatever_the_capitals(database: Any, operator: Any) -> None:
    found = database.read(operator, first(BY_NAME, start="wid", count=3))
    assert {row["description1"] for row in found} <= {"widget", "Widget"}
    assert database.read(operator, first(BY_NAME, start="乙", count=1))[0]["description1"] == "乙产品"
    assert database.read(operator, first(ITEMS, start="i019", count=1))[0]["number"] == "I0190"


def test_nothing_is_found_beyond_the_end(database: Any, operator: Any) -> None:
    assert database.read(operator, first(ITEMS, start="ZZ")) == []


def test_records_are_listed_within_the_outer_key(database: Any, operator: Any) -> None:
    ship_tos = Kind(ShipTo, ("code",), "code", {"customer": "C200"})
    assert [row["code"] for row in database.read(operator, first(ship_tos))] == ["GATE"]


def test_an_outer_key_that_may_be_blank_lists_what_is_for_all(database: Any, operator: Any) -> None:
    everybody = Kind(CustomerItem, ("customer_item",), "customer_item", {"customer": ""})
    assert len(database.read(operator, first(everybody, count=99))) == 5


def test_an_outer_key_that_does_not_exist_is_refused(database: Any, operator: Any) -> None:
    with pytest.raises(Refusal, match="Site NOWHERE does not exist"):
        database.read(operator, first(Kind(Location, ("code",), "code", {"site": "NOWHERE"})))


def test_a_part_of_a_key_is_listed_once_however_many_records_have_it(database: Any, operator: Any) -> None:
    lists = Kind(PriceList, ("list",), "list")
    assert database.read(operator, values_from, lists, Place(), 9) == [{"list": "STD", MARK: ("STD", 0)}]
    alternate = Kind(UnitConversion, ("alternate_um",), "alternate_um", {"um": "EA"})
    found = database.read(operator, values_from, alternate, Place(), 9)
    assert [row["alternate_um"] for row in found] == ["BX", "CS"]
    back = database.read(operator, values_from, alternate, Place(found[-1][MARK], forward=False), 9)
    assert [row["alternate_um"] for row in back] == ["BX"]


def listed() -> Iterator[Any]:
    """Every way in which a table is listed, as parameters."""
    for model in every_table():
        look_up: LookUp = model.look_up
        key = natural_key(model)
        for index, part in enumerate(key):
            if look_up.columns and part.reference is None:
                outer = tuple(entry.name for entry in key[:index])
                innermost = part is key[-1]
                for sort in (part.name, *(look_up.searched if innermost else ())):
                    yield pytest.param(model, sort, outer, innermost, id=f"{model.__name__}-{sort}")
                if innermost and outer and look_up.anywhere:
                    yield pytest.param(model, part.name, (), True, id=f"{model.__name__}-anywhere")


@pytest.mark.parametrize(("model", "sort", "outer", "innermost"), list(listed()))
def test_every_look_up_is_read_by_an_index(
    database: Any, operator: Any, model: type[SQLModel], sort: str, outer: tuple[str, ...], innermost: bool
) -> None:
    def plans(session: Session) -> list[str]:
        found = records.step(session, model, {}, True, {})
        assert found is not None
        within = {name: found.values[name] for name in outer}
        kind = Kind(model, (sort,), sort, within)
        ask = rows_from if innermost else values_from
        statements: list[tuple[str, Any]] = []

        def note(connection: Any, cursor: Any, statement: str, parameters: Any, *more: Any) -> None:
            statements.append((statement, parameters))

        connection = session.connection()
        event.listen(connection, "before_cursor_execute", note)
        page = ask(session, kind, Place(), 5)
        for mark in [row[MARK] for row in page[:1]]:
            ask(session, kind, Place(mark), 5)
            ask(session, kind, Place(mark, forward=False), 5)
            ask(session, kind, Place(start=mark[0]), 5)
        event.remove(connection, "before_cursor_execute", note)
        return [_plan(connection, *each) for each in statements if " LIMIT " in each[0]]

    found = database.read(operator, plans)
    assert found
    assert [plan for plan in found if not _by_index(plan, table_of(model).name)] == []


def _plan(connection: Connection, statement: str, parameters: Any) -> str:
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("explain query plan " + statement, parameters).all()
        return "\n".join(str(row[3]) for row in rows)
    connection.execute(text("set local enable_seqscan = off"))
    connection.execute(text("set local enable_sort = off"))
    connection.execute(text("set local enable_bitmapscan = off"))
    rows = connection.exec_driver_sql("explain " + statement, parameters).all()
    return "\n".join(str(row[0]) for row in rows)


def _by_index(plan: str, table: str) -> bool:
    """Whether the table's rows come from an index, or by their id, in its order."""
    if table in ("stock_transaction", "batch_request"):
        plan = plan.replace(f"SCAN {table}", f"SEARCH {table} USING INTEGER PRIMARY KEY")
    lines = [line for line in plan.splitlines() if f" {table}" in line or "B-TREE" in line or "Sort" in line]
    return bool(lines) and all("INDEX" in line or "PRIMARY KEY" in line or "Index" in line for line in lines)
