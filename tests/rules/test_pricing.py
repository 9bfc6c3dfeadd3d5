"""Which price a line gets: by pricing date, customer, currency, unit and quantity."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats.decimals import extension
from qadtui.language import messages
from qadtui.models.tables import Item
from qadtui.rules import pricing
from qadtui.rules.pricing import PriceFound, Source, discount_of, with_discount, within_limits
from tests.rules.company import Company

MARCH_31, APRIL_1, APRIL_15, APRIL_30, MAY_1 = (
    date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 15), date(2026, 4, 30), date(2026, 5, 1),
)  # fmt: skip


def price_on(company: Company, day: date, **more: object) -> PriceFound:
    usual = {"customer": "C100", "item": "A", "currency": "CNY", "um": "CS", "quantity": Decimal(1)}
    return company.see(pricing.find_price, day=day, **(usual | more))


def amount_on(company: Company, day: date, **more: object) -> str:
    return f"{price_on(company, day, **more).list_price:.2f}"


def test_without_a_list_the_item_has_its_price(company: Company) -> None:
    assert price_on(company, APRIL_1) == PriceFound(Decimal("105.00000"), source=Source.ITEM)


def test_a_price_of_one_day_counts_on_that_day_only(company: Company) -> None:
    company.price("98", APRIL_1, APRIL_1)
    assert [amount_on(company, day) for day in (MARCH_31, APRIL_1, date(2026, 4, 2))] == ["105.00", "98.00", "105.00"]


def test_windows_that_touch_leave_no_gap(company: Company) -> None:
    company.price("100", date(2026, 1, 1), MARCH_31)
    company.price("98", APRIL_1, APRIL_30)
    company.price("95", MAY_1)
    days = (MARCH_31, APRIL_1, APRIL_15, APRIL_30, MAY_1, date(2030, 1, 1))
    assert [amount_on(company, day) for day in days] == ["100.00", "98.00", "98.00", "98.00", "95.00", "95.00"]


def test_open_ends(company: Company) -> None:
    company.price("90", None, MARCH_31)
    company.price("95", MAY_1, None)
    days = (date(1999, 12, 31), MARCH_31, APRIL_1, MAY_1, date(2099, 1, 1))
    assert [amount_on(company, day) for day in days] == ["90.00", "90.00", "105.00", "95.00", "95.00"]


def test_an_end_that_is_tomorrow_counts_today(company: Company) -> None:
    company.price("98", None, date(2026, 4, 2))
    assert amount_on(company, APRIL_1) == "98.00"


@pytest.mark.parametrize(("start", "expire"), [(APRIL_30, MAY_1), (None, APRIL_1), (APRIL_15, APRIL_15), (None, None)])
def test_overlapping_prices_are_refused_naming_the_row(
    small_company: Company, start: date | None, expire: date | None
) -> None:
    small_company.price("98", APRIL_1, APRIL_30)
    refusal = small_company.refused(messages.PRICES_OVERLAP, small_company.price, "90", start, expire)
    assert (refusal.field, refusal.values) == ("start", {"start": APRIL_1, "end": APRIL_30})


def test_other_lists_customers_units_and_quantities_do_not_overlap(company: Company) -> None:
    company.price("98", APRIL_1, APRIL_30)
    for other in (
        {"list": "X"},
        {"customer": "C200"},
        {"currency": "USD"},
        {"um": "EA"},
        {"minimum_quantity": Decimal(5)},
    ):
        company.price("90", APRIL_15, MAY_1, **other)


def test_an_end_before_the_start_is_refused(company: Company) -> None:
    assert company.refused(messages.END_BEFORE_START, company.price, "98", MAY_1, APRIL_1).field == "expire"


def test_a_price_in_another_currency_or_unit_is_not_used(company: Company) -> None:
    company.price("14", currency="USD")
    company.price("9", um="BX")
    assert price_on(company, APRIL_1).source is Source.ITEM


def test_the_customers_own_price_goes_before_everybodys(company: Company) -> None:
    company.price("98", minimum_quantity=Decimal(100))
    company.price("97", customer="C100")
    assert amount_on(company, APRIL_1, quantity=Decimal(500)) == "97.00"
    assert amount_on(company, APRIL_1, quantity=Decimal(500), customer="C200") == "98.00"


def test_the_largest_quantity_that_is_reached_has_the_price(company: Company) -> None:
    for quantity, amount in ((0, "100"), (10, "98"), (50, "95")):
        company.price(amount, minimum_quantity=Decimal(quantity))
    ordered = ("1", "9.99999", "10", "49", "50", "1000")
    found = [amount_on(company, APRIL_1, quantity=Decimal(quantity)) for quantity in ordered]
    assert found == ["100.00", "100.00", "98.00", "98.00", "95.00", "95.00"]


def test_of_two_lists_the_later_start_and_then_the_first_code_decides(company: Company) -> None:
    company.price("98", APRIL_1, list="B")
    company.price("97", APRIL_1, list="A")
    company.price("96", MARCH_31, list="C")
    assert price_on(company, APRIL_15).price_list == "A"
    assert amount_on(company, APRIL_15, price_list="C") == "96.00"


def test_the_item_price_is_converted_to_the_lines_unit(company: Company) -> None:
    assert amount_on(company, APRIL_1, item="B", um="DZ") == "42.00"
    with pytest.raises(messages.Refusal, match="No conversion") as refusal:
        price_on(company, APRIL_1, item="B", um="PL")
    assert refusal.value.field == "um"


def test_prices_have_five_decimals(company: Company) -> None:
    company.change(Item, number="A", price=Decimal("0.00001"))
    assert price_on(company, APRIL_1).list_price == Decimal("0.00001")


prices = st.decimals(Decimal("0.01"), Decimal("99999.99999"), places=5)
percents = st.decimals(0, 100, places=2)


@given(prices, percents)
def test_price_and_discount_agree_to_the_last_decimal_they_show(list_price: Decimal, discount: Decimal) -> None:
    price = with_discount(list_price, discount)
    assert 0 <= price <= list_price
    again = with_discount(list_price, discount_of(list_price, price))
    assert abs(again - price) <= max(Decimal("0.00001"), list_price * Decimal("0.000001"))


@given(prices, prices, prices)
def test_a_limited_price_is_within_its_limits(price: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    limited = within_limits(price, low, high)
    assert low <= limited <= high
    assert limited == price or not low <= price <= high
    assert within_limits(price, Decimal(0), Decimal(0)) == price


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "amount"),
    [
        ("16", "348.35", "4", "5350.66"),
        ("1", "8.6957", "0", "8.70"),
        ("25", "230.83", "0", "5770.75"),
        ("1198", "0.195", "0", "233.61"),
        ("2428", "0.095", "0", "230.66"),
        ("1", "0.005", "0", "0.01"),
        ("12", "14", "15", "142.80"),
    ],
)
def test_a_line_is_rounded_half_up_by_itself(quantity: str, price: str, discount: str, amount: str) -> None:
    net = with_discount(Decimal(price), Decimal(discount))
    assert extension(Decimal(quantity), net, 2) == Decimal(amount)
