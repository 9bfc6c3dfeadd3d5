"""The one queue between the terminal and the program: keys come out in the order they were pressed, all of them.

It has no limit. A burst from a scanner waits here until the program is ready for its next key, and the
pseudo-terminal's own back-pressure bounds how much can arrive. Both ends live on the event loop's thread.
"""

import asyncio
from collections import deque

from qadtui.terminal.keys import Key


class KeyQueue:
    """First in, first out; `put` never waits, `get` waits for a key."""

    def __init__(self) -> None:
        self._keys: deque[Key] = deque()
        self._arrived, self._hungry = asyncio.Event(), asyncio.Event()

    def put(self, key: Key) -> None:
        """Add a key behind those already waiting."""
        self._keys.append(key)
        self._wake()

    def put_back(self, key: Key) -> None:
        """Return a key just taken: it is the next one again."""
        self._keys.appendleft(key)
        self._wake()

    async def get(self) -> Key:
        """Take the oldest key, waiting until there is one. Cancelling a wait loses no key."""
        while not self._keys:
            self._arrived.clear()
            self._hungry.set()
            await self._arrived.wait()
        return self._keys.popleft()

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
        return dropped

    def waiting(self) -> int:
        """How many keys are typed ahead."""
        return len(self._keys)
