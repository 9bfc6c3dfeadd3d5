"""Drafts of orders: what is kept of them is what comes back, and a line costs a line however many there are."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from qadtui.language import messages
from qadtui.models.tables import Draft, DraftPart
from qadtui.rules import comments, orders
from qadtui.rules.orders import OrderDraft
from tests.rules.company import Company


def come_back(company: Company, draft: OrderDraft) -> OrderDraft:
    """The draft as it is after the line dropped."""
    return company.see(orders.kept_order, draft.number)


def change(company: Company, draft: OrderDraft, line: int, quantity: int) -> None:
    orders.put_line(draft, draft.lines[line] | {"quantity_ordered": Decimal(quantity)})
    company.do(orders.keep_line, draft, line)


def put(draft: OrderDraft, line: int) -> None:
    """Another line like the first."""
    orders.put_line(draft, draft.lines[min(draft.lines)] | {"line": line})


def same(one: OrderDraft, other: OrderDraft) -> bool:
    return vars(one) | {"posting_id": ""} == vars(other) | {"posting_id": ""}


def test_a_new_order_comes_back_as_it_was_kept(company: Company) -> None:
    draft = company.draft(("A", "10.5"), ("B", 3), ("A", 7))
    company.do(orders.keep, draft, True)
    for line in draft.lines:
        company.do(orders.keep_line, draft, line)
    orders.remove_line(draft, 2)
    company.do(orders.keep_line, draft, 2)
    orders.put_page(draft, comments.HEAD, 1, comments.new_page("C100") | {"text": "Ring\ntwice"})
    company.do(orders.keep_line, draft, comments.HEAD)
    assert come_back(company, draft) == draft
    assert company.see(orders.kept_orders) == [draft.number]


def test_of_a_saved_order_only_the_changes_are_kept(company: Company) -> None:
    draft = company.opened(company.order(("A", 1), ("B", 2), ("A", 3)))
    company.do(orders.keep, draft, True)
    change(company, draft, 3, 30)
    orders.remove_line(draft, 1)
    company.do(orders.keep_line, draft, 1)
    assert [part.part for part in company.rows(DraftPart)] == ["3", "1"]
    assert same(come_back(company, draft), draft)
    company.do(orders.save, come_back(company, draft))
    assert {n: line["quantity_ordered"] for n, line in company.opened(draft.number).lines.items()} == {2: 2, 3: 30}


def test_a_line_removed_and_entered_again_comes_back_without_its_old_comments(company: Company) -> None:
    draft = company.draft(("A", 1), ("B", 2))
    company.do(orders.keep, draft, True)
    orders.put_page(draft, 2, 1, comments.new_page() | {"text": "blue"})
    company.do(orders.keep_line, draft, 1)
    company.do(orders.keep_line, draft, 2)
    orders.remove_line(draft, 2)
    company.do(orders.keep_line, draft, 2)
    put(draft, 2)
    company.do(orders.keep_line, draft, 2)
    assert come_back(company, draft) == draft
    assert draft.comments == {}


def test_what_was_kept_of_an_earlier_draft_is_forgotten(company: Company) -> None:
    number = company.order(("A", 1))
    first = company.opened(number)
    company.do(orders.keep, first, True)
    change(company, first, 1, 99)
    second = company.opened(number)
    company.do(orders.keep, second, True)
    assert same(come_back(company, second), second)
    company.do(orders.forget, number)
    assert (company.rows(Draft), company.rows(DraftPart)) == ([], [])


def test_a_change_somebody_else_made_meanwhile_is_found_at_the_end(company: Company) -> None:
    number = company.order(("A", 1))
    draft = company.opened(number)
    company.do(orders.keep, draft, True)
    change(company, draft, 1, 2)
    company.do(orders.save, company.opened(number))
    company.refused(messages.CHANGED_MEANWHILE, company.do, orders.save, come_back(company, draft))


def test_a_draft_of_an_order_that_is_gone_says_so(company: Company) -> None:
    draft = company.opened(company.order(("A", 1)))
    company.do(orders.keep, draft, True)
    company.do(orders.delete, draft.number, draft.version)
    company.refused(messages.ORDER_DOES_NOT_EXIST, come_back, company, draft)


@contextmanager
def counted(company: Company) -> Iterator[list[int]]:
    """The bytes sent to the database with each statement."""
    sent: list[int] = []

    def note(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        sent.append(len(statement) + len(json.dumps(parameters, default=str)))

    event.listen(company.database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(company.database.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("line", [1, 500])
def test_a_line_of_an_order_of_900_costs_what_the_line_of_a_short_one_does(company: Company, line: int) -> None:
    short, long = company.draft(("A", 1), ("B", 2)), company.draft(("A", 1), ("B", 2))
    for number in range(3, 901):
        put(long, number)
    costs = []
    for draft, changed in ((short, 1), (long, line)):
        company.do(orders.keep, draft, True)
        company.do(orders.keep_line, draft, 2)
        change(company, draft, changed, 5)
        with counted(company) as sent:
            change(company, draft, changed, 6)
        costs.append(sent)
    assert len(costs[0]) == len(costs[1])
    assert sum(costs[1]) - sum(costs[0]) < 20  # digits of line numbers
    assert max(len(json.dumps(row.content)) for row in company.rows(Draft)) < 5000


@given(
    st.sets(st.integers(1, 30), min_size=1), st.lists(st.tuples(st.booleans(), st.integers(1, 30))), st.integers(0, 31)
)
def test_lines_are_stepped_through_in_order(start: set[int], changes: list[tuple[bool, int]], at: int) -> None:
    draft = OrderDraft({"number": "SO1"}, "id")
    blank = {"quantity_ordered": Decimal(1), "price": Decimal(1), "quantity_shipped": Decimal(0)}
    lines = set(start)
    for line in start:
        orders.put_line(draft, blank | {"line": line})
    for added, line in changes:
        if added:
            orders.put_line(draft, blank | {"line": line})
            lines.add(line)
        elif line in lines:
            orders.remove_line(draft, line)
            lines.remove(line)
    assert orders.line_beyond(draft, at, True) == min((line for line in lines if line > at), default=None)
    assert orders.line_beyond(draft, at, False) == max((line for line in lines if line < at), default=None)
    assert orders.next_line(draft) == max(lines, default=0) + 1
