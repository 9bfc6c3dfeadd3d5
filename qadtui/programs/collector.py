"""The garbage collector, kept away from what stays for good.

Modules, tables and their mapping are some hundred thousand objects that live as long as the process. To look through
them all takes the collector a tenth of a second, in which no key is echoed, and it does so again and again while they
are made. So it rests meanwhile, and afterwards never looks at them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def made_for_good() -> Iterator[None]:
    """What is made inside stays for good. Only the first time in a process, and never in one forked from such."""
    if gc.get_freeze_count():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
