"""The story that must work: priced in April, part shipped in April, the rest in May at April's price."""

from datetime import date
from decimal import Decimal

from qadtui.language import messages
from qadtui.models.tables import StockTransaction
from tests.rules.company import Company


def test_the_order_of_april_keeps_its_price_in_may(company: Company) -> None:
    company.price("98.00", date(2026, 4, 1), date(2026, 4, 30))
    company.price("105.00", date(2026, 5, 1))

    order = company.order(("A", 10))
    assert company.line(order)["price"] == Decimal("98.00")

    company.receive(4)
    company.allocate(order, 1, 4)
    refusal = company.refused(messages.NOT_AVAILABLE, company.allocate, order, 1, 5)
    assert (refusal.field, refusal.values) == ("quantity", {"available": Decimal(4)})

    company.operator.date = date(2026, 4, 20)
    assert company.ship_allocated(order).amount == Decimal("392.00")
    line = company.line(order)
    assert (line["quantity_shipped"], line["quantity_ordered"] - line["quantity_shipped"]) == (4, 6)

    company.operator.date = date(2026, 5, 4)
    company.receive(6)
    company.allocate(order, 1, 6)
    assert company.ship_allocated(order).amount == Decimal("588.00")

    shipped = [row for row in company.rows(StockTransaction) if row.type == "ISS-SO"]
    assert [(row.effective.month, row.order_quantity, row.price, row.amount) for row in shipped] == [
        (4, 4, Decimal("98"), Decimal("392")),
        (5, 6, Decimal("98"), Decimal("588")),
    ]
    assert company.line(company.order(("A", 1)))["price"] == Decimal("105.00")
    company.assert_proven()


def test_a_price_changed_after_the_order_does_not_touch_it(company: Company) -> None:
    company.price("98.00", date(2026, 4, 1), date(2026, 4, 30))
    order = company.order(("A", 1000))
    company.receive(300)
    company.price("90.00", date(2026, 4, 2), date(2026, 4, 30), list="NEW")
    company.operator.date = date(2026, 4, 5)
    company.allocate(order, 1, 300)
    assert company.ship_allocated(order).amount == Decimal("29400.00")
