"""A million rows are millions of small objects that die at once and never in circles: looking for circles among them
costs a fifth of the time. While an output is written, Python looks a hundred times less often.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 50, 100)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """What is made in the block is seldom searched for circles."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
