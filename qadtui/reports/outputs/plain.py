"""Values as other programs read them: exact numbers with a point and no more decimals than they need, ISO dates.

    values     Decimal("98.500")      raw rows     9850000 of scale 5      98.5
               date(2026, 4, 1)                    "2026-04-01"            2026-04-01

Every function here is asked a million times in a report of a million rows; that is why they are so plain.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
CHUNK = 1000
REMEMBERED = 20_000
Plain: TypeAlias = Callable[[Any], Any]
Convert: TypeAlias = Callable[[Sequence[Any]], Iterable[Any]]
"""What makes of the values of a column what is written."""


def number_of(kind: type, scale: int | None) -> Plain | None:
    """What makes a number's text, None for None; None if `str` does, or if a column of that kind has no numbers."""
    if scale:
        return remembering(lambda value: scaled_text(value, scale))
    return decimal_text if kind is Decimal and scale is None else None


def decimal_text(value: Decimal | None) -> str | None:
    """The text of a Decimal."""
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def scaled_text(value: int | None, scale: int) -> str | None:
    """The text of an integer that counts the smallest part of a number with so many decimals."""
    if value is None:
        return None
    units, parts = divmod(abs(value), 10**scale)
    digits = f"{units}.{parts:0{scale}}".rstrip("0") if parts else str(units)
    return f"-{digits}" if value < 0 else digits


def moment_text(value: Any) -> Any:
    """The text of a stamp, to the second; its time zone stands behind it."""
    return value.isoformat(sep=" ", timespec="seconds") if isinstance(value, datetime) else value


def remembering(make: Plain) -> Plain:
    """The same function for a column whose values come again and again: it remembers the last thousands."""
    return _Remembered(make).__getitem__


class _Remembered(dict[Any, Any]):
    """Asked of a dict, what is remembered costs no call."""

    def __init__(self, make: Plain) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> Any:
        if len(self) > REMEMBERED:
            self.clear()
        made = self[value] = self._make(value)
        return made


def portions(rows: Iterable[T]) -> Iterator[list[T]]:
    """So many rows at a time."""
    waiting = iter(rows)
    while portion := list(islice(waiting, CHUNK)):
        yield portion


def each(convert: Plain | None) -> Convert | None:
    """What converts a column value by value."""
    return None if convert is None else lambda column: map(convert, column)


def converted(
    rows: Sequence[tuple[Any, ...]], places: Sequence[int], converters: Sequence[Convert | None]
) -> Iterator[tuple[Any, ...]]:
    """The values at these places of each row, as the converter of each place makes them."""
    columns = list(zip(*rows, strict=True))
    pairs = zip(converters, (columns[at] for at in places), strict=True)
    return zip(*(convert(column) if convert else column for convert, column in pairs), strict=True)
