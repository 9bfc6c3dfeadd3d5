"""The keys of the pager.

    Space, F1, Return      the next page; after the last one the report is over
    PgDn, PgUp, F8, F7     the next page, the page before
    Up, Down, F9, F10      by a line
    Left, Right            sideways, by a column; Tab and Back-Tab let one more column stay, or one less
    Home, End              the beginning, the end
    F3                     looks for a text; once more, for the next place that has it
    F11                    goes to a page by its number
    F4                     leaves

It reads ahead of what the screen shows, so a terminal that becomes higher has its lines at once.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qadtui.formats import make_format
from qadtui.language import messages
from qadtui.language.messages import Message
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.frames import Field
from qadtui.terminal.keys import Function, Key, in_list
from qadtui.terminal.pager.lines import Lines
from qadtui.terminal.pager.place import Place
from qadtui.terminal.pager.reading import Reading
from qadtui.terminal.pager.sideways import Sideways
from qadtui.terminal.questions import Stopped

if TYPE_CHECKING:
    from qadtui.terminal.dialogue import Dialogue

Action = Callable[[], Awaitable[None]]

HELP = Text(
    "The space bar, F1 or Return shows the next page; after the last one the report is over. Page Up and Page Down, Up"
    " and Down, Home and End go through it, Left and Right go sideways. Tab lets one more column stay at the left,"
    " Back-Tab one less. F3 looks for a text, and once more for the next place that has it. F11 goes to a page. F4"
    " leaves.",
    "help",
)
REPORT = Text("Report", "report")
FIRST_ROW = 2
_NAME = "pager"
_SOUGHT, _NUMBER = make_format("x(40)"), make_format(">>>>>>9", int)
_FURTHER = "-->"


class Pager:
    """One report on the screen, below the title line.

    `page` is the length of a printed page, 0 for screenfuls; `frozen` how many columns stay; `actions` what further
    functions do. `run` says whether it was read to its end.
    """

    def __init__(
        self,
        dialogue: "Dialogue",
        lines: Lines,
        *,
        page: int = 0,
        frozen: int = 0,
        actions: Mapping[Function, Action] | None = None,
    ) -> None:
        self.dialogue, self.lines = dialogue, lines
        self._actions = actions or {}
        self._reading = Reading(lines)
        self._place = Place(0, 1, page)
        self._sideways = Sideways.over(lines.heading, frozen)
        self._frozen = frozen
        self._sought, self._found = "", -1
        self._message: tuple[Message, dict[str, Any]] | None = None
        self._waiting = False

    async def run(self) -> bool:
        """Show it until F4 (False), or the space bar on the last page (True); nothing at all is not shown (False)."""
        await self._show()
        if not await self._reach(1):
            return False
        await self._show()
        while True:
            key = await self._next_key()
            self._message = None
            if (ended := await self._take(key)) is not None:
                self.dialogue.status.hush()
                return ended
            await self._show()

    async def _next_key(self) -> Key:
        """The next key; until it comes the screen shows what comes in."""
        with self._reading.watched(self._grown):
            return await self.dialogue.next_key(_NAME)

    async def _take(self, key: Key) -> bool | None:
        match in_list(key.function):
            case Function.END:
                return False
            case Function.GO | Function.RETURN:
                return await self._onward()
            case None if key.text == " ":
                return await self._onward()
            case Function.HELP:
                await self.dialogue.help(Field(_NAME, REPORT, _SOUGHT, 0, 0, help=HELP))
            case Function.INSERT:
                await self._find()
            case Function.BUFFER:
                await self._jump()
            case Function.MENU | Function.PROGRAM as function:
                await self.dialogue.call(function)
            case Function() as function if action := self._actions.get(function):
                await action()
            case function if not await self._move(function):
                self.dialogue.grid.ring()
        return None

    # through the lines

    async def _onward(self) -> bool | None:
        """The next screenful; True where there is none."""
        if await self._turn_page():
            return None
        return True if self.lines.complete else None

    async def _turn_page(self) -> bool:
        """Show the next screenful; False where there is none. What is blank of a printed page is passed over."""
        place = self._place
        if not await self._reach(place.onward + 1):
            return False
        await self._reading.fetch(place.top)
        rest = self._reading.held(place.onward, place.next_page - place.onward) if place.page else ()
        following = place.next_page if rest and not any(rest) else place.onward
        return await self._reach(following + 1) and self._go(following)

    async def _move(self, function: Function | None) -> bool:
        """Go where a function goes; False if there is nothing there, or it goes nowhere."""
        place = self._place
        match function:
            case Function.PAGE_DOWN:
                return await self._turn_page()
            case Function.PAGE_UP:
                return self._go(place.back)
            case Function.DOWN if await self._reach(place.top + place.body + 1):
                return self._go(place.top + 1)
            case Function.UP:
                return self._go(max(place.top - 1, 0))
            case Function.HOME:
                self._sideways = Sideways.over(self.lines.heading, self._sideways.frozen)
                self._go(0)
                return True
            case Function.LINE_END if await self._reach(None):
                self._go(place.last(self.lines.count))
                return True
            case Function.RIGHT if not self._further:
                return False
            case Function.LEFT | Function.RIGHT:
                return self._turn(lambda view: view.moved(1 if function is Function.RIGHT else -1))
            case Function.TAB | Function.BACK_TAB:
                return self._turn(lambda view: view.freezing(1 if function is Function.TAB else -1))
        return False

    def _go(self, top: int) -> bool:
        moved, self._place = top != self._place.top, replace(self._place, top=top)
        return moved

    def _turn(self, how: Callable[[Sideways], Sideways]) -> bool:
        try:
            self._sideways = how(self._sideways)
        except IndexError:
            return False
        return True

    async def _reach(self, count: int | None) -> bool:
        """Wait until there are so many lines, or all of them; False if there are fewer, or F4 ends the waiting."""
        if not self._reading.reached(count):
            self._waiting = True
            try:
                await self.dialogue.unless_stopped(self._reading.reach(count, self._grown))
            except Stopped:
                return False
            finally:
                self._waiting = False
        return count is None or self.lines.count >= count

    # by text and by number

    async def _find(self) -> None:
        sought = await self.dialogue.ask(messages.FIND, _SOUGHT, self._sought)
        if not sought:
            return
        again = sought == self._sought and self._found >= 0
        first = self._found + 1 if again else self._place.top
        self._sought = sought
        self.dialogue.say(messages.PLEASE_WAIT)
        try:
            found = await self.dialogue.unless_stopped(self._reading.find(sought, first))
        except Stopped:
            return
        if found is None:
            self._found = -1
            self._say(messages.NOT_FOUND, text=sought)
        else:
            self._show_found(found)

    def _show_found(self, line: int) -> None:
        self._found = line
        if not self._place.top <= line < self._place.onward:
            page = self._place.page
            top = line // page * page + line % page // self._place.body * self._place.body if page else line
            self._go(top)

    async def _jump(self) -> None:
        number = await self.dialogue.ask(messages.GO_TO_PAGE, _NUMBER, self._place.number)
        if not number:
            return
        if await self._reach(self._place.start_of(number) + 1):
            self._go(self._place.start_of(number))
        elif self.lines.complete:
            self._say(messages.NO_SUCH_PAGE, page=number, last=self._place.pages(self.lines.count))

    def _say(self, message: Message, **values: Any) -> None:
        self._message = (message, values)
        self.dialogue.grid.ring()

    # the picture

    async def _show(self) -> None:
        self._fit()
        await self._reading.fetch(self._place.top)
        self.dialogue.draw(_NAME, self._paint)

    async def _grown(self) -> None:
        """There is more: show it."""
        await self._show()
        self.dialogue.on_change()

    def _fit(self) -> None:
        """The heading and the screen as they are now."""
        heading = self.lines.heading
        if heading and not self._sideways.starts:
            self._sideways = Sideways.over(heading, self._frozen)
        body = self.dialogue.status.row - FIRST_ROW - len(heading)
        self._place = replace(self._place, body=body)

    def _paint(self) -> None:
        self._fit()
        grid, heading = self.dialogue.grid, self.lines.heading
        grid.clear(FIRST_ROW, 1, self.dialogue.status.row - FIRST_ROW)
        for row, line in enumerate(heading, FIRST_ROW):
            grid.put(row, 1, self._sideways.seen(line, grid.columns), Role.HEADING)
        first, top = FIRST_ROW + len(heading), self._place.top
        for at, line in enumerate(self._visible):
            role = Role.SELECTED if top + at == self._found else Role.NORMAL
            grid.put(first + at, 1, self._sideways.seen(line, grid.columns), role)
        self._tell()
        self.dialogue.status.legend(self._legend)
        self.dialogue.rest()

    @property
    def _legend(self) -> Text:
        """The keys that work now."""
        if self._waiting:
            return legends.RUNNING
        return legends.PAGER_CHART if Function.DELETE in self._actions else legends.PAGER

    @property
    def _visible(self) -> Sequence[str]:
        return self._reading.held(self._place.top, self._place.shown)

    @property
    def _further(self) -> bool:
        """Whether there is more to the right of the screen."""
        lines = (*self.lines.heading, *self._visible)
        return any(self._sideways.beyond(line, self.dialogue.grid.columns) for line in lines)

    def _tell(self) -> None:
        """The page one is on, and what is to be said besides."""
        status, lines, place = self.dialogue.status, self.lines, self._place
        status.hush()
        if self._message:
            status.say(self._message[0], **self._message[1])
        elif lines.complete:
            status.say(messages.PAGE_OF_PAGES, page=place.number_of(lines.count), pages=place.pages(lines.count))
        else:
            status.say(messages.PAGE_OF, page=place.number)
        if lines.told:
            status.say(lines.told[0], second=True, **lines.told[1])
        if self._further:
            self.dialogue.grid.put(status.row, self.dialogue.grid.columns - len(_FURTHER), _FURTHER, Role.MESSAGE)
