"""Computed numbers as their fields show them: what the operator reads is what is stored and calculated with.

1,234.56789 in ->>>,>>9.99<<<    shows, and so is, 1,234.5679
"""

from decimal import Decimal
from functools import cache

from qadtui.formats import Format, make_format


def as_shown(value: Decimal, spec: str) -> Decimal | None:
    """`value` rounded half up to the decimals its field has room for; None when the field cannot show it at all."""
    field = _format(spec)
    text = field.show(value)
    return None if text.startswith("?") else Decimal(field.parse(text))


@cache
def _format(spec: str) -> Format:
    return make_format(spec, Decimal)
