"""The little language of a paper's rows: a name, a colon, and where it stands, as on a screen.

"number:16   order_date:50"     label right-aligned before column 16, value two columns after it
"number:18~"                    no label: the value itself begins in column 18
"item:5-22   price:60-72"       no label: the value stands in columns 5 to 22, numbers at their right end
"sold_to.name:3-20+"            ... and what does not fit goes on below; without the plus it is cut
"revision:16?"                  a number of which 0 is blank
"'Ship-To'@40"                  a fixed text at column 40; it may say {page} and {pages}
"'Packing List'@1-80"           a fixed text in the middle of columns 1 to 80
"-"  "="  "-:40-80"             a rule across the paper, or from column to column
""                              a blank row
"""

import re
from dataclasses import dataclass

_PARTS = re.compile(r"'[^']*'@\S+|\S+")
_FIELD = re.compile(r"(?P<path>[a-z_0-9.]+):(?P<first>\d+)(?:-(?P<last>\d+))?(?P<flags>[~+?]*)")
_WORDS = re.compile(r"'(?P<text>[^']*)'@(?P<first>\d+)(?:-(?P<last>\d+))?")
_RULE = re.compile(r"(?P<sign>[-=])(?::(?P<first>\d+)-(?P<last>\d+))?")


@dataclass(frozen=True)
class Value:
    """Where one value stands. `colon` is the column of its label's colon, None without a label; `last` is None where
    the value's format says how wide it is.
    """

    path: str
    first: int
    last: int | None = None
    colon: int | None = None
    goes_on: bool = False
    nothing_is_blank: bool = False


@dataclass(frozen=True)
class Words:
    """A fixed text from column `first` on; with a `last`, in the middle between them."""

    text: str
    first: int
    last: int | None = None


@dataclass(frozen=True)
class Rule:
    """A line of one sign; without columns across the paper."""

    sign: str
    first: int = 1
    last: int | None = None


Part = Value | Words | Rule


def read_row(row: str) -> tuple[Part, ...]:
    """The parts of a row. Raises ValueError naming the part that is not understood."""
    return tuple(_part(part) for part in _PARTS.findall(row))


def _part(part: str) -> Part:
    if found := _FIELD.fullmatch(part):
        return _value(part, found)
    if found := _WORDS.fullmatch(part):
        return Words(found["text"], int(found["first"]), _number(found["last"]))
    if found := _RULE.fullmatch(part):
        return Rule(found["sign"], int(found["first"] or 1), _number(found["last"]))
    raise ValueError(f"{part!r} is neither name:column nor 'text'@column nor a rule")


def _value(part: str, found: re.Match[str]) -> Value:
    first, last, flags = int(found["first"]), _number(found["last"]), found["flags"]
    if last is not None and last < first:
        raise ValueError(f"{part!r} ends before it begins")
    labelled = last is None and "~" not in flags
    return Value(found["path"], first + 2 * labelled, last, first if labelled else None, "+" in flags, "?" in flags)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
