"""Money and quantities: exact, and rounded half up once."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import extension, round_half_up

stored = st.integers(-(2**63), 2**63 - 1).map(lambda scaled: Decimal(scaled).scaleb(-5))


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"), ("2.5", 0, "3"), ("1.004999", 2, "1.00"), ("7", 3, "7.000")],
)
def test_a_half_goes_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), places)) == rounded


def test_a_line_is_extended_exactly_and_rounded_once() -> None:
    assert extension(Decimal("10"), Decimal("98.005"), 2) == Decimal("980.05")


def test_large_amounts_keep_their_cents() -> None:
    assert extension(Decimal("1234567890123456.78"), Decimal("1.00000"), 2) == Decimal("1234567890123456.78")


@pytest.mark.parametrize("quantity", [0.5, 1.0])
def test_a_float_is_refused(quantity: float) -> None:
    with pytest.raises(TypeError):
        extension(quantity, Decimal(1), 2)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        round_half_up(quantity, 2)  # type: ignore[arg-type]


@given(stored, stored, st.integers(0, 5))
def test_an_extension_is_within_half_a_unit_of_the_true_product(quantity: Decimal, price: Decimal, places: int) -> None:
    off = abs(Fraction(extension(quantity, price, places)) - Fraction(quantity) * Fraction(price))
    assert off <= Fraction(1, 2 * 10**places)


@given(stored, st.integers(0, 5))
def test_rounding_twice_is_rounding_once(value: Decimal, places: int) -> None:
    once = round_half_up(value, places)
    assert round_half_up(once, places) == once
