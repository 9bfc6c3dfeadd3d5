"""The lines of a long report on their way from the process that makes them to the pager that shows them.

    lines      the text, one line after the other                             grows
    index      where in it each line begins, 8 bytes each; all ones: the end  grows behind it
    heading    the lines that stay on the screen

A line counts once its place is in the index, so a reader never sees half of one; it keeps nothing of them in memory.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import rmtree
from struct import Struct
from tempfile import mkdtemp
from types import TracebackType
from typing import Self

_PLACE = Struct(">Q")
_END = b"\xff" * _PLACE.size
_BATCH = 500
"""Lines that a writer gathers before it writes them, and a reader looks through at a time."""


class Spool:
    """A temporary folder of its owner alone, gone when the block ends."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="qadtui-spool-"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.remove()

    def remove(self) -> None:
        """Remove it with all that is in it."""
        rmtree(self.folder, ignore_errors=True)

    def reader(self) -> "SpoolReader":
        """A reader, also before anything was written."""
        return SpoolReader(self.folder)


class SpoolWriter:
    """Adds lines to a spool; `with` ends it, unless an exception leaves it unfinished."""

    def __init__(self, folder: Path, heading: Sequence[str] = ()) -> None:
        (folder / "heading").write_text("".join(f"{line}\n" for line in heading), encoding="utf-8")
        self._lines, self._index = (folder / "lines").open("wb"), (folder / "index").open("wb")
        self._texts: list[bytes] = []
        self._at = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.flush()
        if kind is None:
            self._index.write(_END)
        self._lines.close()
        self._index.close()

    def line(self, text: str) -> None:
        """Add a line."""
        self._texts.append(f"{text}\n".encode())
        if len(self._texts) == _BATCH:
            self.flush()

    def flush(self) -> None:
        """Let readers see every line so far."""
        self._lines.write(b"".join(self._texts))
        self._lines.flush()
        self._index.write(b"".join(self._places()))
        self._index.flush()
        self._texts.clear()

    def _places(self) -> Iterator[bytes]:
        for text in self._texts:
            yield _PLACE.pack(self._at)
            self._at += len(text)


class SpoolReader:
    """What there is of a spool by now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def heading(self) -> list[str]:
        """The lines that stay; none before the writer has begun."""
        return self._read("heading").decode().split("\n")[:-1]

    @property
    def count(self) -> int:
        """How many lines there are by now."""
        return self._entries() - self.complete

    @property
    def complete(self) -> bool:
        """Whether there will be no more."""
        entries = self._entries()
        return entries > 0 and self._read("index", (entries - 1) * _PLACE.size, _PLACE.size) == _END

    def lines(self, first: int, count: int) -> list[str]:
        """So many lines from one on (the first is 0), or as many as there are."""
        count = min(count, self.count - first)
        if first < 0 or count <= 0:
            return []
        places = self._read("index", first * _PLACE.size, (count + 1) * _PLACE.size)
        start, stop = _PLACE.unpack_from(places)[0], places[count * _PLACE.size :]
        upto = -1 if stop in (b"", _END) else _PLACE.unpack(stop)[0] - start
        return self._read("lines", start, upto).decode().split("\n")[:count]

    def find(self, text: str, first: int, forward: bool = True) -> int | None:
        """The nearest line from `first` on that has the text in it, whatever the capitals; None if there is none."""
        wanted = text.casefold()
        for start, lines in self._batches(first, forward):
            hits = [start + at for at, line in enumerate(lines) if wanted in line.casefold()]
            if hits:
                return hits[0 if forward else -1]
        return None

    def _batches(self, first: int, forward: bool) -> Iterator[tuple[int, list[str]]]:
        if forward:
            for start in range(first, self.count, _BATCH):
                yield start, self.lines(start, _BATCH)
        else:
            for stop in range(min(first + 1, self.count), 0, -_BATCH):
                start = max(stop - _BATCH, 0)
                yield start, self.lines(start, stop - start)

    def _entries(self) -> int:
        try:
            return (self._folder / "index").stat().st_size // _PLACE.size
        except FileNotFoundError:
            return 0

    def _read(self, name: str, start: int = 0, size: int = -1) -> bytes:
        try:
            with (self._folder / name).open("rb") as file:
                file.seek(start)
                return file.read(size)
        except FileNotFoundError:
            return b""
