"""A file that is there when it is whole: until then it grows beside its place under a name that is nobody's.

april.xlsx.5f0c93e1b2a4.part  ----->  april.xlsx      renamed at the end; removed when anything goes wrong before
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO


@contextmanager
def whole_file(file: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become `file` when the block ends; after an exception nothing is left, and what was there
    before stays. A process that is to be ended by a signal turns it into an exception. Raises OSError.
    """
    part = file.with_name(f"{file.name}.{token_hex(6)}.part")
    try:  # the name is known before the file is there, so no moment is left in which it could stay behind
        with part.open("xb") as stream:
            yield stream
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
