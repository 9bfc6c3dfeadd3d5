"""Values as other programs read them: exact numbers with a point and no more decimals than they need, ISO dates.

    values     Decimal("98.500")      raw rows     9850000 of scale 5      98.5
               date(2026, 4, 1)                    "2026-04-01"            2026-04-01

Every function here is asked a million times in a report of a million rows; that is why they are so plain.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, TypeAlias

from qadtui.reports.sheet import Sheet

CHUNK = 1000
REMEMBERED = 20_000
Plain: TypeAlias = Callable[[Any], Any]


def number_of(kind: type, scale: int | None) -> Plain | None:
    """What makes a number's text, None for None; None if `str` does, or if a column of that kind has no numbers."""
    if scale:
        return Scaled(scale).__getitem__
    return decimal_text if kind is Decimal and scale is None else None


def decimal_text(value: Decimal | None) -> str | None:
    """The text of a Decimal."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Scaled(dict[int | None, str | None]):
    """The texts of integers that count the smallest part of a number with so many decimals.

    Prices and quantities come again and again, so the last thousands are remembered.
    """

    def __init__(self, scale: int) -> None:
        super().__init__({None: None})
        self._scale, self._whole = scale, 10**scale

    def __missing__(self, value: int) -> str:
        if len(self) > REMEMBERED:
            self.clear()
            self[None] = None
        units, parts = divmod(abs(value), self._whole)
        digits = f"{units}.{parts:0{self._scale}}".rstrip("0") if parts else str(units)
        text = self[value] = f"-{digits}" if value < 0 else digits
        return text


def moment_text(value: Any) -> Any:
    """The text of a stamp, to the second; its time zone stands behind it."""
    return value.isoformat(sep=" ", timespec="seconds") if isinstance(value, datetime) else value


def columns_of(sheet: Sheet, converters: Sequence[Plain | None]) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The rows of a sheet in portions, each value as its column's converter makes it. It reads the rows."""
    rows = iter(sheet.rows)
    places = [column.at for column in sheet.columns]
    while chunk := list(islice(rows, CHUNK)):
        columns = list(zip(*chunk, strict=True))
        chosen = [columns[at] for at in places]
        yield zip(*(map(f, column) if f else column for f, column in zip(converters, chosen, strict=True)), strict=True)
