"""Work that must leave nothing half done when it is ended from outside.

SIGTERM, SIGINT and SIGHUP become an exception, so that files are cleared away on its way up. While the database is
working out a long answer no Python code runs, and so no handler either; a thread that hears of the signal interrupts
the database.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_AGAIN = 0.05
"""Seconds from one interruption to the next: the first may fall between two questions."""


@contextmanager
def stoppable(interrupt: Callable[[], None]) -> Iterator[None]:
    """While the block runs, a signal ends it by SystemExit with the code a shell gives for the signal. `interrupt` is
    called in another thread, to end what the main one waits for. Only for the main thread.
    """
    reads, writes = os.pipe()
    os.set_blocking(writes, False)
    over = Event()

    def listen() -> None:
        if os.read(reads, 1):
            while not over.wait(_AGAIN):
                interrupt()

    listener = Thread(target=listen, daemon=True)
    before = {number: signal.signal(number, _end) for number in SIGNALS}
    told = signal.set_wakeup_fd(writes, warn_on_full_buffer=False)
    listener.start()
    try:
        yield
    finally:
        over.set()
        signal.set_wakeup_fd(told)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(writes)
        listener.join()
        os.close(reads)


def _end(number: int, frame: FrameType | None) -> None:
    """Once is enough: what clears up must not be ended, too."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)


def end_with(source: int) -> None:
    """End this process when what it reads from ends: whoever asked keeps it open, and when they are gone nobody wants
    the answer.
    """

    def listen() -> None:
        while os.read(source, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=listen, daemon=True).start()
