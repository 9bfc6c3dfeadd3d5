"""Real input: the Northwind sample, from files to the shipment report.

Collected where the data lies: beside the repository, or where QADTUI_REALDATA says.
"""

import json
from decimal import Decimal
from pathlib import Path

from tests.batch.northwind import folder_of_data, read, read_sample
from tests.batch.outcome import check, company_of, net_of_orders

DATA = folder_of_data()
__test__ = DATA.is_dir()
OPEN_ORDERS = Decimal("25937.44")


def test_northwind_comes_out_to_the_cent(tmp_path: Path) -> None:
    grand = json.loads((DATA / "expected_grand_totals.json").read_text())
    orders = read(DATA / "expected_order_totals.csv")
    with company_of(read_sample(DATA), tmp_path / "company.db", tmp_path) as company:
        check(company)
        shipped, short = company.shipped(), company.loaded.short
    assert shipped == {row["OrderID"]: Decimal(row["net_subtotal"]) for row in orders if row["ShippedDate"]}
    assert sum(net_of_orders(company.sample, shipped=False).values()) == OPEN_ORDERS
    assert sum(shipped.values()) == Decimal(grand["net"]) - OPEN_ORDERS == Decimal("1265793.29") - OPEN_ORDERS
    assert (len(short), sum(short.values())) == (grand["products_short"], grand["total_shortage"]) == (17, 471)
