"""The dialogue between a program and an operator: everything a conversation can say and ask.

    update    fill in a frame                    F1 -> an Answer     F4 -> None
    confirm   a yes/no question on row 22        yes -> True         no, F4 -> False
    choose    one record of a list               F1 -> the record    F4 -> None
    say, pause, page                             nothing comes back

A truthy answer goes on and a falsy one goes back, so `while` and `:=` draw a program's shape. Keys are taken from the
one queue, each only when the program is ready for it, so what was typed ahead always lands where it was meant.
"""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.terminal.cells import Grid
from qadtui.terminal.entry import FrameEntry, Leave, Page
from qadtui.terminal.frames import Frame, Values
from qadtui.terminal.help import Help
from qadtui.terminal.keys import Function
from qadtui.terminal.questions import Questions
from qadtui.terminal.queue import KeyQueue

Accept = Callable[["Answer"], Awaitable[Any]]


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

    `insert` is the editing mode, kept from field to field; `recalled` what F7 brings back into a number field.
    """

    def __init__(self, grid: Grid, keys: KeyQueue, translate: Translator) -> None:
        super().__init__(grid, keys, translate)
        self.insert = False
        self.recalled: dict[str, Any] = {}

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
    ) -> Answer | None:
        """Let the operator fill in a frame that is on the screen (a pop-up is put there and taken away).

        `accept` is the rule that takes the answer: while it refuses, the frame stays open with what was typed and the
        cursor in the field the refusal names. `delete` allows F5, after which `deleted` is set.
        """
        fill = partial(self._update, frame, dict(values), fields, leave, page, accept, delete, legend, start)
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
    ) -> Answer | None:
        names = tuple(fields if fields is not None else frame.enterable)
        while True:
            entry = FrameEntry(
                self, frame, values, names, leave=leave, page=page, delete=delete, legend=legend, start=start
            )
            ended = await entry.run()
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
