"""One writer at a time on an SQLite file, in the order they came.

SQLite's own waiting is a series of naps that a busy neighbour wins every time: a batch job starved operators for
seconds. Processes queueing for a lock of the operating system are served in turn, and a dead one leaves the queue.
"""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Gate:
    """The gate file beside a database (`company.db.gate`)."""

    def __init__(self, database: Path) -> None:
        self._path = f"{database}.gate"
        self._mine = threading.local()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Wait for the turn and hold it. A thread that holds it already would wait for itself: RuntimeError."""
        if getattr(self._mine, "held", False):
            raise RuntimeError("a writing transaction is open in this thread already")
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            self._mine.held = True
            yield
        finally:
            self._mine.held = False
            os.close(file)
