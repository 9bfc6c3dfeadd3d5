"""What charts are made of: sums by month, by item, by currency, of the rows that were asked for."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import SQLModel

from qadtui.models import users
from qadtui.models.tables import PriceList, StockTransaction
from qadtui.reports.charts import Bar, Drawing, drawings
from qadtui.reports.definition import Report
from qadtui.reports.request import Range, Request
from qadtui.rules import masters, receipts
from qadtui.rules.receipts import Receipt
from tests import company

RECEIVED = (("A", "2026-03-31", 1), ("A", "2026-04-01", 2), ("B", "2026-04-30", 4), ("A", "2026-05-01", 8))
Draw = Callable[..., list[Drawing]]


@pytest.fixture
def draw(target: str, open_database: Callable[..., Any], operator: Any) -> Draw:
    """Draws the chart of a report of the receipts, or of another table."""
    database = open_database(target)
    database.write(operator, users.authenticate, "anna")
    database.write(operator, company.set_up)
    for number, (item, day, quantity) in enumerate(RECEIVED):
        receipt = Receipt(
            item=item, quantity=Decimal(quantity), effective=date.fromisoformat(day), posting_id=f"r{number}"
        )
        database.write(operator, receipts.receive, receipt)
    database.write(operator, _price_in_dollars)

    def drawn(
        chart: Mapping[str, Any], request: Request | None = None, model: type[SQLModel] = StockTransaction, **more: Any
    ) -> list[Drawing]:
        report = Report.from_spec(model, {"columns": ["item"], "chart": {"title": "T", **chart}, **more})
        return database.read(operator, drawings, report, request or Request())  # type: ignore[no-any-return]

    return drawn


def _price_in_dollars(session: Any) -> None:
    values = {"list": "EXP", "item": "A", "currency": "USD", "um": "CS", "list_price": Decimal(15)}
    masters.save(session, PriceList, {**masters.defaults(session, PriceList, values), **values}, None)


MONTH = {"month": {"label": "Month", "value": "period(effective)"}}


def bars(drawing: Drawing) -> dict[Any, int]:
    return {bar.label: int(bar.sums[0]) for bar in drawing.bars}


def test_all_months_come_in_their_order(draw: Draw) -> None:
    (drawing,) = draw({"by": "month", "of": ["quantity"]}, computed=MONTH)
    assert list(bars(drawing).items()) == [(202603, 1), (202604, 6), (202605, 8)]
    assert drawing.others is None


def test_the_largest_come_first_and_the_rest_are_one_bar(draw: Draw) -> None:
    (drawing,) = draw({"by": "month", "of": ["quantity"], "most": 1}, computed=MONTH)
    assert drawing == Drawing("", (Bar(202605, (Decimal(8),)),), others=(Decimal(7),))
    (drawing,) = draw({"by": "item", "of": ["quantity"], "most": 2})
    assert list(bars(drawing).items()) == [("A", 11), ("B", 4)]
    assert drawing.others is None


def test_what_is_not_asked_for_is_not_drawn(draw: Draw) -> None:
    april = Request((Range("effective", date(2026, 4, 1), date(2026, 4, 30)),))
    (drawing,) = draw({"by": "item", "of": ["quantity"]}, april, ranges=["effective"])
    assert bars(drawing) == {"A": 2, "B": 4}
    assert draw({"by": "item", "of": ["quantity"]}, where="type == 'ISS-SO'") == []


def test_two_columns_stand_beside_each_other(draw: Draw) -> None:
    (drawing,) = draw({"by": "item", "of": ["quantity", "begin_balance"]})
    assert drawing.bars[0] == Bar("A", (Decimal(11), Decimal(1 + 3)))


def test_what_python_works_out_is_summed_as_well(draw: Draw) -> None:
    twice = {"twice": {"label": "Twice", "value": "quantity * 2"}}
    for most in (0, 5):
        (drawing,) = draw({"by": "item", "of": ["twice"], "most": most}, computed=twice)
        assert bars(drawing) == {"A": 22, "B": 8}


def test_currencies_are_never_added_up(draw: Draw) -> None:
    drawn = draw({"by": "item", "of": ["list_price"]}, model=PriceList, currency="currency")
    assert [(each.currency, bars(each)) for each in drawn] == [("CNY", {"A": 98 + 105}), ("USD", {"A": 15})]


def test_the_order_that_was_chosen_does_not_matter(draw: Draw) -> None:
    sorts = {"Newest": ["-effective"], "Oldest": ["effective"]}
    (drawing,) = draw({"by": "item", "of": ["quantity"]}, Request(order=1, sort=("-item",)), sorts=sorts)
    assert list(bars(drawing)) == ["A", "B"]


def test_a_chart_is_by_what_the_database_can_sort() -> None:
    spec = {"columns": ["item"], "chart": {"title": "T", "by": "half", "of": ["quantity"]}}
    half = {"half": {"label": "Half", "value": "quantity / 2"}}
    with pytest.raises(ValueError, match="half"):
        Report.from_spec(StockTransaction, {**spec, "computed": half})
