"""What came when keys were asked for one by one, and what mends those that are wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qadtui.ui.keyboard import Press
from qadtui.ui.line import Line
from qadtui.ui.sequences import Terminal, key_table, spelled

_PUTTY_MODE = "ESC[n~"


@dataclass(frozen=True)
class Answer:
    """What came when a key was asked for."""

    asked: str
    sent: bytes
    presses: tuple[Press, ...]

    @property
    def right(self) -> bool:
        """Is it understood as the key it is?"""
        return [press.name for press in self.presses] == [self.asked]


def tables_for(answers: list[Answer], terminals: Mapping[str, Terminal]) -> Iterator[str]:
    """The tables that understand every answer as the key it is."""
    for name in terminals:
        line = Line(key_table(name, terminals))
        if all(Answer(answer.asked, answer.sent, presses_of(line, answer.sent)).right for answer in answers):
            yield name


def putty_settings(wrong: list[Answer], chosen: Terminal) -> Iterator[str]:
    """What to choose on PuTTY's page for the keyboard, as it is written there, so that the wrong keys are right."""
    asked = {answer.asked for answer in wrong}
    if asked & {"home", "end"}:
        yield "The Home and End keys: Standard"
    if "backspace" in asked:
        control_h = "^?" not in map(spelled, chosen.keys.get("backspace", ()))
        yield f"The Backspace key: {'Control-H' if control_h else 'Control-? (127)'}"
    if asked - {"home", "end", "backspace", "tab", "enter"}:
        yield f"The Function keys and keypad: {chosen.putty or _PUTTY_MODE}"


def presses_of(line: Line, sent: bytes) -> tuple[Press, ...]:
    """The keys that some bytes are at a terminal."""
    keyboard = line.keyboard()
    return (*keyboard.feed(sent), *keyboard.give_up())
