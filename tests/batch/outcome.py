"""What must come of a loaded sample, computed from the sample with plain decimal arithmetic, without the program."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from qadtui import locator
from qadtui.batch.load import Loaded, load
from qadtui.definitions.screens import load_screen
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.reports.request import Range, Request
from qadtui.reports.selection import rows_of
from qadtui.rules.proof import prove
from tests.batch.northwind import Sample, write_load

CENT = Decimal("0.01")
SHIPMENT_REPORT = "sales/shipment_report"


def net_of_orders(sample: Sample, *, shipped: bool) -> dict[str, Decimal]:
    """What the orders that were (not) shipped come to, each line rounded half up to cents."""
    was_shipped = {order["OrderID"]: bool(order["ShippedDate"]) for order in sample.orders}
    net: dict[str, Decimal] = defaultdict(Decimal)
    for line in sample.details:
        if was_shipped[line["OrderID"]] is shipped:
            exact = Decimal(line["UnitPrice"]) * Decimal(line["Quantity"]) * (1 - Decimal(line["Discount"]))
            net[line["OrderID"]] += exact.quantize(CENT, ROUND_HALF_UP)
    return net


def shortage_of(sample: Sample) -> dict[str, Decimal]:
    """By product, what the open orders want beyond what is in stock."""
    open_orders = {order["OrderID"] for order in sample.open_orders}
    wanted: dict[str, int] = defaultdict(int)
    for line in sample.details:
        wanted[line["ProductID"]] += int(line["Quantity"]) if line["OrderID"] in open_orders else 0
    short = {row["ProductID"]: wanted[row["ProductID"]] - int(row["UnitsInStock"]) for row in sample.products}
    return {product: Decimal(pieces) for product, pieces in short.items() if pieces > 0}


@dataclass
class Company:
    """A database with a sample in it."""

    sample: Sample
    database: Database
    operator: Operator
    loaded: Loaded

    def shipment_report(self, *ranges: Range) -> list[dict[str, Any]]:
        """The rows of 7.1.20.13 as its screen file defines it."""
        screen = load_screen(SHIPMENT_REPORT, locator.screen(SHIPMENT_REPORT) or Path(SHIPMENT_REPORT))
        with self.database.reading(self.operator) as session:
            report = screen.report
            return [dict(zip(report.paths, row, strict=True)) for row in rows_of(session, report, Request(ranges))]

    def shipped(self) -> dict[str, Decimal]:
        """What the report says was shipped, by order."""
        amounts: dict[str, Decimal] = defaultdict(Decimal)
        for row in self.shipment_report():
            amounts[row["order"]] += row["amount"]
        return amounts


@contextmanager
def company_of(sample: Sample, target: str | Path, folder: Path) -> Iterator[Company]:
    """Load the sample through files in `folder`."""
    database, operator = Database.open(target), Operator("anna", date(2026, 4, 1))
    try:
        yield Company(sample, database, operator, load(database, operator, write_load(sample, folder / "load")))
    finally:
        database.close()


def check(company: Company) -> None:
    """Every order to the cent, every shipment on its day, the shortage of the open orders, every balance proven."""
    sample = company.sample
    assert company.shipped() == net_of_orders(sample, shipped=True)
    _check_day(company, sample.orders[0]["ShippedDate"])
    assert company.loaded.short == shortage_of(sample) != {}
    assert company.loaded.rows["sales_orders.csv"] == len(sample.orders)
    assert company.loaded.rows["sales_order_lines.csv"] == len(sample.details)
    assert company.database.read(company.operator, prove) == []


def _check_day(company: Company, text: str) -> None:
    day = date.fromisoformat(text)
    left = {order["OrderID"] for order in company.sample.orders if order["ShippedDate"] == text}
    assert {row["order"] for row in company.shipment_report(Range("effective", day, day))} == left
