"""A year of shipments, as many as a bench wants: orders of five lines, a thousand items, two currencies.

The database writes them itself in one statement, so that a million take seconds. Every reference leads somewhere and
every amount is quantity times price; only the orders themselves are not there.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qadtui.models.engines import sqlite_driver
from tests.bench.subjects import company

ITEMS, CUSTOMERS = 1000, 200

POSTINGS = """
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < :many / 5)
    insert into posting (id, posting_id, kind, at, user, terminal, program, result)
    select n, 'posting ' || n, 'shipment', '2026-04-01 09:00:00', 'anna', 'pts/0', 'sosois.p', 'null' from numbers
"""
SHIPMENTS = """
    with recursive
        numbers(n) as (select 0 union all select n + 1 from numbers where n + 1 < :many),
        facts as (select n, n / 5 as o, 1 + n * 7 % 40 as pieces, 100000 * (5 + n * 13 % 500) + 1000 * (n % 100) as each
                  from numbers)
    insert into stock_transaction (
        id, type, item_id, site_id, location_id, lot, reference, effective, at, quantity, location_quantity,
        begin_balance, um, um_conversion, order_quantity, "order", line, customer_id, price, amount, currency_id,
        remarks, ship_via, bol, user, program, posting_id
    )
    select n + 1, 'ISS-SO', 1 + n * 31 % :items, 1, 1 + n % 2, printf('L%06d', n / 50), '',
        date('2026-01-01', '+' || (o % 365) || ' days'), '2026-04-01 09:00:00', -100000 * pieces, -100000 * pieces,
        100000000, 'CS', 1000000000, 100000 * pieces, printf('S%07d', o), 1 + n % 5, 1 + o % :customers, each,
        pieces * each / 100, 1 + (o % 10 = 0), '', '', '', 'anna', 'sosois.p', 1 + o
    from facts
"""


def shipped(folder: Path, many: int) -> Path:
    """The database of a company that shipped `many` (a multiple of 5) order lines."""
    file = company(folder)
    connection = sqlite_driver().connect(str(file), isolation_level=None)
    connection.execute("begin immediate")
    _copy(connection, "item", ITEMS, lambda n: {"number": f"I{n:05}", "description1": f'Widget, "{n}" large'})
    _copy(connection, "customer", CUSTOMERS, lambda n: {"number": f"C{n:05}", "name": f"城北酒家 {n}"})
    given = {"many": many, "items": ITEMS, "customers": CUSTOMERS}
    for statement in (POSTINGS, SHIPMENTS):
        connection.execute(statement, given)
    connection.execute("commit")
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    return file


def _copy(connection: Any, table: str, upto: int, own: Callable[[int], dict[str, str]]) -> None:
    """Records like the table's last one, up to that many."""
    cursor = connection.execute(f"select * from {table} order by id desc limit 1")
    pattern = dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
    names, marks = ", ".join(f'"{name}"' for name in pattern), ", ".join("?" * len(pattern))

    def records() -> Iterator[tuple[Any, ...]]:
        for number in range(pattern["id"] + 1, upto + 1):
            yield tuple((pattern | {"id": number} | own(number)).values())

    connection.executemany(f"insert into {table} ({names}) values ({marks})", records())
