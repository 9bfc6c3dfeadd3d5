"""A sales order being entered: a plain value that a program keeps between two frames and that survives a dropped line.

Headers and lines are records keyed by dictionary names. Nothing is in the database until `save` writes the draft in one
transaction. A line also carries `minimum_price` and `maximum_price`, the limits of the price list it was priced from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from qadtui.formats.decimals import PERCENT, extension, round_half_up
from qadtui.language.messages import LINE_DOES_NOT_EXIST, LINE_SHIPPED, LINE_TOO_HIGH, Refusal
from qadtui.models.view import Values

HIGHEST_LINE = 999
ZERO = Decimal(0)


class Totals(NamedTuple):
    """What an order comes to: its lines, the discount on all of them, and what is left."""

    line_total: Decimal
    discount: Decimal
    total: Decimal


@dataclass
class OrderDraft:
    """`version` None is an order not saved yet, `stored` the lines the database knows, `places` the currency's."""

    header: Values
    posting_id: str
    lines: dict[int, Values] = field(default_factory=dict)
    removed: list[int] = field(default_factory=list)
    stored: list[int] = field(default_factory=list)
    version: int | None = None
    places: int = 2

    @property
    def number(self) -> str:
        """The order's number."""
        return str(self.header["number"])

    def to_json(self) -> dict[str, Any]:
        """The draft as JSON can hold it exactly."""
        return {name: _pack(value) for name, value in vars(self).items()}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "OrderDraft":
        """The draft that `to_json` packed."""
        draft = cls(**{name: _unpack(value) for name, value in content.items()})
        draft.lines = {int(line): values for line, values in draft.lines.items()}
        return draft


def next_line(draft: OrderDraft) -> int:
    """The number a new line gets. Refusal LINE_TOO_HIGH (line)."""
    line = max([0, *draft.lines, *draft.removed]) + 1
    if line > HIGHEST_LINE:
        raise Refusal(LINE_TOO_HIGH, "line", highest=HIGHEST_LINE)
    return line


def put_line(draft: OrderDraft, values: Values) -> None:
    """Put a line into the draft, new or in place of the one with its number."""
    line = values["line"]
    draft.lines[line] = values | {"amount": amount_of(values, draft.places)}
    if line in draft.removed:
        draft.removed.remove(line)


def remove_line(draft: OrderDraft, line: int) -> None:
    """Take a line out of the draft. Refusals (line): LINE_DOES_NOT_EXIST, LINE_SHIPPED."""
    values = draft.lines.get(line)
    if values is None:
        raise Refusal(LINE_DOES_NOT_EXIST, "line", line=line)
    if values["quantity_shipped"]:
        raise Refusal(LINE_SHIPPED, "line", line=line)
    del draft.lines[line]
    if line in draft.stored:
        draft.removed.append(line)


def amount_of(values: Mapping[str, Any], places: int) -> Decimal:
    """What a line comes to, rounded to the currency's places."""
    return extension(values["quantity_ordered"], values["price"], places)


def totals(draft: OrderDraft) -> Totals:
    """The order's totals: the sum of its rounded lines, less the discount on the order."""
    line_total = sum((values["amount"] for values in draft.lines.values()), ZERO)
    percent = round_half_up(draft.header["discount"], PERCENT).scaleb(-2)
    discount = extension(line_total, percent, draft.places)
    return Totals(line_total, discount, line_total - discount)


def _pack(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, dict):
        return {"record": {str(name): _pack(part) for name, part in value.items()}}
    return value


def _unpack(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind == "record":
        return {name: _unpack(part) for name, part in content.items()}
    return Decimal(content) if kind == "decimal" else date.fromisoformat(content)
