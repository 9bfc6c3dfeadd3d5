"""Where a reader is in the lines: by screenfuls, or by printed pages, of which a screen shows a part at a time.

body 17, no page     0   17   34   51 ...                   a page is a screenful
body 17, page 60     0   17   34   51 | 60   77 ...         the next page begins at the top of the screen
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """The line `top` is the first of `body` on the screen; `page` is the length of a printed page, 0 without."""

    top: int
    body: int
    page: int = 0

    @property
    def length(self) -> int:
        """The lines of a page."""
        return self.page or self.body

    @property
    def number(self) -> int:
        """The page one is on, counted from 1."""
        return self.top // self.length + 1

    @property
    def shown(self) -> int:
        """How many lines the screen shows: no printed page runs into the next one."""
        return min(self.body, self._start + self.page - self.top) if self.page else self.body

    @property
    def onward(self) -> int:
        """The top of the next screenful."""
        return self.top + self.shown

    @property
    def next_page(self) -> int:
        """The top of the next page."""
        return self.start_of(self.number + 1)

    @property
    def back(self) -> int:
        """The top of the screenful before; from the top of a printed page, that of the page before."""
        if self.page and self.top == self._start:
            return max(self.top - self.page, 0)
        return max(self.top - self.body, self._start if self.page else 0)

    def number_of(self, count: int) -> int:
        """The same of so many lines: whoever sees the last of them is on the last page."""
        return self.pages(count) if self.onward >= count else self.number

    def pages(self, count: int) -> int:
        """How many pages so many lines are."""
        return max(-(-count // self.length), 1)

    def start_of(self, number: int) -> int:
        """The top of a page."""
        return (number - 1) * self.length

    def top_for(self, line: int) -> int:
        """The top of a screen that shows a line."""
        if not self.page:
            return line
        return line // self.page * self.page + line % self.page // self.body * self.body

    def last(self, count: int) -> int:
        """The top of the end of so many lines: the screen full of them, or the start of the last page."""
        return self.start_of(self.pages(count)) if self.page else max(count - self.body, 0)

    @property
    def _start(self) -> int:
        """The first line of the printed page."""
        return self.top // self.page * self.page if self.page else self.top
