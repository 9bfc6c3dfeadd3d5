"""However many try at once: twenty real processes on ten pieces."""

from collections import Counter
from decimal import Decimal

from qadtui.models.tables import ItemSite, SalesOrderControl, Stock, StockTransaction
from tests.models.workers import together
from tests.rules import racers
from tests.rules.company import Company

RACERS, PIECES = 20, 10


def orders_of_one(company: Company) -> list[str]:
    company.control(allocation_days=0)
    numbers = [company.order(("A", 1)) for _ in range(RACERS)]
    company.receive(PIECES)
    return numbers


def test_twenty_processes_allocate_ten_pieces_ten_times(company: Company, target: str) -> None:
    answers = together(racers.allocate_one, target, RACERS, orders_of_one(company))
    assert Counter(answers) == {"done": PIECES, "Only {available} available to allocate": RACERS - PIECES}
    assert [(row.on_hand, row.allocated) for row in company.rows(Stock)] == [(PIECES, PIECES)]
    company.assert_proven()


def test_twenty_processes_ship_ten_pieces_ten_times(company: Company, target: str) -> None:
    answers = together(racers.ship_one, target, RACERS, orders_of_one(company))
    assert Counter(answers) == {"done": PIECES, "Only {on_hand} on hand there": RACERS - PIECES}
    assert [row.on_hand for row in company.rows(Stock)] == [0]
    assert sum(row.location_quantity for row in company.rows(StockTransaction)) == 0
    company.assert_proven()


def test_one_posting_id_ships_once_however_many_processes_send_it(company: Company, target: str) -> None:
    order = company.order(("A", 20))
    company.receive(20)
    answers = together(racers.ship_together, target, 8, [order])
    assert answers == ["done"] * 8
    assert company.line(order)["quantity_shipped"] == 4


def test_lines_in_either_order_wait_for_each_other_without_end(company: Company, target: str) -> None:
    company.receive(100)
    company.receive(100, item="B")
    company.keep(SalesOrderControl, name="SO")
    assert together(racers.enter_and_ship, target, 4, 5) == [5] * 4
    assert [(row.on_hand, row.allocated, row.required) for row in company.rows(ItemSite)] == [(Decimal(80), 0, 0)] * 2
    company.assert_proven()
