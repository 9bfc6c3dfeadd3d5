"""Who works in a bench."""

from datetime import date

from qadtui.models.operator import Operator


def operator(number: int = 0) -> Operator:
    """Anna, or one of many, on April 1st 2026."""
    return Operator(f"anna{number or ''}", date(2026, 4, 1), f"pts/{number}")
