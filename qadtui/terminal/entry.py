"""One frame being filled in: keys come from the queue, one at a time, until one of them ends it.

                       +-- a printable or editing key: the field editor
    next key --------->+-- Return, Tab, Back-Tab, arrows: leave this field (check it), enter another
                       +-- F2: the look-up of the field, or its help
                       +-- F3, F7, F8, F11, Ctrl+F: insert, recall, clear, copy or paste, information
                       +-- F6, F12: the user menu, or any other program, over this one
                       +-- F9, F10, arrows in a key field: the previous or next record
                       +-- F1, F4, F5: end the entry

A field is checked when it is left, and every field once more or for the first time at F1. A refusal leaves the cursor
in the field it names, drops the keys typed ahead (they were meant for another place) and says so.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from qadtui.formats.errors import FormatError, Reason
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text
from qadtui.terminal import legends
from qadtui.terminal.cells import Role
from qadtui.terminal.editor import FieldEditor
from qadtui.terminal.frames import Field, Frame, Values
from qadtui.terminal.keys import Function, Key
from qadtui.terminal.window import Listing

if TYPE_CHECKING:
    from qadtui.terminal.dialogue import Dialogue

Leave = Callable[[str, Values], Awaitable[Values | None]]
Page = Callable[[str, Values, bool], Awaitable[Values | None]]

_REASONS = {Reason.NEGATIVE: messages.MUST_NOT_BE_NEGATIVE}
_PAGING = {Function.PREVIOUS: False, Function.UP: False, Function.NEXT: True, Function.DOWN: True}


class FrameEntry:
    """The entry of the named fields of one frame. After `run`, `values` is what stands there.

    `leave(field, values)` is asked when a changed field is left; what it returns is put into the frame, and a Refusal
    keeps the cursor. `page(field, values, forward)` makes key fields of them: it returns the record beyond, None at
    the end. An `accepted` frame begins as if F1 was pressed.
    """

    def __init__(
        self,
        dialogue: "Dialogue",
        frame: Frame,
        values: Values,
        names: Sequence[str],
        *,
        leave: Leave | None = None,
        page: Page | None = None,
        delete: bool = False,
        legend: Text | None = None,
        start: str | None = None,
        listings: Mapping[str, Listing] | None = None,
        accepted: bool = False,
    ) -> None:
        self.dialogue, self.frame, self.values = dialogue, frame, values
        self.names = tuple(names)
        self.leave, self.page, self.delete = leave, page, delete
        self.listings = listings or {}
        self.legend = legend or (legends.KEY if page else legends.DATA_DELETE if delete else legends.DATA)
        self._at, self._accepted = self.names.index(start) if start else 0, accepted
        self._checked: dict[str, Any] = {}
        self._editor: FieldEditor | None = None

    @property
    def field(self) -> Field:
        """The field the cursor is in."""
        return self.dialogue.painter.fit(self.frame).field(self.names[self._at])

    async def run(self) -> Function:
        """Take keys until GO, END or DELETE, and say which it was."""
        for name in self.names:
            self.values.setdefault(name, self.frame.field(name).format.parse(""))
        with self.dialogue.above(self._open):
            ended = await self._go() if self._accepted else None
            while ended is None:
                self._paint()
                ended = await self._take(await self._next_key())
        self.dialogue.grid.cursor = None
        self.dialogue.painter.close(self.frame, self.values)
        return ended

    async def _next_key(self) -> Key:
        return await self.dialogue.next_key(f"{self.frame.name}.{self.field.name}", secret=self.field.secret)

    async def _take(self, key: Key) -> Function | None:
        match key.function:
            case Function.GO:
                return await self._go()
            case Function.END:
                self.dialogue.status.hush()
                return Function.END
            case Function.DELETE if self.delete:
                with suppress(Refusal):  # what is typed is kept for a "no", unless it is no value
                    self._parse(self.field)
                return Function.DELETE
            case Function.RETURN if self._at == len(self.names) - 1:
                return await self._go()
            case Function.RETURN | Function.TAB:
                await self._move(1)
            case Function.BACK_TAB:
                await self._move(-1)
            case Function.UP | Function.DOWN | Function.PREVIOUS | Function.NEXT if self.page:
                await self._turn(_PAGING[key.function])
            case Function.UP | Function.DOWN if len(self.names) > 1:
                await self._move(1 if key.function is Function.DOWN else -1)
            case Function.HELP:
                await self._help()
            case Function.MENU | Function.PROGRAM:
                await self.dialogue.call(key.function)
            case Function.BUFFER:
                self._copy() if self.page else self._paste()
            case Function.INFO:
                self.dialogue.inform(self.frame, self.field)
            case Function.RECALL if self._recall():
                pass
            case _ if not self._edit().key(key):
                self.dialogue.grid.ring()
        self.dialogue.insert = self._edit().insert
        return None

    async def _go(self) -> Function | None:
        """Every field is checked, from the first to the last, and the first refusal keeps the cursor there."""
        self.dialogue.status.hush()
        if not await self._accept(self.field):
            return None
        for index, name in enumerate(self.names):
            field = self.frame.field(name)
            if not await self._guard(field, partial(self._check, field)):
                self._enter(index)
                return None
        return Function.GO

    async def _move(self, step: int) -> None:
        self.dialogue.status.hush()
        if await self._accept(self.field, check=step > 0):
            self._enter((self._at + step) % len(self.names) if step > 0 else max(self._at + step, 0))

    def _enter(self, index: int) -> None:
        self._leave_editor()
        self._at = index

    async def _accept(self, field: Field, check: bool = True) -> bool:
        """Take the field's text as its value; True if nothing is wrong with it."""

        async def accept() -> None:
            self._parse(field)
            if check:
                await self._check(field)

        return await self._guard(field, accept)

    async def _guard(self, field: Field, action: Callable[[], Awaitable[None]]) -> bool:
        try:
            await action()
        except Refusal as refusal:
            self.dialogue.refuse(refusal)
            if refusal.field in self.names and refusal.field != field.name:
                self._enter(self.names.index(refusal.field))
            return False
        return True

    def _parse(self, field: Field) -> None:
        if self._editor is None or not self._editor.changed:
            return
        try:
            value = self._editor.value()
            if field.upper and isinstance(value, str):
                value = field.format.parse(value.upper())
        except FormatError as error:
            message = _REASONS.get(error.reason) or getattr(messages, error.reason.name)
            raise Refusal(message, field.name) from error
        self.values[field.name] = value
        self._editor = FieldEditor(field.format, self.values[field.name], insert=self.dialogue.insert)
        self._paint()

    async def _check(self, field: Field) -> None:
        """Ask the program about the field unless it was asked about this very value before."""
        value = self.values.get(field.name)
        if field.required and value in ("", None):
            raise Refusal(messages.BLANK_NOT_ALLOWED, field.name)
        if self.leave is None or (field.name in self._checked and self._checked[field.name] == value):
            return
        changes = await self.leave(field.name, self.values)
        self._checked[field.name] = value
        if changes:
            self.show(changes)

    async def _turn(self, forward: bool) -> None:
        """Show the record before or after the one in the key field."""
        assert self.page is not None
        self.dialogue.status.hush()

        async def turn() -> None:
            self._parse(self.field)
            assert self.page is not None
            found = await self.page(self.field.name, self.values, forward)
            if found is None:
                self.dialogue.status.say(messages.END_OF_FILE if forward else messages.BEGINNING_OF_FILE)
                self.dialogue.grid.ring()
            else:
                self.show(found)

        await self._guard(self.field, turn)
        self._editor = None

    def show(self, changes: Values) -> None:
        """Put values into the frame, except what the operator is typing at this moment."""
        self.values.update(changes)
        self._editor = None
        self.dialogue.painter.close(self.frame, self.values)
        self._open()

    def _open(self) -> None:
        """Paint the fields as they are open; the one with the cursor keeps what is being typed."""
        self.dialogue.painter.open(self.frame, self.names, self.values)
        self._paint()

    async def _help(self) -> None:
        """The look-up of the field, with the help one key further; where there is none, the help itself."""
        field = self.field
        help_ = partial(self.dialogue.help, field)
        listing = self.listings.get(field.name) or self.dialogue.listing(self.frame, field, self.values)
        if listing is None:
            await help_()
            return

        async def look_up() -> None:
            typed = self._edit().text.strip() if self._edit().changed else ""
            at = None if typed else self.values.get(field.name) or None
            chosen = await self.dialogue.browse(listing, typed, at, below=field.row, help=help_)
            if chosen:
                self.show({name: chosen.row[name] for name in listing.fills if name in self.names})
                self._edit().key(Key(Function.CLEAR))
                self._type(field.format.typed(chosen.row[listing.value]))

        await self._guard(field, look_up)

    def _copy(self) -> None:
        """F11 in a key field: its text goes into the buffer."""
        if self.field.secret:
            self.dialogue.grid.ring()
            return
        self.dialogue.buffer = self._edit().text.strip()
        self.dialogue.say(messages.COPIED, text=self.dialogue.buffer)

    def _paste(self) -> None:
        """F11 in a data field: the buffer comes in as if it was typed."""
        if not self.dialogue.buffer:
            self.dialogue.say(messages.NOTHING_TO_PASTE)
        self._type(self.dialogue.buffer)

    def _type(self, text: str) -> None:
        """Type a text; it ends, with a beep, at the first character that is refused."""
        if not all(self._edit().key(Key(None, char)) for char in text):
            self.dialogue.grid.ring()

    def _recall(self) -> bool:
        """In a document's number field the last one used comes back; a field that is no key must be blank for that."""
        field = self.field
        recalled = self.dialogue.recalled.get(field.recalls or field.source)
        if recalled is None or not (self.page or self._edit().text.strip() == ""):
            return False
        self.show({field.name: recalled})
        return True

    def _edit(self) -> FieldEditor:
        if self._editor is None:
            self._editor = FieldEditor(self.field.format, self.values.get(self.field.name), insert=self.dialogue.insert)
        return self._editor

    def _leave_editor(self) -> None:
        field, self._editor = self.field, None
        self.dialogue.painter.text(field, field.format.edit(self.values.get(field.name)), Role.FIELD)

    def _paint(self) -> None:
        editor, field = self._edit(), self.field
        self.dialogue.painter.active(field, editor.shown)
        self.dialogue.grid.cursor = (field.row, min(field.column + editor.cursor, self.dialogue.grid.columns))
        self.dialogue.status.legend(self.legend, self.dialogue.insert)
