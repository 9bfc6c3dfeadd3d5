"""The lines of a report as a pager asks for them. Only what is shown is ever read, so a million are as quick as ten."""

from collections.abc import Sequence
from typing import Any, Protocol

from qadtui.language.messages import Message


class Lines(Protocol):
    """Lines that may still become more. `heading` stays on the screen; the last line of it is the rule of dashes."""

    @property
    def heading(self) -> Sequence[str]:
        """The lines that stay on the screen."""

    @property
    def count(self) -> int:
        """How many lines there are by now."""

    @property
    def complete(self) -> bool:
        """Whether there will be no more."""

    @property
    def told(self) -> tuple[Message, dict[str, Any]] | None:
        """What is to be said of lines that are still being made, or that came to a bad end."""

    async def grown(self) -> None:
        """Wait until there are more lines, or there is something else to tell."""

    async def lines(self, first: int, count: int) -> Sequence[str]:
        """So many lines from one on (the first is 0), or as many as there are."""

    async def find(self, text: str, first: int) -> int | None:
        """The nearest line from `first` on that has the text in it, whatever the capitals; None if there is none."""


class KnownLines:
    """The lines of a report that is all there."""

    complete = True
    told = None

    def __init__(self, heading: Sequence[str], lines: Sequence[str]) -> None:
        self.heading, self._lines = heading, lines

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._lines)

    async def grown(self) -> None:
        """Nothing more will come."""

    async def lines(self, first: int, count: int) -> Sequence[str]:
        """Some of them."""
        return self._lines[first : first + count]

    async def find(self, text: str, first: int) -> int | None:
        """The nearest that has the text in it."""
        wanted = text.casefold()
        return next((at for at in range(first, len(self._lines)) if wanted in self._lines[at].casefold()), None)
