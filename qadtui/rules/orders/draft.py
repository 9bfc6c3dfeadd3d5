"""A sales order being entered: a plain value that a program keeps between two frames and that survives a dropped line.

Headers and lines are records keyed by dictionary names. Nothing is in the database until `save` writes the draft in one
transaction. A line also carries `minimum_price` and `maximum_price`, the limits of the price list it was priced from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from qadtui.formats.decimals import PERCENT, extension, round_half_up
from qadtui.language.messages import LINE_DOES_NOT_EXIST, LINE_SHIPPED, LINE_TOO_HIGH, Refusal
from qadtui.models.view import Values
from qadtui.rules.comments import Comments

HIGHEST_LINE = 999
T = TypeVar("T")
ZERO = Decimal(0)


class Totals(NamedTuple):
    """What an order comes to: its lines, the discount on all of them, and what is left."""

    line_total: Decimal
    discount: Decimal
    total: Decimal


@dataclass
class OrderDraft:
    """`version` None is an order not saved yet, `stored` the lines the database knows, `places` the currency's.

    How it is entered: `line_format` S or M, and whether a new head and new lines ask for comments. `highest` is no less
    than any line's number, so that the next one is found without looking at them all.
    """

    header: Values
    posting_id: str
    lines: dict[int, Values] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    stored: frozenset[int] = frozenset()
    version: int | None = None
    places: int = 2
    comments: Comments = field(default_factory=dict)
    line_format: str = "S"
    header_comments: bool = False
    line_comments: bool = False
    highest: int = 0

    def __post_init__(self) -> None:
        self.highest = max([self.highest, *self.lines, *self.stored])

    @property
    def number(self) -> str:
        """The order's number."""
        return str(self.header["number"])

    def copy(self) -> "OrderDraft":
        """The draft as it is now, whatever is done to this one; records are shared, for they are replaced whole."""
        comments = {line: dict(pages) for line, pages in self.comments.items()}
        return replace(
            self, header=dict(self.header), lines=dict(self.lines), removed=set(self.removed), comments=comments
        )

    def to_json(self) -> dict[str, Any]:
        """The draft as JSON can hold it exactly."""
        return {name: pack(value) for name, value in vars(self).items()}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "OrderDraft":
        """The draft that `to_json` packed."""
        known = {name: unpack(value) for name, value in content.items()}
        known |= {"lines": numbered(known["lines"]), "stored": frozenset(known["stored"])}
        known |= {"removed": set(known["removed"]), "comments": numbered(known["comments"])}
        known["comments"] = {line: numbered(pages) for line, pages in known["comments"].items()}
        return cls(**known)


def numbered(records: Mapping[Any, T]) -> dict[int, T]:
    """Records by number, whose numbers JSON made text."""
    return {int(number): record for number, record in records.items()}


def next_line(draft: OrderDraft) -> int:
    """The number a new line gets. Refusal LINE_TOO_HIGH (line)."""
    line = draft.highest + 1
    if line > HIGHEST_LINE:
        raise Refusal(LINE_TOO_HIGH, "line", highest=HIGHEST_LINE)
    return line


def line_beyond(draft: OrderDraft, line: int, forward: bool) -> int | None:
    """The number of the line after or before a number; None at the end. It costs the gap, however many lines there
    are.
    """
    numbers = range(line + 1, draft.highest + 1) if forward else range(min(line - 1, draft.highest), 0, -1)
    return next((number for number in numbers if number in draft.lines), None)


def put_line(draft: OrderDraft, values: Values) -> None:
    """Put a line into the draft, new or in place of the one with its number."""
    line = values["line"]
    draft.lines[line] = values | {"amount": amount_of(values, draft.places)}
    draft.removed.discard(line)
    draft.highest = max(draft.highest, line)


def remove_line(draft: OrderDraft, line: int) -> None:
    """Take a line out of the draft. Refusals (line): LINE_DOES_NOT_EXIST, LINE_SHIPPED."""
    values = draft.lines.get(line)
    if values is None:
        raise Refusal(LINE_DOES_NOT_EXIST, "line", line=line)
    if values["quantity_shipped"]:
        raise Refusal(LINE_SHIPPED, "line", line=line)
    del draft.lines[line]
    draft.comments.pop(line, None)
    if line in draft.stored:
        draft.removed.add(line)
    while draft.highest and draft.highest not in draft.lines and draft.highest not in draft.removed:
        draft.highest -= 1


def put_page(draft: OrderDraft, line: int, page: int, values: Values | None) -> None:
    """Put a page of comments of a line (or of the head, line 0) into the draft; None takes it out."""
    pages = draft.comments.setdefault(line, {})
    if values is None:
        pages.pop(page, None)
    else:
        pages[page] = values
    if not pages:
        del draft.comments[line]


def amount_of(values: Mapping[str, Any], places: int) -> Decimal:
    """What a line comes to, rounded to the currency's places."""
    return extension(values["quantity_ordered"], values["price"], places)


def totals(draft: OrderDraft) -> Totals:
    """The order's totals: the sum of its rounded lines, less the discount on the order."""
    line_total = sum((values["amount"] for values in draft.lines.values()), ZERO)
    return discounted(line_total, draft.header["discount"], draft.places)


def discounted(line_total: Decimal, percent: Decimal, places: int) -> Totals:
    """The totals of an order whose lines come to `line_total`, rounded to the currency's places."""
    discount = extension(line_total, round_half_up(percent, PERCENT).scaleb(-2), places)
    return Totals(line_total, discount, line_total - discount)


def pack(value: Any) -> Any:
    """A value as JSON can hold it exactly."""
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, dict):
        return {"record": {str(name): pack(part) for name, part in value.items()}}
    if isinstance(value, set | frozenset):
        return sorted(value)
    return value


def unpack(value: Any) -> Any:
    """The value that `pack` packed."""
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind == "record":
        return {name: unpack(part) for name, part in content.items()}
    return Decimal(content) if kind == "decimal" else date.fromisoformat(content)
