"""What every data format can do: turn a value into text for the screen, and typed text into a value."""

from abc import ABC, abstractmethod
from typing import Any


class Format(ABC):
    """A data format such as `x(8)` or `->>,>>9.99`.

    `width` is the field's cells, `right` says whether its values stand at the right, and `blank` is what an empty field
    shows while it is open: nothing, or the slashes of a date, which stay where they are.
    """

    right = False
    blank = ""

    def __init__(self, spec: str, width: int) -> None:
        self.spec = spec
        self.width = width

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.spec!r})"

    @abstractmethod
    def show(self, value: Any) -> str:
        """The text of a value, at most `width` cells and not padded; None is shown as nothing."""

    def edit(self, value: Any) -> str:
        """The text of a value in a field that is open for entry: an empty date shows its slashes."""
        return self.show(value) or self.blank

    def typed(self, value: Any) -> str:
        """The text of a value as a person would type it, which is where editing it in place starts."""
        return self.edit(value)

    @abstractmethod
    def parse(self, text: str) -> Any:
        """The value of a text; a blank text is the empty value of the kind. Raises FormatError."""

    @abstractmethod
    def accepts(self, text: str, at: int, char: str) -> bool:
        """May `char` be typed at position `at` of `text`? A refused key beeps."""
