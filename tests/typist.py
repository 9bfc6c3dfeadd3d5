"""An operator at a real terminal, who looks where the cursor is before typing on.

    with Typist.at(file, date="2026-04-01") as typist:
        typist.run("7.1.1", "order")
        typist.go_to("header")              F1 as often as it takes, however many frames there are on the way
        typist.type("<F4>", "totals")       keys, and the frame they must lead to

Where the cursor is, Ctrl+F tells on row 23 in every language: program, frame, field. The program answers when it is
ready for that key, so nothing here waits for time to pass.
"""

import re
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.pty_terminal import PtyTerminal

_KEYS = re.compile(r"<([A-Za-z0-9+-]+)>")
_BYTES = {
    "F1": b"\x1bOP", "F2": b"\x1bOQ", "F3": b"\x1bOR", "F4": b"\x1bOS", "F5": b"\x1b[15~", "F7": b"\x1b[18~",
    "F8": b"\x1b[19~", "F9": b"\x1b[20~", "F10": b"\x1b[21~", "Return": b"\r", "Tab": b"\t", "Backspace": b"\x7f",
    "Ctrl+D": b"\x04", "Ctrl+F": b"\x06", "Ctrl+X": b"\x18", "Space": b" ",
}  # fmt: skip
_PLACE = re.compile(r"^\S*  (\S+)  (\S+)(?:  \S+)?$")
QUESTION_ROW, INFORMATION_ROW = 22, 23


def bytes_of(text: str) -> bytes:
    """What a terminal sends for keys written as `7.1.1<Return>`."""
    parts = _KEYS.split(text)
    return b"".join(_BYTES[part] if index % 2 else part.encode() for index, part in enumerate(parts))


class Typist:
    """Types at a terminal on which qadtui runs."""

    def __init__(self, terminal: PtyTerminal) -> None:
        self.terminal = terminal

    @classmethod
    def at(cls, database: Path, *, date: str = "2026-04-01", language: str = "en", user: str = "anna") -> Self:
        """Start qadtui."""
        options = ("--database", str(database), "--date", date, "--lang", language, "--user", user)
        return cls(PtyTerminal.python("qadtui", *options))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.terminal.close()

    def write(self, keys: str) -> None:
        """Type keys in one burst and wait for nothing."""
        self.terminal.write(bytes_of(keys))

    def row(self, number: int) -> str:
        """One row of the screen."""
        return self.terminal.screen()[number - 1].rstrip()

    def run(self, number: str, frame: str) -> None:
        """Choose a program at a menu; its first frame must be `frame`."""
        self.type(f"{number}<Return>", frame)

    def type(self, keys: str, frame: str) -> None:
        """Type keys; they must lead into `frame`."""
        place = self.press(keys)
        assert place == frame, f"{keys} led to {place}, not to {frame}:\n{self.terminal.text()}"

    def go_to(self, frame: str) -> None:
        """Press F1 until the cursor is in `frame`."""
        for _ in range(12):
            if self.press("<F1>") == frame:
                return
        raise AssertionError(f"no way to {frame}:\n{self.terminal.text()}")

    def press(self, keys: str) -> str:
        """Type keys and tell in which frame the cursor is then, or the question that is asked."""
        before, asked = self.row(INFORMATION_ROW), self._question()

        def settled(_: str) -> bool:
            told, question = self.row(INFORMATION_ROW), self._question()
            return question != asked if question else told != before and bool(_PLACE.match(told))

        self.write(f"{keys}<Ctrl+F>")
        self.terminal.wait_for(settled)
        place = _PLACE.match(self.row(INFORMATION_ROW))
        return self._question() or (place[1] if place else "")

    def question(self, words: str) -> None:
        """Press F1 until a question is asked, which must be this one."""
        for _ in range(12):
            if self.press("<F1>").startswith(words):
                return
        raise AssertionError(f"{words!r} is not asked:\n{self.terminal.text()}")

    def _question(self) -> str:
        asked = self.terminal.cursor_shown and self.terminal.cursor[0] == QUESTION_ROW
        return self.row(QUESTION_ROW) if asked else ""
