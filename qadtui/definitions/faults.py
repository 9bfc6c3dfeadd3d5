"""What is wrong with a definition file: which file, on which line, where in it, and why.

    screens/own/late.toml, line 14: [report]: SalesOrder has no field colour

TOML's reader keeps no lines, so a fault found later is looked for in the text: the section it is in, and there the
words that the reason quotes; where it quotes none, its last word or its first.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_SYNTAX = re.compile(r"at line (\d+)")
_LANGUAGE = re.compile(r"^\w+: ")
_QUOTED = re.compile(r"'([^']+)'")
_SECTION = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")


class DefinitionError(Exception):
    """A fault in menus.toml or a screen file, to be mended by whoever wrote it. Line 0 is not known."""

    def __init__(self, file: str, place: str, reason: str, line: int = 0) -> None:
        super().__init__(f"{at_line(file, line)}: {place}: {reason}")
        self.file, self.place, self.reason, self.line = file, place, reason, line


def fault_in(file: Path, place: str, error: Exception) -> DefinitionError:
    """The fault that an error means, with the line it is on. An error may name the `part` of the section it is of."""
    if part := getattr(error, "part", ""):
        place = f"{place[:-1]}.{part}]"
    reason = str(error.args[0] if error.args else error)
    return DefinitionError(str(file), place, reason, line_in(file, place, reason))


def line_in(file: Path, place: str, reason: str) -> int:
    """The line of a file that a reason is about; 0 if there is no telling."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    if place == "file":
        found = _SYNTAX.search(reason)
        return int(found[1]) if found else len(lines)
    section = _section(lines, place)
    for words in (_QUOTED.findall(reason), *([word] for word in _named(reason)), [place]):
        patterns = [re.compile(rf"(?<![\w.]){re.escape(word)}(?![\w.])") for word in words]
        fitting = {number: sum(bool(each.search(lines[number - 1])) for each in patterns) for number in section}
        if best := max(fitting.values(), default=0):
            return next(number for number in section if fitting[number] == best)
    return section[0] if place.startswith("[") and section else 0


def at_line(file: str, line: int) -> str:
    """A file, and the line if it is known."""
    return f"{file}, line {line}" if line else file


def _section(lines: Sequence[str], place: str) -> list[int]:
    """The lines of a section and of those within it, such as `[frame.key]`; of `heading`, those above all sections; of
    anything else the whole file.
    """
    if place != "heading" and not place.startswith("["):
        return list(range(1, len(lines) + 1))
    wanted = place.strip("[]") if place.startswith("[") else ""
    found, inside = [], not wanted
    for number, line in enumerate(lines, start=1):
        if header := _SECTION.fullmatch(line.partition("#")[0].rstrip()):
            inside = bool(wanted) and f"{header[1]}.".startswith(f"{wanted}.")
        if inside:
            found.append(number)
    return found


def _named(reason: str) -> Iterator[str]:
    """The words a reason may name without quoting them."""
    if not _QUOTED.search(reason):
        words = [word.strip(".:") for word in _LANGUAGE.sub("", reason).split()]
        for word in (*words[-1:], *words[:1]):
            yield from (word, word.rpartition(".")[2])
