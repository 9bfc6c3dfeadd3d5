"""What is typed for each column: the text as it stands, and the last one that could be meant.

    typed   1       1.      1..     1..9          numbers from one to nine
    meant   1       1.      1.      1..9          1.. is no filter yet, so the rows stay those of the text before

A character that no filter of the column has is refused.
"""

from collections.abc import Iterable

from qadtui.formats.width import cells
from qadtui.terminal.browser.view import BrowseColumn

LONGEST = 60
"""The cells a filter may have."""

_OPERATORS = "<>=.*"


class FilterLine:
    """The filters of a browse's columns."""

    def __init__(self) -> None:
        self._typed: dict[str, str] = {}
        self._meant: dict[str, str] = {}

    @property
    def meant(self) -> dict[str, str]:
        """The filters that are in force, by column."""
        return {name: text for name, text in self._meant.items() if text}

    def text(self, name: str) -> str:
        """What stands in a column."""
        return self._typed.get(name, "")

    def pending(self, name: str) -> bool:
        """Whether what stands there cannot be meant yet."""
        return self.text(name) != self._meant.get(name, "")

    def type(self, column: BrowseColumn, char: str) -> bool:
        """Add a character; False means refused."""
        text = self.text(column.name) + char
        if column.means is None or cells(text) > LONGEST or not _has(column, self.text(column.name), char):
            return False
        self._put(column, text)
        return True

    def erase(self, column: BrowseColumn) -> bool:
        """Take the last character away; False if there is none."""
        text = self.text(column.name)
        if text:
            self._put(column, text[:-1])
        return bool(text)

    def clear(self, names: Iterable[str]) -> bool:
        """Take the filters of columns away; False if there are none."""
        found = [name for name in names if self.text(name)]
        for name in found:
            del self._typed[name]
            self._meant.pop(name, None)
        return bool(found)

    def _put(self, column: BrowseColumn, text: str) -> None:
        self._typed[column.name] = text
        if not text or (column.means and column.means(text)):
            self._meant[column.name] = text


def _has(column: BrowseColumn, text: str, char: str) -> bool:
    """Whether a filter of the column may have this character: what its values have, and what compares them."""
    values = ((text, len(text)), ("", 0), ("0", 1))
    return char in _OPERATORS or any(column.format.accepts(value, at, char) for value, at in values)
