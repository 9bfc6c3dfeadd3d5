"""What a pager shows: which lines, which cells of them, and what it says of where one is.

It holds more lines than the screen shows, so a terminal that becomes higher has its lines at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qadtui.language import messages
from qadtui.language.messages import Message
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.pager.lines import Lines
from qadtui.terminal.pager.place import Place
from qadtui.terminal.pager.reading import Reading
from qadtui.terminal.pager.sideways import Sideways

if TYPE_CHECKING:
    from qadtui.terminal.dialogue import Dialogue

FIRST_ROW = 2
NAME = "pager"
_FURTHER = "-->"


class Picture:
    """One report on the screen. `found` is the line that was looked for, `waiting` whether keys but F4 wait."""

    def __init__(self, dialogue: "Dialogue", lines: Lines, page: int, frozen: int, legend: Text) -> None:
        self.lines, self.reading = lines, Reading(lines)
        self.place = Place(0, 1, page)
        self.found, self.waiting = -1, False
        self._dialogue, self._frozen, self._legend = dialogue, frozen, legend
        self._sideways = Sideways.over(lines.heading, frozen)
        self._message: tuple[Message, dict[str, Any]] | None = None

    def go(self, top: int) -> bool:
        """Let another line be the first; False if it is that already."""
        moved, self.place = top != self.place.top, replace(self.place, top=top)
        return moved

    def show_found(self, line: int) -> None:
        """Mark a line that was looked for, where it can be seen."""
        self.found = line
        if not self.place.top <= line < self.place.onward:
            self.go(self.place.top_for(line))

    def turn(self, how: Callable[[Sideways], Sideways]) -> bool:
        """Go sideways; False if there is nothing."""
        try:
            self._sideways = how(self._sideways)
        except IndexError:
            return False
        return True

    def to_the_left(self) -> None:
        """Show the first columns again."""
        self._sideways = Sideways.over(self.lines.heading, self._sideways.frozen)

    def say(self, message: Message, **values: Any) -> None:
        """Say something, with a beep, until the next key."""
        self._message = (message, values)
        self._dialogue.grid.ring()

    def hush(self) -> None:
        """Say again where one is."""
        self._message = None

    @property
    def further(self) -> bool:
        """Whether there is more to the right of the screen."""
        lines = (*self.lines.heading, *self._visible)
        return any(self._sideways.beyond(line, self._dialogue.grid.columns) for line in lines)

    async def show(self) -> None:
        """Paint it as it is now."""
        self._fit()
        await self.reading.fetch(self.place.top)
        self._dialogue.draw(NAME, self._paint)

    def _fit(self) -> None:
        """The heading and the screen as they are now."""
        heading = self.lines.heading
        if heading and not self._sideways.starts:
            self._sideways = Sideways.over(heading, self._frozen)
        body = self._dialogue.status.row - FIRST_ROW - len(heading)
        self.place = replace(self.place, body=body)

    @property
    def _visible(self) -> Sequence[str]:
        return self.reading.held(self.place.top, self.place.shown)

    def _paint(self) -> None:
        self._fit()
        grid, heading = self._dialogue.grid, self.lines.heading
        grid.clear(FIRST_ROW, 1, self._dialogue.status.row - FIRST_ROW)
        for row, line in enumerate(heading, FIRST_ROW):
            grid.put(row, 1, self._sideways.seen(line, grid.columns), Role.HEADING)
        for at, line in enumerate(self._visible):
            role = Role.SELECTED if self.place.top + at == self.found else Role.NORMAL
            grid.put(FIRST_ROW + len(heading) + at, 1, self._sideways.seen(line, grid.columns), role)
        self._tell()
        self._dialogue.status.legend(legends.RUNNING if self.waiting else self._legend)
        self._dialogue.rest()

    def _tell(self) -> None:
        """The page one is on, and what is to be said besides."""
        status, lines, place = self._dialogue.status, self.lines, self.place
        status.hush()
        if self._message:
            status.say(self._message[0], **self._message[1])
        elif lines.complete:
            status.say(messages.PAGE_OF_PAGES, page=place.number_of(lines.count), pages=place.pages(lines.count))
        else:
            status.say(messages.PAGE_OF, page=place.number)
        if lines.told:
            status.say(lines.told[0], second=True, **lines.told[1])
        if self.further:
            grid = self._dialogue.grid
            grid.put(status.row, grid.columns - len(_FURTHER), _FURTHER, Role.MESSAGE)
