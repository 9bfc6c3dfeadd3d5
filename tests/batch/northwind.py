"""Microsoft's Northwind sample as the files a load reads: what an office with such data would prepare.

Everything that was shipped, and what is still in stock, is received first; every order with a shipping date leaves
whole on that day; the open ones are allocated at the end. Nothing is allocated on entry, for history did not either.
"""

import csv
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from qadtui.formats import fit

Record = Mapping[str, Any]
BEFORE, AFTER = "1996-07-01", "1998-05-31"
COMPANY: dict[str, list[Record]] = {
    "entities.csv": [{"code": "NW", "name": "Northwind Traders"}],
    "currencies.csv": [{"code": "USD", "description": "Dollar"}],
    "inventory_statuses.csv": [{"code": "GOOD"}],
    "sites.csv": [{"code": "MAIN", "entity": "NW", "status": "GOOD"}],
    "locations.csv": [{"site": "MAIN", "code": "STORE"}],
    "sales_order_control.csv": [{"allocation_days": "0"}],
}


@dataclass(frozen=True)
class Sample:
    """The four tables a load is made of, each row by its heading."""

    customers: list[Record]
    products: list[Record]
    orders: list[Record]
    details: list[Record]

    @property
    def open_orders(self) -> list[Record]:
        """The orders that were not shipped."""
        return [order for order in self.orders if not order["ShippedDate"]]


def folder_of_data() -> Path:
    """Where the real data lies; it need not exist."""
    named = os.environ.get("QADTUI_REALDATA")
    return (Path(named) if named else Path(__file__).parents[3] / "shared" / "realdata") / "northwind"


def read(file: Path) -> list[Record]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_sample(folder: Path) -> Sample:
    names = ("customers", "products", "orders", "order_details")
    return Sample(*(read(folder / f"{name}.csv") for name in names))


def write(file: Path, records: Iterable[Record]) -> None:
    """A CSV file headed by the names of the first record."""
    rows = list(records)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_load(sample: Sample, folder: Path) -> Path:
    """Write the sample as a load's files."""
    folder.mkdir()
    files = COMPANY | {
        "customers.csv": [_customer(row) for row in sample.customers],
        "items.csv": [_item(row) for row in sample.products],
        "receipts.csv": _receipts(sample),
        "sales_orders.csv": [_order(row) for row in sample.orders],
        "sales_order_lines.csv": [_line(row) for row in sample.details],
        "shipments.csv": [
            {"order": row["OrderID"], "effective": row["ShippedDate"]} for row in sample.orders if row["ShippedDate"]
        ],
        "allocations.csv": [{"order": row["OrderID"], "effective": AFTER} for row in sample.open_orders],
    }
    for name, records in files.items():
        write(folder / name, records)
    return folder


def _customer(row: Record) -> Record:
    street = row["Address"]
    first = fit(street, 28)
    return {
        "number": row["CustomerID"], "name": fit(row["CompanyName"], 28), "line1": first,
        "line2": street[len(first) :].strip(), "line3": row["Region"], "city": row["City"], "post": row["PostalCode"],
        "country": row["Country"], "currency": "USD", "site": "MAIN",
    }  # fmt: skip


def _item(row: Record) -> Record:
    name = row["ProductName"]
    first = fit(name, 24)
    return {
        "number": row["ProductID"], "description1": first, "description2": name[len(first) :].strip(),
        "price": row["UnitPrice"], "site": "MAIN", "location": "STORE",
    }  # fmt: skip


def _receipts(sample: Sample) -> list[Record]:
    open_orders = {order["OrderID"] for order in sample.open_orders}
    quantity: dict[str, int] = defaultdict(int)
    for line in sample.details:
        quantity[line["ProductID"]] += 0 if line["OrderID"] in open_orders else int(line["Quantity"])
    for product in sample.products:
        quantity[product["ProductID"]] += int(product["UnitsInStock"])
    return [{"item": item, "quantity": total, "effective": BEFORE} for item, total in quantity.items() if total]


def _order(row: Record) -> Record:
    return {
        "number": row["OrderID"], "sold_to": row["CustomerID"], "order_date": row["OrderDate"],
        "due_date": row["RequiredDate"],
    }  # fmt: skip


def _line(row: Record) -> Record:
    return {
        "order": row["OrderID"], "item": row["ProductID"], "quantity_ordered": row["Quantity"],
        "list_price": row["UnitPrice"], "discount": Decimal(row["Discount"]) * 100,
    }  # fmt: skip
