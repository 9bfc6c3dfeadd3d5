"""The dialogue between a program and an operator: everything a conversation can say and ask.

    update    fill in a frame                    F1 -> an Answer     F4 -> None
    confirm   a yes/no question on row 22        yes -> True         no, F4 -> False
    choose    one record of a list               F1 -> the record    F4 -> None
    say, pause, page                             nothing comes back

A truthy answer goes on and a falsy one goes back, so `while` and `:=` draw a program's shape. Keys are taken from the
one queue, each only when the program is ready for it, so what was typed ahead always lands where it was meant.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.terminal.cells import Grid
from qadtui.terminal.entry import FrameEntry, Leave, Page
from qadtui.terminal.frames import Field, Frame, Values
from qadtui.terminal.help import Help
from qadtui.terminal.keys import Function
from qadtui.terminal.questions import Questions
from qadtui.terminal.queue import KeyQueue
from qadtui.terminal.window import Listing

Accept = Callable[["Answer"], Awaitable[Any]]
Caller = Callable[["Dialogue", Function], Awaitable[None]]


class Answer(dict[str, Any]):
    """What a frame held when it was accepted, also by attribute. It is always true; `deleted` says F5 ended it.

    `result` is what the `accept` of an update returned.
    """

    def __init__(self, values: Values, deleted: bool = False, result: Any = None) -> None:
        super().__init__(values)
        self.deleted, self.result = deleted, result

    def __bool__(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class Dialogue(Questions, Help):
    """One operator's terminal, as a program sees it.

    `insert` is the editing mode, kept from field to field; `recalled` what F7 brings back into a number field;
    `buffer` what F11 copied. `caller` runs another program over this one, as F6 or F12 ask for it.
    """

    def __init__(self, grid: Grid, keys: KeyQueue, translate: Translator) -> None:
        super().__init__(grid, keys, translate)
        self.insert = False
        self.recalled: dict[str, Any] = {}
        self.buffer = ""
        self.caller: Caller | None = None

    def listing(self, frame: Frame, field: Field, values: Values) -> Listing | None:
        """What F2 lists in a field of a frame that holds these values; None where there is only help."""
        return None

    async def call(self, function: Function) -> None:
        """Run another program over this one: the screen is as it was when this returns."""
        if self.caller is None:
            self.grid.ring()
        else:
            await self.caller(self, function)

    async def update(
        self,
        frame: Frame,
        values: Values,
        *,
        fields: Sequence[str] | None = None,
        leave: Leave | None = None,
        page: Page | None = None,
        accept: Accept | None = None,
        delete: bool = False,
        legend: Text | None = None,
        start: str | None = None,
        listings: Mapping[str, Listing] | None = None,
        accepted: bool = False,
    ) -> Answer | None:
        """Let the operator fill in a frame that is on the screen (a pop-up is put there and taken away).

        `accept` is the rule that takes the answer: while it refuses, the frame stays open with what was typed and the
        cursor in the field the refusal names. `delete` allows F5, after which `deleted` is set. `listings` are what F2
        lists where it is not what it lists everywhere. An `accepted` frame is taken as it is: nobody is asked unless
        something is wrong with it.
        """
        fill = partial(
            self._update,
            frame,
            dict(values),
            fields,
            leave,
            page,
            accept,
            delete,
            legend,
            start,
            listings or {},
            accepted,
        )
        if frame.popup:
            with self.over(lambda: self.painter.frame(frame, values)):
                return await fill()
        answer = await fill()
        self.show(frame, values if answer is None else answer)
        return answer

    async def _update(
        self,
        frame: Frame,
        values: Values,
        fields: Sequence[str] | None,
        leave: Leave | None,
        page: Page | None,
        accept: Accept | None,
        delete: bool,
        legend: Text | None,
        start: str | None,
        listings: Mapping[str, Listing],
        accepted: bool,
    ) -> Answer | None:
        names = tuple(fields if fields is not None else frame.enterable)
        while True:
            entry = FrameEntry(
                self,
                frame,
                values,
                names,
                leave=leave,
                page=page,
                delete=delete,
                legend=legend,
                start=start,
                listings=listings,
                accepted=accepted,
            )
            ended, accepted = await entry.run(), False
            if ended is Function.END:
                return None
            answer = Answer(entry.values, deleted=ended is Function.DELETE)
            if answer.deleted and not await self.confirm(messages.CONFIRM_DELETE, fresh=True):
                continue
            try:
                answer.result = await accept(answer) if accept else None
            except Refusal as refusal:
                self.refuse(refusal)
                start = refusal.field if refusal.field in names else entry.field.name
                continue
            return answer
