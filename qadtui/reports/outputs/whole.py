"""A file that is there when it is whole: until then it grows beside its place under a name that is nobody's.

    april.xlsx.k3v9.part  ----->  april.xlsx        renamed at the end; removed when anything goes wrong before

What is no file (a pipe, a device) takes the bytes as they come.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO


@contextmanager
def whole_file(file: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become `file` when the block ends; after an exception nothing is left, and what was there
    before stays. A process that is to be ended by a signal turns it into an exception. Raises OSError.
    """
    place = file.resolve()
    if place.exists() and not place.is_file():
        with place.open("wb") as stream:
            yield stream
        return
    descriptor, name = mkstemp(prefix=f"{place.name}.", suffix=".part", dir=place.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            os.fchmod(descriptor, _mode(place))
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _mode(place: Path) -> int:
    """The rights of the file that is replaced, else those of any new one; a temporary file is for its owner only."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
