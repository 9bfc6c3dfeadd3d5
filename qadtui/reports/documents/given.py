"""Values on a paper that a rule works out, because they must be the same wherever they are seen: an order's totals.

A layout names them (`values = "order_totals"`) and then shows them like fields.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from qadtui.language.text import Text
from qadtui.models.dictionary import Entry, dictionary
from qadtui.models.numbers import Amount
from qadtui.models.tables import SalesOrder
from qadtui.rules import orders

Read = Mapping[str, Any]


@dataclass(frozen=True)
class Given:
    """The values called `entries`, all counted in `unit`, worked out of those at the `paths` of the record."""

    paths: tuple[str, ...]
    entries: Mapping[str, Entry]
    unit: type | None
    work_out: Callable[[Read], dict[str, Any]]


def given_named(name: str) -> Given:
    """The values a layout calls so. Raises KeyError."""
    if name not in _GIVEN:
        raise KeyError(f"values must be one of {', '.join(_GIVEN)}, not {name}")
    return _GIVEN[name]


def _order_totals(read: Read) -> dict[str, Any]:
    totals = orders.discounted(read["line_total"], read["discount"], read["currency.places"])
    return {"discount_amount": totals.discount, "total": totals.total}


def _amount(name: str, label: str, help: str) -> Entry:
    """An amount like an order's line total, under another name."""
    like, text = dictionary(SalesOrder)["line_total"], Text(label, "frame")
    return replace(like, name=name, attribute="", label=text, column_label=text, help=Text(help, "help"))


_GIVEN = {
    "order_totals": Given(
        ("line_total", "discount", "currency.places"),
        {
            "discount_amount": _amount("discount_amount", "Discount Amount", "What the discount takes off."),
            "total": _amount("total", "Total", "What the order comes to."),
        },
        Amount,
        _order_totals,
    )
}
