"""The one queue between the terminal and the program: keys come out in the order they were pressed, all of them.

It has no limit. A burst from a scanner waits here until the program is ready for its next key, and the
pseudo-terminal's own back-pressure bounds how much can arrive. Both ends live on the event loop's thread.

All keys pass here, so this is where a `Witness` sees what was taken, and by what. `keymap` says which key does what, to
whoever puts keys in, and to the legends.
"""

import asyncio
from collections import deque
from collections.abc import Collection
from typing import NamedTuple, Protocol

from qadtui.terminal.keymap import STANDARD, KeyMap
from qadtui.terminal.keys import Function, Key


class Place(NamedTuple):
    """What takes a key: a program by its number (blank is the menu), and there `order.number`, `confirm`, `help`."""

    program: str = ""
    taker: str = ""
    secret: bool = False


NOWHERE = Place()


class Witness(Protocol):
    """Sees the keys as programs take them."""

    def asked(self, place: Place) -> None:
        """A key is asked for: the screen is as the operator sees it when typing the key."""

    def took(self, key: Key) -> None:
        """The key that was asked for last."""

    def put_back(self) -> None:
        """The key taken last is the next one again."""

    def dropped(self, count: int) -> None:
        """So many keys that were typed ahead are forgotten."""


class KeyQueue:
    """First in, first out; `put` never waits, `get` waits for a key."""

    def __init__(self, keymap: KeyMap = STANDARD) -> None:
        self.keymap = keymap
        self._keys: deque[Key] = deque()
        self.witness: Witness | None = None
        self._arrived, self._hungry = asyncio.Event(), asyncio.Event()
        self._urgent: tuple[Collection[Function], asyncio.Future[Key]] | None = None

    def put(self, key: Key) -> None:
        """Add a key behind those already waiting."""
        if self._urgent and key.function in self._urgent[0] and not self._urgent[1].done():
            self._urgent[1].set_result(key)
            return
        self._keys.append(key)
        self._wake()

    def put_back(self, key: Key) -> None:
        """Return a key just taken: it is the next one again."""
        self._keys.appendleft(key)
        if self.witness:
            self.witness.put_back()
        self._wake()

    async def get(self, place: Place = NOWHERE) -> Key:
        """Take the oldest key, waiting until there is one. Cancelling a wait loses no key."""
        if self.witness:
            self.witness.asked(place)
        while not self._keys:
            self._arrived.clear()
            self._hungry.set()
            await self._arrived.wait()
        key = self._keys.popleft()
        if self.witness:
            self.witness.took(key)
        return key

    async def urgent(self, functions: Collection[Function], place: Place = NOWHERE) -> Key:
        """Wait until one of these functions is pressed from now on, such as what stops long work.

        It goes past the keys that wait, which stay in their order.
        """
        pressed: asyncio.Future[Key] = asyncio.get_running_loop().create_future()
        self._urgent = (functions, pressed)
        try:
            key = await pressed
        finally:
            self._urgent = None
        if self.witness:
            self.witness.asked(place)
            self.witness.took(key)
        return key

    async def peek(self) -> Key:
        """Wait until there is a key, and leave it where it is."""
        while not self._keys:
            self._arrived.clear()
            await self._arrived.wait()
        return self._keys[0]

    async def used_up(self) -> None:
        """Wait until every key was taken and the program asks for another."""
        await self._hungry.wait()

    def _wake(self) -> None:
        self._hungry.clear()
        self._arrived.set()

    def drop_waiting(self) -> int:
        """Forget the keys typed ahead (after an error) and say how many they were."""
        dropped = len(self._keys)
        self._keys.clear()
        if self.witness and dropped:
            self.witness.dropped(dropped)
        return dropped

    def waiting(self) -> int:
        """How many keys are typed ahead."""
        return len(self._keys)
