"""A company that has shipped more than anyone reads: the same shipment over and over, each of an order of its own."""

import sqlite3
from pathlib import Path

from qadtui.models.database import Database
from qadtui.models.operator import Operator
from tests.company import APRIL
from tests.rules.company import Company

_COPY = """
with recursive number(n) as (select 1 union all select n + 1 from number where n < ?)
insert into stock_transaction ({columns})
select {values} from stock_transaction, number where stock_transaction.type = 'ISS-SO'
"""


def ship_many(file: Path, count: int) -> None:
    """One more shipment in a company's file, and so many that are like it, of the orders SO200001 ..."""
    database = Database.open(file)
    company = Company(database, Operator("carl", APRIL, "pts/7"))
    company.receive(1)
    number = company.order(("A", 1))
    company.allocate(number, 1, 1)
    company.ship_allocated(number, 1)
    database.close()
    with sqlite3.connect(file) as connection:
        described = connection.execute("pragma table_info(stock_transaction)")
        names = [name for _, name, *_ in described if name != "id"]
        values = ["'SO' || (200000 + n)" if name == "order" else f'stock_transaction."{name}"' for name in names]
        columns = ", ".join(f'"{name}"' for name in names)
        connection.execute(_COPY.format(columns=columns, values=", ".join(values)), (count,))
