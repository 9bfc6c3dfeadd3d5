"""A dialogue that knows the screen file of the running program and the operator's database.

    async def manual_allocation(ui: ScreenDialogue) -> None:
        while order := await ui.select("order"):
            while line := await ui.select("line", within={"order": order.number}):
                ...

`select` asks for a record by its key, with the previous and next record a key away. Frames are called by their names.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

from sqlmodel import SQLModel

from qadtui.definitions.database_thread import DatabaseThread
from qadtui.definitions.finding import beyond_key, dotted_paths, no_such, whole_record
from qadtui.definitions.lookup import Target, listing_of
from qadtui.definitions.screens import Screen
from qadtui.definitions.title import paint_title, release
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.language.text import Text, Translator
from qadtui.models import records
from qadtui.models.dictionary import natural_key
from qadtui.models.locks import EditLocks
from qadtui.settings import Settings
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid, Role
from qadtui.terminal.console import TITLE
from qadtui.terminal.dialogue import Answer, Dialogue
from qadtui.terminal.entry import Leave
from qadtui.terminal.frames import Field, Frame, Values
from qadtui.terminal.queue import KeyQueue
from qadtui.terminal.window import ListColumn, Listing, known_rows

T = TypeVar("T")
Missing = Callable[[Values], Refusal]
Opener = Callable[[str, Values], Awaitable[None]]
"""Runs the program of a screen over the running one, with a key that is typed there already. May raise a Refusal."""


class Record(Answer):
    """A record somebody selected: its plain values; `new` if there is none with that key yet."""

    def __init__(self, values: Values, version: int | None) -> None:
        super().__init__(values)
        self.version = version

    @property
    def new(self) -> bool:
        return self.version is None


class ScreenDialogue(Dialogue):
    """The dialogue programs are written against. `held` are the documents whose edit lock it has, by table and key.

    `opener` opens a document in its own program over the running one; `opening` is the key that program begins with.
    """

    screen: Screen
    number: str
    locks: EditLocks
    settings: Settings

    def __init__(self, grid: Grid, keys: KeyQueue, translate: Translator) -> None:
        super().__init__(grid, keys, translate)
        self.work = DatabaseThread()
        self.held: set[tuple[str, str]] = set()
        self.opener: Opener | None = None
        self.opening: Values = {}

    @property
    def today(self) -> date:
        """The session's business date."""
        return self.work.operator.date

    def posting_id(self) -> str:
        """A new id for a posting this program is about to make."""
        return self.work.operator.ids()

    async def read(self, question: Callable[..., T], *arguments: Any) -> T:
        """Ask the database in a thread: `question(session, *arguments)`."""
        self.on_change()
        return await self.work.read(question, *arguments)

    async def run(self, rule: Callable[..., T], *arguments: Any) -> T:
        """Do `rule(session, *arguments)` in one transaction in the operator's database thread. Raises its Refusal."""
        self.on_change()
        return await self.work.run(rule, *arguments)

    async def rehearse(self, rule: Callable[..., Any], *arguments: Any) -> None:
        """Raise the Refusal that a rule would raise now; nothing is changed."""
        await self.work.rehearse(rule, *arguments)

    # frames by name

    def __getitem__(self, name: str) -> Frame:
        """The program's frame of that name."""
        return self.screen.frames[name]

    def begin(self, screen: Screen, number: str) -> None:
        """Start a program's screen: its title line, and nothing below."""
        self.screen, self.number = screen, number
        self.program = self.work.operator.program = screen.program
        self.about = (screen.title, screen.help)
        self.wipe(title=True)
        self.status.hush()
        self.draw(TITLE, self.paint_title)

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Put the running program aside for another one; at the end it is on the screen again, just as it was."""
        operator, names = (
            self.work.operator,
            ("screen", "number", "program", "about", "insert", "drawn", "_above", "opening"),
        )
        today, program = self.today, operator.program
        with self.over(lambda: None):
            kept = {name: getattr(self, name) for name in names}
            self.drawn, self._above, self.opening = {}, [], {}
            try:
                yield
            finally:
                vars(self).update(kept)
                operator.program = program
        if self.today != today:
            self.paint_title()

    def paint_title(self) -> None:
        """Row 1 of the running program."""
        title = f"{self.number} {self.translate(self.screen.title)}"
        paint_title(self.grid, release(self.screen.program), title, self.today, self.dates)

    def stage(self, *names: str, **values: Values) -> None:
        """Clear the rows of frames and show these, with the values given by frame name."""
        self.wipe()
        for name in names:
            self.show(self[name], values.get(name, {}))

    def lines(self, name: str, lines: Sequence[str]) -> None:
        """Write plain lines, such as an address, into a frame."""
        frame = self[name]

        def paint() -> None:
            self.painter.frame(frame, {})
            for row, line in enumerate(lines[: frame.height - 2], start=frame.row + 1):
                self.grid.put(row, frame.column + 2, line, Role.VALUE, frame.width - 4)

        self.draw(name, paint)

    def list(self, name: str, records: Sequence[Values], at: int) -> None:
        """Show the screenful of records that holds number `at`, and mark that one."""

        def paint() -> None:
            frame = self.painter.fit(self[name])
            height = len(frame.list_rows)
            top = at // height * height
            self.painter.frame(frame, {})
            self.painter.rows(frame, records[top : top + height], at - top)

        self.draw(name, paint)

    # look-ups

    def listing(self, frame: Frame, field: Field, values: Values) -> Listing | None:
        """The records that F2 lists in a field."""
        if not isinstance(field.lookup, Target):
            return None
        return listing_of(field.lookup, values, self.screen.binder.format_of, self.read)

    def listing_in(self, listed: str, name: str, records: Sequence[Values], fills: Sequence[str] = ()) -> Listing:
        """A listing of a few records that are known already, by the columns of a list frame and the value of one."""
        frame = self[listed]
        columns = tuple(ListColumn(column.name, column.heading, column.format) for column in frame.columns)
        return Listing(frame.title, columns, (name,), name, known_rows(records), tuple(fills))

    # records

    async def select(
        self,
        name: str,
        *,
        fields: Sequence[str] | None = None,
        model: type[SQLModel] | None = None,
        create: bool = False,
        values: Values | None = None,
        show: Callable[[Values], None] | None = None,
        blank: bool = False,
        leave: Leave | None = None,
    ) -> Record | None:
        """Ask for a record by its key in the frame `name`; None when the operator leaves with F4.

        `fields` are the key fields asked for (all open ones by default). With `create` a key that does not exist yet is
        accepted too, with `blank` none at all. `show` shows what paging came to in other frames, `leave` is what a
        field is asked besides what its record says.
        """
        model = model or self.screen.model
        paths = dotted_paths(self.screen, model)
        shown = dict(values or {})

        async def page(field: str, typed: Values, forward: bool) -> Values | None:
            beyond = await self.read(beyond_key, model, field, typed, forward, paths, shown)
            shown.update(beyond or {})
            if beyond is not None and show is not None:
                show(beyond)
            return beyond

        async def check(field: str, typed: Values) -> Values | None:
            if field != natural_key(model)[-1].name:
                await self.read(records.check, model, field, typed)
            return await leave(field, typed) if leave else None

        async def accept(answer: Answer) -> Record:
            found = await self.read(whole_record, model, dict(answer), paths)
            if found is not None:
                return Record(*found)
            if create or (blank and not answer[natural_key(model)[-1].name]):
                return Record(answer, None)
            raise no_such(model, answer)

        opening, self.opening = self.opening, {}
        answer = await self.update(
            self[name],
            (values or {}) | opening,
            fields=fields,
            page=page,
            leave=check,
            accept=accept,
            accepted=bool(opening),
        )
        if answer is None:
            return None
        record: Record = answer.result
        self.show(self[name], record)
        return record

    async def pick(
        self,
        name: str,
        choices: Sequence[Values],
        missing: Missing,
        *,
        listed: str,
        at: int = 0,
        show: Callable[[Values], None] = lambda record: None,
        delete: bool = False,
    ) -> Answer | None:
        """Ask for one of a few records that are known already, by the open fields of the frame; None is F4.

        `missing` is the refusal of a key that none of them has. They stand in the list frame `listed`, which follows
        the one in the key field; number `at` is offered. `show` shows it elsewhere, too. `delete` allows F5, after
        which `deleted` is set.
        """
        frame = self[name]
        keys = frame.enterable

        def mark(choice: Values) -> None:
            self.list(listed, choices, choices.index(choice))
            show(choice)

        def key_of(record: Values) -> tuple[Any, ...]:
            return tuple(record[key] for key in keys)

        async def page(field: str, typed: Values, forward: bool) -> Values | None:
            at = tuple(typed.get(key) or type(choices[0][key])() for key in keys) if choices else ()
            beyond = [c for c in choices if (key_of(c) > at if forward else key_of(c) < at)]
            if not beyond:
                return None
            found = min(beyond, key=key_of) if forward else max(beyond, key=key_of)
            mark(found)
            return found

        async def accept(answer: Answer) -> Values:
            for choice in choices:
                if key_of(choice) == key_of(answer):
                    return choice
            raise missing(answer)

        offered = choices[at] if choices else {}
        if choices:
            mark(offered)
        else:
            self.list(listed, choices, 0)
        listings = {key: self.listing_in(listed, key, choices, keys) for key in keys}
        answer = await self.update(
            frame,
            offered,
            page=page,
            accept=accept,
            listings=listings,
            delete=delete,
            legend=legends.ROW_DELETE if delete else None,
        )
        if answer is None:
            return None
        self.show(frame, answer.result)
        return Answer(answer.result, answer.deleted)

    # documents

    async def hold(self, table: str, key: str, label: Text) -> bool:
        """Take the edit lock of a document; False, with the holder named, if somebody else has it, or if a program has
        it that is called over.
        """
        if (table, key) in self.held:
            self.refuse(Refusal(messages.OPEN_BENEATH, what=label, code=key))
            return False
        holder = await self.work.call(self.locks.acquire, table, key)
        if holder is None:
            self.held.add((table, key))
            return True
        since = f"{holder.since.astimezone():%H:%M}"
        self.refuse(
            Refusal(messages.LOCKED_BY, what=label, code=key, user=holder.user, terminal=holder.terminal, since=since)
        )
        return False

    async def documents_held(self, table: str) -> set[str]:
        """The documents of a table that somebody is editing at this moment."""
        return {key for name, key in await self.work.call(self.locks.held) if name == table}

    async def let_go(self, table: str, key: str) -> None:
        """Give the edit lock back."""
        self.held.discard((table, key))
        await self.work.call(self.locks.release, table, key)

    async def attempt(self, rule: Callable[..., T], *arguments: Any) -> T | None:
        """Do a rule; where it refuses, show why and go on with None."""
        try:
            return await self.run(rule, *arguments)
        except Refusal as refusal:
            self.refuse(refusal)
            return None
