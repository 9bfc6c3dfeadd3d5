"""The garbage collector, kept away from what stays for good.

Modules, tables and their mapping are some hundred thousand objects that live as long as the process. To look through
them all takes the collector a tenth of a second, in which no key is echoed, and it does so again and again while they
are made. So it rests meanwhile, and afterwards never looks at them.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def made_for_good(module: str) -> Iterator[None]:
    """What is made inside, with the import of `module`, stays for good. Nothing is done where it was imported before:
    in a second session of one process, or in one forked from a warm parent.
    """
    if module in sys.modules:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
