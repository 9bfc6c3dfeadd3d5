"""`qadtui keytest`: asks for one key after the other, shows what each sends and means, and says what mends a wrong one.

    Key table xterm (TERM=xterm-256color)
    The space bar leaves a key out, Ctrl+C ends.
    F1          ESC [ 1 1 ~         F1: Go
    F4          ESC [ P             F1: Go                        wrong
    ...
    With --keys putty-sco, or QADTUI_KEYS=putty-sco, all these keys are right.
    In PuTTY, Terminal > Keyboard: The Function keys and keypad: ESC[n~

What one read brings is what one key sends, for a person presses them one at a time.
"""

import os
import re
import select
from collections.abc import Callable, Mapping

from qadtui.formats.width import pad
from qadtui.language.text import Text, Translator
from qadtui.terminal.keymap import KeyMap
from qadtui.terminal.notation import spoken
from qadtui.ui.keyanswers import Answer, presses_of, putty_settings, tables_for
from qadtui.ui.keyboard import Press
from qadtui.ui.line import Line
from qadtui.ui.sequences import Terminal, spelled

ASKED = (
    *(f"f{number}" for number in range(1, 13)),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *("tab", "shift+tab", "backspace", "enter"),
)
"""The keys that are asked for, in this order."""

ESCAPE_SECONDS = 0.1
_CURSOR_REPORT = re.compile(rb"\x1b\[\d+;(\d+)R")
_MEASURE = "─\x1b[6n\r\x1b[K"
_BEGIN = Text("Key table {table} (TERM={term})", "keytest")
_HOW = Text("The space bar leaves a key out, Ctrl+C ends.", "keytest")
_PRESS = Text("Press {key}", "keytest")
_WRONG = Text("wrong", "keytest")
_NOTHING = Text("nothing", "keytest")
_RIGHT = Text("All keys are understood.", "keytest")
_OTHER_TABLE = Text("With --keys {table}, or QADTUI_KEYS={table}, all these keys are right.", "keytest")
_PUTTY = Text("In PuTTY, Terminal > Keyboard: {setting}", "keytest")
_MORE = Text("Any key shows what it sends; Ctrl+C ends.", "keytest")
_WIDE_LINES = Text("Lines are two cells wide here: start qadtui with --ascii-boxes.", "keytest")


class KeyTest:
    """One test at a terminal that is raw. `run` gives True if every key was right."""

    def __init__(
        self, line: Line, keymap: KeyMap, terminals: Mapping[str, Terminal], translate: Translator, fileno: int = 0
    ) -> None:
        self._line, self._keymap, self._terminals, self._translate = line, keymap, terminals, translate
        self._fileno = fileno
        self._wide_lines = False

    def run(self, term: str, write: Callable[[str], None]) -> bool:
        """Ask for every key, say what is wrong, then show what any key sends until Ctrl+C."""
        self._write = write
        if self._line.charset.lines:
            write(_MEASURE)
        self._say(_BEGIN, table=self._line.table.terminal.name, term=term)
        self._say(_HOW)
        answers, ended = self._ask_all()
        wrong = [answer for answer in answers if not answer.right]
        self._judge(answers, wrong)
        if not ended:
            self._say(_MORE)
            while not _ends(answer := self._answer("")):
                self._show(answer)
        return not wrong

    def _ask_all(self) -> tuple[list[Answer], bool]:
        answers: list[Answer] = []
        for asked in ASKED:
            self._write(self._translate(_PRESS, key=spoken(asked)))
            answer = self._answer(asked)
            self._write("\r\x1b[K")
            if _ends(answer):
                return answers, True
            if answer.sent != b" ":
                answers.append(answer)
                self._show(answer)
        return answers, False

    def _answer(self, asked: str) -> Answer:
        """What the next key sends; nothing at the end of the input."""
        sent = b""
        while not sent:
            data = self._read(None)
            if not data:
                return Answer(asked, b"", ())
            sent = self._without_report(data)
        while _pending(self._line, sent) and (more := self._read(ESCAPE_SECONDS)):
            sent += more
        return Answer(asked, sent, presses_of(self._line, sent))

    def _read(self, seconds: float | None) -> bytes:
        if not select.select([self._fileno], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._fileno, 1024)
        except OSError:
            return b""

    def _without_report(self, data: bytes) -> bytes:
        """The terminal's own answer, how wide a line is, is no key."""
        if report := _CURSOR_REPORT.search(data):
            self._wide_lines = int(report[1]) > 2
            return data.replace(report[0], b"")
        return data

    def _show(self, answer: Answer) -> None:
        wrong = "" if answer.right or not answer.asked else self._translate(_WRONG)
        sent = spelled(answer.sent.decode(self._line.charset.encoding, "replace"))
        meant = "  ".join(map(self._meaning, answer.presses))
        self._write(f"{pad(spoken(answer.asked), 11)} {pad(sent, 24)} {pad(meant, 36)} {wrong}".rstrip() + "\r\n")

    def _meaning(self, press: Press) -> str:
        key = self._keymap.key_for(press.name, press.character)
        if key is None:
            return self._translate(_NOTHING)
        if key.function is None:
            return key.text
        row = next(row for row in self._keymap.rows if row.function is key.function)
        return f"{spoken(press.name)}: {self._translate(row.name)}"

    def _judge(self, answers: list[Answer], wrong: list[Answer]) -> None:
        if self._wide_lines:
            self._say(_WIDE_LINES)
        if not wrong:
            self._say(_RIGHT)
            return
        if table := next(tables_for(answers, self._terminals), ""):
            self._say(_OTHER_TABLE, table=table)
        for setting in putty_settings(wrong, self._line.table.terminal):
            self._say(_PUTTY, setting=setting)

    def _say(self, text: Text, **values: str) -> None:
        self._write(self._translate(text, **values) + "\r\n")


def _pending(line: Line, sent: bytes) -> bool:
    keyboard = line.keyboard()
    keyboard.feed(sent)
    return keyboard.pending


def _ends(answer: Answer) -> bool:
    return not answer.sent or [press.name for press in answer.presses] == ["ctrl+c"]
