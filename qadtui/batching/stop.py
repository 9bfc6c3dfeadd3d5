"""Whether a signal asked for the end of a process that works off one thing after the other."""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from qadtui.stopping import SIGNALS


class Stop:
    """`asked` says whether the end was asked for. A pipe wakes who waits, for a signal's handler may take no lock."""

    def __init__(self) -> None:
        self.asked = False
        self._hear, self._say = os.pipe()

    def wait(self, seconds: float) -> bool:
        """Wait so long; True as soon as the end is asked for."""
        select.select([self._hear], [], [], seconds)
        return self.asked

    def ask(self, number: int, frame: object) -> None:
        """Handle a signal."""
        self.asked = True
        os.write(self._say, b".")

    def close(self) -> None:
        """Nobody waits any longer."""
        os.close(self._hear)
        os.close(self._say)


@contextmanager
def asked_to_stop() -> Iterator[Stop]:
    """Listens to signals while the block runs."""
    stop = Stop()
    before = {name: signal.signal(name, stop.ask) for name in SIGNALS}
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
        stop.close()
