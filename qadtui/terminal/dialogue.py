"""The dialogue between a program and an operator: everything a conversation can say and ask.

    update    fill in a frame                    F1 -> an Answer     F4 -> None
    confirm   a yes/no question on row 22        yes -> True         no, F4 -> False
    choose    one record of a list               F1 -> the record    F4 -> None
    say, pause, page                             nothing comes back

A truthy answer goes on and a falsy one goes back, so `while` and `:=` draw a program's shape. Keys are taken from the
one queue, each only when the program is ready for it, so what was typed ahead always lands where it was meant.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from qadtui.formats import FormatError, make_format
from qadtui.formats.width import cells
from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.language.text import Text, Translator
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid, Role
from qadtui.terminal.editor import FieldEditor
from qadtui.terminal.entry import FrameEntry, Leave, Page
from qadtui.terminal.frames import Field, Frame, Values
from qadtui.terminal.keys import Function, Key
from qadtui.terminal.painter import Painter
from qadtui.terminal.queue import KeyQueue
from qadtui.terminal.status import MESSAGE_ROW, SECOND_MESSAGE_ROW, Status

Accept = Callable[["Answer"], Awaitable[Any]]

_ENDS_HELP = (Function.END, Function.GO, Function.RETURN, Function.HELP)
_STEPS = {Function.UP: -1, Function.PREVIOUS: -1, Function.DOWN: 1, Function.NEXT: 1}


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


async def _at_once() -> None:
    """Nothing has to be painted where there is no screen."""


class Dialogue:
    """One operator's terminal, as a program sees it."""

    def __init__(self, grid: Grid, keys: KeyQueue, translate: Translator) -> None:
        self.grid, self.keys = grid, keys
        self.insert = False
        self.recalled: dict[str, Any] = {}
        self.on_change: Callable[[], None] = lambda: None
        self.until_painted: Callable[[], Awaitable[None]] = _at_once
        self.program = ""
        self.about = (Text(""), Text(""))
        self.speak(translate)

    def speak(self, translate: Translator) -> None:
        """Go on in another language."""
        self.translate = translate
        self.painter, self.status = Painter(self.grid, translate), Status(self.grid, translate)

    # keys

    async def next_key(self) -> Key:
        """The next key, when the program is ready for it; the screen is shown while waiting."""
        if not self.keys.waiting():
            self.on_change()
        return await self.keys.get()

    def drop_keys(self) -> None:
        """Forget what was typed ahead, and say so: it was meant for a place that is not there."""
        if count := self.keys.drop_waiting():
            self.grid.ring()
            self.status.say(messages.KEYS_DROPPED, second=True, count=count)

    # frames

    def show(self, frame: Frame, values: Values | None = None) -> None:
        """Paint a frame with the values there are."""
        self.painter.frame(frame, values or {})

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
        covered = self.grid.copy(frame.row, frame.column, frame.height, frame.width) if frame.popup else None
        if covered:
            self.show(frame, values)
        answer = await self._update(frame, dict(values), fields, leave, page, accept, delete, legend, start)
        if covered:
            self.grid.paste(covered)
        elif answer is None:
            self.painter.close(frame, values)
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

    # messages and questions

    def say(self, message: Message, *, second: bool = False, **values: Any) -> None:
        """Show a message on row 22, or 23 if `second`."""
        self.status.say(message, second=second, **values)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal, ring, and drop the keys typed ahead."""
        self.status.hush()
        self.status.say(refusal.message, **refusal.values)
        self.drop_keys()

    async def confirm(self, message: Message, *, preset: bool = True, fresh: bool = False, **values: Any) -> bool:
        """A yes/no question on row 22. F4 is no. A `fresh` question takes only keys that come after it is on the
        screen.
        """
        self.status.hush()
        column = self.status.say(message, **values) + 1
        editor = FieldEditor(make_format("yes/no", bool), preset)
        if fresh:
            await self._freshly(lambda: self._paint_question(editor, column))
        while True:
            self._paint_question(editor, column)
            key = await self.next_key()
            match key.function:
                case Function.GO | Function.RETURN if (answer := _answered(editor)) is not None:
                    break
                case Function.END:
                    answer = False
                    break
                case _ if not editor.key(key):
                    self.grid.ring()
        self.grid.cursor = None
        self.status.hush()
        return answer

    async def _freshly(self, paint: Callable[[], None]) -> None:
        """Show a question and forget the keys that were pressed before it could be read."""
        paint()
        self.on_change()
        await self.until_painted()
        self.drop_keys()

    def _paint_question(self, editor: FieldEditor, column: int) -> None:
        self.grid.put(MESSAGE_ROW, column, editor.shown, Role.ACTIVE, 3)
        self.grid.cursor = (MESSAGE_ROW, column + editor.cursor)
        self.status.legend(legends.PLAIN)

    async def pause(self, message: Message | None = None, second: Message | None = None, **values: Any) -> None:
        """Wait for the space bar, which is used up; any other key ends the pause too and goes where keys go next."""
        if message is not None:
            self.status.hush()
            self.status.say(message, **values)
        if second is not None:
            self.status.say(second, second=True, **values)
        before = self.status.legend(legends.PAUSE)
        self.grid.cursor = (24, 79)
        key = await self.next_key()
        if key != Key(None, " "):
            self.keys.put_back(key)
        self.status.hush()
        self.status.legend(before)

    async def turn_page(self, message: Message, **values: Any) -> bool:
        """Show a page that is on the screen until the space bar asks for the next (True) or F4 ends it (False)."""
        self.status.hush()
        self.status.say(message, **values)
        self.status.legend(legends.PAUSE)
        self.grid.cursor = (24, 79)
        while (key := await self.next_key()).function is not Function.END:
            if key == Key(None, " ") or key.function in (Function.GO, Function.RETURN, Function.PAGE_DOWN):
                return True
            self.grid.ring()
        return False

    async def choose(self, frame: Frame, records: Sequence[Values], at: int = 0) -> Values | None:
        """Let the operator take one of the records of a list frame on the screen."""
        shown = len(frame.list_rows)
        while True:
            top = max(0, at - shown + 1)
            self.painter.rows(frame, records[top : top + shown], at - top)
            self.status.legend(legends.LIST)
            self.grid.cursor = (frame.list_rows[at - top], frame.column + 1)
            key = await self.next_key()
            match key.function:
                case Function.GO | Function.RETURN if records:
                    return records[at]
                case Function.END:
                    return None
                case Function.UP | Function.DOWN | Function.PREVIOUS | Function.NEXT if _may_step(at, key, records):
                    at += _STEPS[key.function]
                case Function.PAGE_UP | Function.PAGE_DOWN if records:
                    step = shown if key.function is Function.PAGE_DOWN else -shown
                    at = min(max(at + step, 0), len(records) - 1)
                case _:
                    self.grid.ring()

    # help

    async def help(self, field: Field) -> None:
        """F2 explains the field, F2 again the program."""
        if await self.explain(field.label, field.help) is Function.HELP and self.about[1]:
            await self.explain(*self.about)

    async def explain(self, title: Text, text: Text) -> Function | None:
        """A text in a pop-up over the screen until a key ends it; which one comes back."""
        lines = wrapped(self.translate(text) or self.translate(messages.NO_HELP.text), 60)
        height, row = len(lines) + 2, max(2, (22 - len(lines)) // 2)
        covered = self.grid.copy(row, 9, height, 64)
        cursor, self.grid.cursor = self.grid.cursor, None
        self.grid.clear(row, 9, height, 64)
        self.grid.box(row, 9, height, 64, self.translate(title))
        for index, line in enumerate(lines):
            self.grid.put(row + 1 + index, 11, line, Role.NORMAL)
        before = self.status.legend(legends.HELP)
        while (key := await self.next_key()).function not in _ENDS_HELP:
            self.grid.ring()
        self.grid.paste(covered)
        self.grid.cursor = cursor
        self.status.legend(before)
        return key.function

    def inform(self, frame: Frame, field: Field) -> None:
        """Ctrl+F: the program, the frame and the field's own name."""
        words = f"{self.program}  {frame.name}  {field.source or field.name}"
        self.grid.put(SECOND_MESSAGE_ROW, 1, words, Role.MESSAGE, self.grid.columns)


def _may_step(at: int, key: Key, records: Sequence[Values]) -> bool:
    assert key.function is not None
    return 0 <= at + _STEPS[key.function] < len(records)


def _answered(editor: FieldEditor) -> bool | None:
    """Yes, no, or None for something that is neither."""
    try:
        return bool(editor.value())
    except FormatError:
        return None


def wrapped(text: str, width: int) -> list[str]:
    """A text cut into lines of at most `width` cells, at blanks where there are any; Chinese breaks anywhere."""
    lines, line = [], ""
    for word in _words(text):
        if line and cells(line + word.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += word if line else word.lstrip()
    return [*lines, line.rstrip()]


def _words(text: str) -> list[str]:
    words, word = [], ""
    for char in text:
        word += char
        if char == " " or cells(char) == 2:
            words.append(word)
            word = ""
    return [*words, word]
