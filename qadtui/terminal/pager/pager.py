"""The keys of the pager.

Space, F1, Return      the next page; after the last one the report is over
PgDn, PgUp, F8, F7     the next page, the page before
Up, Down, F9, F10      by a line
Left, Right            sideways, by a column; Tab and Back-Tab let one more column stay, or one less
Home, End              the beginning, the end
F3                     looks for a text; once more, for the next place that has it
F11                    goes to a page by its number
F4                     leaves
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from qadtui.formats import make_format
from qadtui.language import messages
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.frames import Field
from qadtui.terminal.keys import Function, Key, in_list
from qadtui.terminal.pager.lines import Lines
from qadtui.terminal.pager.picture import NAME, Picture
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
_SOUGHT, _NUMBER = make_format("x(40)"), make_format(">>>>>>9", int)


class Pager:
    """One report on the screen, below the title line.

    `page` is the length of a printed page, 0 for screenfuls; `frozen` how many columns stay; `actions` what further
    functions do.
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
        legend = legends.PAGER_CHART if Function.DELETE in self._actions else legends.PAGER
        self._picture = Picture(dialogue, lines, page, frozen, legend)
        self._sought = ""

    async def run(self) -> bool:
        """Show it until F4 (False), or the space bar on the last page (True); nothing at all is not shown (False)."""
        await self._picture.show()
        if not await self._reach(1):
            return False
        ended = None
        while ended is None:
            await self._picture.show()
            key = await self._next_key()
            self._picture.hush()
            ended = await self._take(key)
        self.dialogue.status.hush()
        return ended

    async def _next_key(self) -> Key:
        """The next key; until it comes the screen shows what comes in."""
        with self._picture.reading.watched(self._grown):
            return await self.dialogue.next_key(NAME)

    async def _grown(self) -> None:
        """There is more: show it."""
        await self._picture.show()
        self.dialogue.on_change()

    async def _take(self, key: Key) -> bool | None:
        match in_list(key.function):
            case Function.END:
                return False
            case Function.GO | Function.RETURN:
                return await self._onward()
            case None if key.text == " ":
                return await self._onward()
            case Function.HELP:
                await self.dialogue.help(Field(NAME, REPORT, _SOUGHT, 0, 0, help=HELP))
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

    async def _move(self, function: Function | None) -> bool:
        """Go where a function goes; False if there is nothing there, or it goes nowhere."""
        picture, place = self._picture, self._picture.place
        match function:
            case Function.PAGE_DOWN:
                return await self._turn_page()
            case Function.PAGE_UP:
                return picture.go(place.back)
            case Function.DOWN if await self._reach(place.top + place.body + 1):
                return picture.go(place.top + 1)
            case Function.UP:
                return picture.go(max(place.top - 1, 0))
            case Function.HOME:
                picture.to_the_left()
                picture.go(0)
                return True
            case Function.LINE_END if await self._reach(None):
                picture.go(place.last(self.lines.count))
                return True
            case Function.RIGHT if picture.further:
                return picture.turn(lambda view: view.moved(1))
            case Function.LEFT:
                return picture.turn(lambda view: view.moved(-1))
            case Function.TAB:
                return picture.turn(lambda view: view.freezing(1))
            case Function.BACK_TAB:
                return picture.turn(lambda view: view.freezing(-1))
        return False

    async def _onward(self) -> bool | None:
        """The next screenful; True where there is none."""
        if await self._turn_page():
            return None
        return True if self.lines.complete else None

    async def _turn_page(self) -> bool:
        """Go to the next screenful; False where there is none. What is blank of a printed page is passed over."""
        picture, place = self._picture, self._picture.place
        if not await self._reach(place.onward + 1):
            return False
        await picture.reading.fetch(place.top)
        rest = picture.reading.held(place.onward, place.next_page - place.onward) if place.page else ()
        following = place.next_page if rest and not any(rest) else place.onward
        return await self._reach(following + 1) and picture.go(following)

    async def _reach(self, count: int | None) -> bool:
        """Wait until there are so many lines, or all of them; False if there are fewer, or F4 ends the waiting."""
        picture = self._picture
        if not picture.reading.reached(count):
            picture.waiting = True
            try:
                await self.dialogue.unless_stopped(picture.reading.reach(count, self._grown))
            except Stopped:
                return False
            finally:
                picture.waiting = False
        return count is None or self.lines.count >= count

    # by text and by number

    async def _find(self) -> None:
        picture = self._picture
        sought = await self.dialogue.ask(messages.FIND, _SOUGHT, self._sought)
        if not sought:
            return
        again = sought == self._sought and picture.found >= 0
        first = picture.found + 1 if again else picture.place.top
        self._sought, picture.found = sought, -1
        self.dialogue.say(messages.PLEASE_WAIT)
        try:
            found = await self.dialogue.unless_stopped(picture.reading.find(sought, first))
        except Stopped:
            return
        if found is None:
            picture.say(messages.NOT_FOUND, text=sought)
        else:
            picture.show_found(found)

    async def _jump(self) -> None:
        picture, place = self._picture, self._picture.place
        number = await self.dialogue.ask(messages.GO_TO_PAGE, _NUMBER, place.number)
        if not number:
            return
        if await self._reach(place.start_of(number) + 1):
            picture.go(place.start_of(number))
        elif self.lines.complete:
            picture.say(messages.NO_SUCH_PAGE, page=number, last=place.pages(self.lines.count))
