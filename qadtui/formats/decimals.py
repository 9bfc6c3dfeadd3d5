"""Exact decimals: rounding is always half up, always asked for, and never a float.

    extension(Decimal("10"), Decimal("98.005"), 2) == Decimal("980.05")

A product is computed exactly and rounded once, so a line amount is the same on every machine.
"""

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)

AMOUNT = 3
PRICE = 5
QUANTITY = 5
PERCENT = 4
RATE = 9

_DIGITS = 100  # more than the product of any two numbers we store
_FAULTS = [InvalidOperation, DivisionByZero, Overflow]
_EXACT = Context(prec=_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[*_FAULTS, Inexact])
_ROUNDING = Context(prec=_DIGITS, rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=_FAULTS)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """`value` with exactly `places` decimals; a half goes away from zero. A float is a TypeError."""
    return _ROUNDING.quantize(value, Decimal((0, (1,), -places)))


def extension(quantity: Decimal, price: Decimal, places: int) -> Decimal:
    """What `quantity` at `price` comes to, rounded once, half up, to `places` decimals. A float is a TypeError."""
    return round_half_up(_EXACT.multiply(quantity, price), places)
