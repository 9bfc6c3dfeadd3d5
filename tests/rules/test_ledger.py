"""Whatever is received, ordered, allocated, released, changed and shipped in whatever order: the books are right."""

from contextlib import suppress
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from qadtui.language.messages import Refusal
from qadtui.models.tables import Allocation, ItemSite, SalesOrderLine, Stock
from qadtui.rules import allocation, orders
from tests.rules.company import Company, piece

quantities = st.decimals("0.5", 12, places=1)
places = st.sampled_from(["A-01", "A-02", "B-01"])
lines = st.integers(1, 3)
items = st.sampled_from(["A", "B"])


class Warehouse(RuleBasedStateMachine):
    """Random days in the warehouse; what is refused must have changed nothing, and so cannot disturb the proof."""

    company: Company
    numbers: Bundle[str] = Bundle("numbers")

    @rule(item=items, quantity=quantities, place=places)
    def receive(self, item: str, quantity: Decimal, place: str) -> None:
        self.company.receive(str(quantity), item=item, location=place)

    @rule(item=items, quantity=quantities, place=places)
    def take_back(self, item: str, quantity: Decimal, place: str) -> None:
        self.perhaps(self.company.receive, str(-quantity), item=item, location=place)

    @rule(target=numbers, wanted=st.lists(st.tuples(items, quantities), min_size=1, max_size=3))
    def order(self, wanted: list[tuple[str, Decimal]]) -> str:
        return self.company.order(*((item, str(quantity)) for item, quantity in wanted))

    @rule(number=numbers, line=lines, quantity=st.one_of(st.just(Decimal(0)), quantities), place=places)
    def allocate(self, number: str, line: int, quantity: Decimal, place: str) -> None:
        self.perhaps(self.company.allocate, number, line, str(quantity), place)

    @rule(number=numbers, line=lines)
    def allocate_available(self, number: str, line: int) -> None:
        self.perhaps(self.company.do, allocation.allocate_available, number, line)

    @rule(number=numbers, line=lines, quantity=quantities, place=places, cancel=st.booleans())
    def ship(self, number: str, line: int, quantity: Decimal, place: str, cancel: bool) -> None:
        self.perhaps(self.company.ship, number, piece(line, str(quantity), place, cancel_backorder=cancel))

    @rule(number=numbers, line=lines)
    def ship_allocated(self, number: str, line: int) -> None:
        self.perhaps(self.company.ship_allocated, number, line)

    @rule(number=numbers, line=lines, quantity=quantities)
    def order_more_or_less(self, number: str, line: int, quantity: Decimal) -> None:
        draft = self.company.opened(number)
        if line in draft.lines:
            draft.lines[line]["quantity_ordered"] = quantity
            self.perhaps(self.company.do, orders.save, draft)

    @rule(number=numbers, line=lines)
    def remove(self, number: str, line: int) -> None:
        draft = self.company.opened(number)
        if line in draft.lines and not draft.lines[line]["quantity_shipped"]:
            orders.remove_line(draft, line)
            self.perhaps(self.company.do, orders.save, draft)

    def perhaps(self, action: Any, *arguments: Any, **named: Any) -> None:
        """Do it, or be refused for a good reason."""
        with suppress(Refusal):
            action(*arguments, **named)

    @invariant()
    def everything_is_proven(self) -> None:
        self.company.assert_proven()

    @invariant()
    def nothing_is_negative_or_given_twice(self) -> None:
        for stock in self.company.rows(Stock):
            assert 0 <= stock.allocated <= stock.on_hand
        for site in self.company.rows(ItemSite):
            assert 0 <= site.allocated <= site.available <= site.on_hand
            assert site.allocated <= site.required
        assert all(row.allocated > 0 for row in self.company.rows(Allocation))
        for line in self.company.rows(SalesOrderLine):
            assert 0 <= line.quantity_allocated <= line.quantity_ordered - line.quantity_shipped


def test_the_books_are_right_after_any_day(small_company: Company) -> None:
    class Here(Warehouse):
        company = small_company

    profile = settings(max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Here, settings=profile)
