"""A made-up sample in Northwind's shape: as many customers, products, orders and lines, always the same ones."""

from datetime import date, timedelta
from random import Random

from tests.batch.northwind import Record, Sample

FIRST_DAY = date(1996, 7, 4)
DISCOUNTS = ("0", "0", "0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.03")
NAMES = ("Sample Shop", "示例商店", "Spécimen & Fils", "Beispiel-Händler")


def generated(*, customers: int = 91, products: int = 77, orders: int = 830, lines: int = 2155) -> Sample:
    """The sample; one order in forty is still open, and stock is scarce enough to leave it short."""
    chance = Random(f"{customers} {products} {orders} {lines}")
    prices = {str(number): f"{chance.randint(250, 26350) / 100:.2f}" for number in range(1, products + 1)}
    return Sample(
        customers=[_customer(f"C{number:03}", chance) for number in range(customers)],
        products=[
            {"ProductID": number, "ProductName": f"产品 Product {number}", "UnitPrice": price,
             "UnitsInStock": chance.choice([0, 3, 17, 40])}
            for number, price in prices.items()
        ],
        orders=[_order(10_000 + number, customers, chance) for number in range(orders)],
        details=_details(orders, lines, prices, chance),
    )  # fmt: skip


def _customer(number: str, chance: Random) -> Record:
    return {
        "CustomerID": number, "CompanyName": f"{chance.choice(NAMES)} {number}", "Address": "1 Any Road", "Region": "",
        "City": "Sampleton", "PostalCode": "00001", "Country": "Nowhere",
    }  # fmt: skip


def _order(number: int, customers: int, chance: Random) -> Record:
    ordered = FIRST_DAY + timedelta(days=chance.randint(0, 600))
    shipped = "" if number % 40 == 7 else (ordered + timedelta(days=chance.randint(1, 30))).isoformat()
    return {
        "OrderID": str(number), "CustomerID": f"C{chance.randrange(customers):03}", "OrderDate": ordered.isoformat(),
        "RequiredDate": (ordered + timedelta(days=28)).isoformat(), "ShippedDate": shipped,
    }  # fmt: skip


def _details(orders: int, lines: int, prices: dict[str, str], chance: Random) -> list[Record]:
    """Every order has a line, the rest fall where they may; products may repeat within an order."""
    numbers = [*range(orders), *(chance.randrange(orders) for _ in range(lines - orders))]
    rows: list[Record] = []
    for number in sorted(numbers):
        product = chance.choice(list(prices))
        rows.append({
            "OrderID": str(10_000 + number), "ProductID": product, "UnitPrice": prices[product],
            "Quantity": str(chance.randint(1, 60)), "Discount": chance.choice(DISCOUNTS),
        })  # fmt: skip
    return rows
