"""What is shipped, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Piece:
    """A quantity of an order line, in the line's unit, and the stock it is taken from.

    `cancel_backorder` ends the line with what is shipped then; such a piece may have no quantity and no place.
    """

    line: int
    quantity: Decimal
    site: str = ""
    location: str = ""
    lot: str = ""
    reference: str = ""
    cancel_backorder: bool = False


@dataclass(frozen=True)
class Shipment:
    """All that leaves for one order at one time; a blank effective date is the business date."""

    order: str
    pieces: list[Piece]
    posting_id: str
    effective: date | None = None
    ship_via: str = ""
    bol: str = ""
    remarks: str = ""


@dataclass(frozen=True)
class Posted:
    """What a shipment came to; `already` when it was posted before and only found again."""

    order: str
    lines: int
    quantity: Decimal
    amount: Decimal
    already: bool = False

    def result(self) -> dict[str, Any]:
        """What the posting's row keeps."""
        return {"order": self.order, "lines": self.lines, "quantity": str(self.quantity), "amount": str(self.amount)}

    @classmethod
    def found(cls, result: Mapping[str, Any]) -> "Posted":
        """The same from the posting's row."""
        return cls(
            result["order"], result["lines"], Decimal(result["quantity"]), Decimal(result["amount"]), already=True
        )
