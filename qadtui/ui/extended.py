r"""Keys in the encodings that name key and modifiers by number, which some terminals use and some sessions leave on.

    ESC [ 106 ; 5 u        kitty: the code of `j`, and 5 = 1 + 4 for Ctrl
    ESC [ 27 ; 5 ; 106 ~   xterm's modifyOtherKeys: the same
    ESC [ 1 ; 129 P        F1 while the lock of the numeric keypad is on

qadtui asks for none of them. But tmux may, or a session whose line broke may have left them on, and then every key
must still be the key it is.
"""

import re
from enum import IntFlag
from typing import NamedTuple

ESC = "\x1b"
_KITTY = re.compile(r"\x1b\[(\d+)(?::(\d*))?(?::\d*)?(?:;(\d*)(?::(\d))?(?:;[\d:]*)?)?u")
_XTERM = re.compile(r"\x1b\[27;(\d+);(\d+)~")
_MODIFIED = re.compile(r"\x1b\[(\d+);(\d+)(?::(\d))?([~A-Z])")
_RELEASED = 3
_NAMED = {9: "tab", 13: "enter", 27: "escape", 127: "backspace", 57414: "enter"}
_KEYPAD = {57399 + place: char for place, char in enumerate("0123456789./*-+")}
_PRIVATE = range(57344, 63744)  # kitty's numbers for keys without a character: Shift itself, the locks ...


class Modifier(IntFlag):
    """What is held down; the locks are left out."""

    SHIFT = 1
    ALT = 2
    CTRL = 4
    OTHERS = 8 + 16 + 32  # super, hyper, meta


class Stroke(NamedTuple):
    """What a sequence comes to: another sequence to look up, or the name of a key, or a character, or nothing."""

    sequence: str = ""
    name: str = ""
    character: str = ""


NOTHING = Stroke()


def stroke(sequence: str) -> Stroke | None:
    """What a sequence in one of these encodings comes to; None if it is in none of them."""
    if match := _KITTY.fullmatch(sequence):
        code, shifted, held, event = (int(number or 0) for number in match.groups())
        return NOTHING if event == _RELEASED else _stroke(code, _held(held), shifted)
    if match := _XTERM.fullmatch(sequence):
        return _stroke(int(match[2]), _held(int(match[1])))
    if match := _MODIFIED.fullmatch(sequence):
        return _unmodified(int(match[1]), int(match[2]), int(match[3] or 1), match[4])
    return None


def _held(number: int) -> Modifier:
    return Modifier(max(number - 1, 0) & 63)


def _stroke(code: int, held: Modifier, shifted: int = 0) -> Stroke:
    if code in _NAMED:
        back = code == 9 and held & Modifier.SHIFT
        return Stroke(name="shift+tab" if back else _NAMED[code])
    if code in _PRIVATE:
        return Stroke(character=_KEYPAD.get(code, ""))
    if code > 0x10FFFF or held & Modifier.OTHERS:
        return NOTHING
    return _typed(chr(code), held, chr(shifted) if 0 < shifted <= 0x10FFFF else "")


def _typed(char: str, held: Modifier, shifted: str) -> Stroke:
    if held & Modifier.ALT:
        return Stroke(sequence=ESC + char)
    if held & Modifier.CTRL:
        return Stroke(name="ctrl+backslash" if char == "\\" else f"ctrl+{char.lower()}")
    return Stroke(character=(shifted or char.upper()) if held & Modifier.SHIFT else char)


def _unmodified(number: int, held: int, event: int, final: str) -> Stroke | None:
    """A function or cursor key that nothing but a lock modifies is the plain one."""
    if event == _RELEASED:
        return NOTHING
    if _held(held):
        return None
    if final == "~":
        return Stroke(sequence=f"{ESC}[{number}~")
    return Stroke(sequence=f"{ESC}O{final}" if final in "PQRS" else f"{ESC}[{final}")
