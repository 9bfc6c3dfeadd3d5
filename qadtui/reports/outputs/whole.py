"""A file that is there when it is whole: until then it grows beside its place under a name that is nobody's.

april.xlsx.k3v9.part  ----->  april.xlsx        renamed at the end; removed when anything goes wrong before
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
    descriptor, name = mkstemp(prefix=f"{file.name}.", suffix=".part", dir=file.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            _give_usual_rights(descriptor)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _give_usual_rights(descriptor: int) -> None:
    """Those of any new file: a temporary one is for its owner only."""
    mask = os.umask(0)
    os.umask(mask)
    os.fchmod(descriptor, 0o666 & ~mask)
