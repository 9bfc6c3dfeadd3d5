"""A screen tried out: opened, left, walked through, and typed at without sense, at a company that may be thrown away.

opens and leaves    F4 leads back to the menu, and every row of the database is what it was
tab order           Tab visits fields that can be entered, each once, and comes round
legend              each key of the last row does something there
random keys         a thousand of them: no failure, every balance proven, every record one the rules would take
"""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, chdir
from datetime import date
from tempfile import TemporaryDirectory
from typing import TypeVar

from qadtui.definitions.menus import Menu
from qadtui.definitions.report import frames_of
from qadtui.definitions.screens import Screen
from qadtui.language.messages import PROGRAM_FAILED
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.programs.session import OperatorSession
from qadtui.rules import wholeness
from qadtui.settings import Settings
from qadtui.terminal.keys import KEY_TABLE, Function, Key, key_for
from qadtui.terminal.notation import keys_of, written
from qadtui.terminal.queue import NOWHERE, Place

RANDOM_KEYS, WAYS_OUT = 1000, 12
_LEGEND_KEY = re.compile(r"(?:^F|\s)(\d+)(?=\D)")
_LETTERS = "AB19nyYt.,- *中"  # no slash: what is typed as an output stays in the folder
_OFTEN = (Function.GO, Function.RETURN, Function.TAB, Function.NEXT, Function.CLEAR, Function.DELETE) * 4
_NEVER = {Function.ABORT}
_ANY = [row.function for row in KEY_TABLE if row.function not in _NEVER]
MASTERS = ("maintenance",)
T = TypeVar("T")


class Follower:
    """Remembers who asked for a key last."""

    def __init__(self) -> None:
        self.place = NOWHERE

    def asked(self, place: Place) -> None:
        self.place = place

    def took(self, key: Key) -> None:
        """Whose key it was does not matter."""

    def put_back(self) -> None:
        """Somebody else will ask."""

    def dropped(self, count: int) -> None:
        """What was typed ahead does not matter."""


class Hand:
    """Types at one session, one key after the other, each when the program is ready for it."""

    def __init__(self, session: OperatorSession, number: str, running: asyncio.Task[None]) -> None:
        self.session, self.number, self._running = session, number, running
        self._follower = session.keys.witness = Follower()

    @property
    def place(self) -> Place:
        """Who asks for a key."""
        return self._follower.place

    @property
    def at_menu(self) -> bool:
        """Whether no program runs."""
        return not self.place.program

    async def press(self, keys: Sequence[Key]) -> str:
        """Press keys, each when the program is ready for it; the screen comes back. Raises what ended the session."""
        for key in keys:
            self.session.keys.put(key)
            await self.ready()
        return self.session.grid.screen()

    async def ready(self) -> None:
        """Wait until the program asks for a key. Raises what ended the session."""
        used_up = asyncio.create_task(self.session.keys.used_up())
        await asyncio.wait({self._running, used_up}, return_when=asyncio.FIRST_COMPLETED)
        used_up.cancel()
        if self._running.done():
            self._running.result()

    async def type(self, text: str) -> str:
        """Press keys as they are written."""
        return await self.press(keys_of(text))

    async def open(self) -> str:
        """Choose the program, from wherever the menu is."""
        if self.place.taker == "confirm":
            await self.type("<F4>")
        return await self.type(f"<F8>.{self.number}<Return>")

    async def leave(self) -> bool:
        """Press F4 until the menu is there; True if one was enough."""
        await self.type("<F4>")
        once = self.at_menu
        for _ in range(WAYS_OUT):
            if self.at_menu:
                break
            await self.type("<F4>")
        return once


@asynccontextmanager
async def hand_at(path: str, database: str, user: str, today: date) -> AsyncIterator[Hand]:
    """A hand at a session whose menu has the screen, under a number that nothing else has."""
    session = OperatorSession(Settings(database, user, "trial", "en", business_date=today))
    number = max(session.menus.root.entries, default=0) + 1
    session.menus.root.entries[number] = Menu((number,), screen=path)
    running = asyncio.create_task(session.run())
    hand = Hand(session, str(number), running)
    try:
        await hand.ready()
        yield hand
    finally:
        running.cancel()
        await asyncio.wait({running})


class Trial:
    """One screen at one database, which is changed by it."""

    def __init__(self, screen: Screen, database: str, user: str, today: date) -> None:
        self.screen, self.database, self.user, self.today = screen, database, user, today

    async def faults(self, keys: int = RANDOM_KEYS, seed: int = 1) -> list[str]:
        """All that is found; what follows a screen that does not even open is left out. Files that random keys have
        written go with the folder they are in.
        """
        with TemporaryDirectory() as folder, chdir(folder):
            return await self._found(keys, seed)

    async def _found(self, keys: int, seed: int) -> list[str]:
        async with hand_at(self.screen.path, self.database, self.user, self.today) as hand:  # which signs in
            found = await self.opens_and_leaves(hand)
            if found:
                return found
            found = [*await self.tab_order(hand), *await self.legend(hand)]
            return found + await self.random_keys(hand, keys, seed)

    async def opens_and_leaves(self, hand: Hand) -> list[str]:
        """Opening and F4 change nothing."""
        before = self._ask(wholeness.everything)
        shown = await hand.open()
        if self._failed(shown) or hand.at_menu:
            return [f"does not open: {self._messages(hand)}"]
        if not await hand.leave():
            return ["F4 does not leave it"]
        after = self._ask(wholeness.everything)
        changed = [name for name, rows in after.items() if rows != before[name]]
        return [f"opening and leaving it changes {', '.join(changed)}"] if changed else []

    async def tab_order(self, hand: Hand) -> list[str]:
        """Where Tab leads from the first field on."""
        await hand.open()
        frame, visited = hand.place.taker.partition(".")[0], [hand.place.taker]
        enterable = {f"{frame}.{name}" for frame, one in self._frames().items() for name in one}
        while len(visited) < 200 and not hand.at_menu:
            await hand.type("<Tab>")
            if hand.place.taker in visited:
                break
            visited.append(hand.place.taker)
        await hand.leave()
        strange = [taker for taker in visited if taker.startswith(f"{frame}.") and taker not in enterable]
        return [f"Tab leads to {taker}, which cannot be entered" for taker in strange]

    async def legend(self, hand: Hand) -> list[str]:
        """Keys of the last row that only beep."""
        shown = await hand.open()
        found = []
        for number in _LEGEND_KEY.findall(shown.splitlines()[-1]):
            key = key_for(f"f{number}", None)
            if key is None:
                found.append(f"the legend names F{number}, which is no key")
                continue
            hand.session.grid.take_bell()
            after = await hand.press([key])
            if self._failed(after):
                found.append(f"F{number} fails: {self._messages(hand)}")
            if hand.session.grid.take_bell() and after == shown:
                found.append(f"the legend names F{number}, which does nothing")
            await hand.leave()
            shown = await hand.open()
        await hand.leave()
        return found

    async def random_keys(self, hand: Hand, count: int, seed: int) -> list[str]:
        """Keys without sense, the same ones for the same seed."""
        chance, typed = random.Random(seed), list[Key]()
        words = self._ask(wholeness.codes, self.screen.model) if self.screen.table else []
        while len(typed) < count:
            if hand.at_menu:
                await hand.open()
            keys = _some_keys(chance, words)
            typed += keys
            if self._failed(await hand.press(keys)):
                return [f"fails after {written(typed[-40:])}: {self._messages(hand)}"]
        return [f"after random keys: {reason}" for reason in self._not_whole()]

    def _frames(self) -> dict[str, tuple[str, ...]]:
        return {frame.name: frame.enterable for frame in frames_of(self.screen)}

    def _ask(self, question: Callable[..., T], *arguments: object) -> T:
        database = Database.open(self.database)
        try:
            return database.read(Operator(self.user, self.today), question, *arguments)
        finally:
            database.close()

    def _not_whole(self) -> list[str]:
        database = Database.open(self.database)
        model = self.screen.model if self.screen.kind in MASTERS else None
        try:
            return database.write(Operator(self.user, self.today), wholeness.not_whole, model)
        finally:
            database.close()

    def _failed(self, shown: str) -> bool:
        return PROGRAM_FAILED.text.message.format(program=self.screen.program) in shown

    def _messages(self, hand: Hand) -> str:
        grid, row = hand.session.grid, hand.session.dialogue.status.row
        return " ".join(words.strip() for words in grid.text()[row - 1 : row + 1]).strip()


def _some_keys(chance: random.Random, words: Sequence[str]) -> list[Key]:
    """A function, a character, or a code that exists."""
    kind = chance.random()
    if kind < 0.15 and words:
        return [Key(None, char) for char in chance.choice(words)]
    if kind < 0.4:
        return [Key(None, chance.choice(_LETTERS))]
    return [Key(chance.choice(_OFTEN if kind < 0.7 else _ANY))]
