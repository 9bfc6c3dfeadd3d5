r"""What terminals send for keys, as tables: sequence -> the key's name in the key table.

    terminals.toml    [putty-vt400]  [linux]  [putty-sco] ...       what each one sends
    KeyTable          "\x1b[11~" -> "f1",  "\x1b[[A" -> "f1" ...    what is understood where it is chosen

Terminals that nowhere contradict each other are understood together, whichever of them TERM names, for TERM often names
the wrong one (PuTTY calls itself xterm). One that does contradict stands `apart`: in PuTTY's SCO mode F4 is what kitty
sends for F1, so its table must be chosen. What no table holds means nothing: it rings the bell and never types.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from qadtui.language.text import Text
from qadtui.terminal.keymap import KeyFault

ESC = "\x1b"
STANDARD = "xterm"
_SHIPPED = Path(__file__).with_name("terminals.toml")
_SETTINGS = {"terms", "like", "functions", "apart", "putty"}
_WRITTEN = re.compile(r"ESC|\^[?-_]|.")
_UNREADABLE = Text("{file}: {table} has {sequence}; write ESC[11~, or ^H, or none", "command")
_KEYPAD = "*+,-./0123456789"  # in application mode sent as ESC O and the letter 64 places on: j k l ... y

EVERYWHERE: dict[str, str] = {
    **{f"{ESC}{digit}": f"f{digit}" for digit in range(1, 10)},
    f"{ESC}0": "f10",
    f"{ESC}OM": "enter",
    **{f"{ESC}O{chr(ord(char) + 64)}": char for char in _KEYPAD},
}
"""Esc and a digit in one read, for keyboards without function keys, and the numeric keypad."""

CONTROLS: dict[str, str] = {
    **{chr(code): f"ctrl+{chr(code + 96)}" for code in range(1, 27)},
    "\b": "backspace",
    "\t": "tab",
    "\r": "enter",
    "\x1c": "ctrl+backslash",
    "\x7f": "backspace",
}
"""Control characters that are keys. A line feed is Ctrl+J unless a carriage return stands right before it."""


@dataclass(frozen=True)
class Terminal:
    """One table of the file: for each key, the ways the terminal sends it."""

    name: str
    terms: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: bool = False
    putty: str = ""


@dataclass(frozen=True)
class KeyTable:
    """What is understood of a terminal: every sequence, and the control characters it sends for other keys."""

    terminal: Terminal
    reading: Mapping[str, str]


def written(sequence: str) -> str:
    r"""The characters that `ESC[11~`, `^?` or `ESC^I` stand for."""
    return "".join(_characters(sign) for sign in _WRITTEN.findall(sequence))


def spelled(characters: str) -> str:
    r"""A sequence as people read it: "\x1b[11~" is `ESC [ 1 1 ~`."""
    return " ".join(map(_sign, characters))


def read_tables(data: Mapping[str, Any], known: Mapping[str, Terminal] | None = None) -> dict[str, Terminal]:
    """The terminals of a file's tables, laid over those `known`. Raises KeyFault."""
    terminals = dict(known or {})
    for name, table in data.items():
        terminals[name] = _terminal(name, table, terminals)
    return terminals


@cache
def shipped() -> dict[str, Terminal]:
    """The terminals that qadtui knows."""
    return read_tables(tomllib.loads(_SHIPPED.read_text(encoding="utf-8")))


def key_table(name: str, terminals: Mapping[str, Terminal]) -> KeyTable:
    """The table of the terminal called `name`, which must be there."""
    chosen = terminals[name]
    together = [terminal for terminal in terminals.values() if not terminal.apart]
    return KeyTable(chosen, {**EVERYWHERE, **_sequences(together), **_sequences([chosen])})


def terminal_named(term: str, terminals: Mapping[str, Terminal]) -> str:
    """The name of the table for a value of TERM: the one with the longest pattern; without one, the standard."""
    found = [
        (len(pattern), terminal.name)
        for terminal in terminals.values()
        for pattern in terminal.terms
        if fnmatchcase(term, pattern)
    ]
    return max(found)[1] if found else STANDARD


def _characters(sign: str) -> str:
    if sign == "ESC":
        return ESC
    return chr(ord(sign[1]) ^ 64) if len(sign) == 2 else sign


def _sign(char: str) -> str:
    if char == ESC:
        return "ESC"
    if char < " " or char == "\x7f":
        return f"^{chr(ord(char) ^ 64)}"
    return "Space" if char == " " else char


def _terminal(name: str, table: Any, known: Mapping[str, Terminal]) -> Terminal:
    if not isinstance(table, dict):
        raise KeyFault(Text("{file}: {table} is not a table", "command"), table=name)
    like = table.get("like", "")
    if like and like not in known:
        raise KeyFault(Text("{file}: {table} is like {like}, which is not there", "command"), table=name, like=like)
    keys = dict(known[like].keys) if like else {}
    for number, ways in enumerate(table.get("functions", "").split(), 1):
        keys[f"f{number}"] = _ways(name, ways)
    keys |= {key: _ways(name, ways) for key, ways in table.items() if key not in _SETTINGS}
    keys = {key: ways for key, ways in keys.items() if ways}
    return Terminal(name, tuple(table.get("terms", ())), keys, table.get("apart", False), table.get("putty", ""))


def _ways(name: str, text: Any) -> tuple[str, ...]:
    if not isinstance(text, str):
        raise KeyFault(_UNREADABLE, table=name, sequence=text)
    ways = tuple(map(written, text.split())) if text != "none" else ()
    for way in ways:
        if not (len(way) > 1 if way.startswith(ESC) else way in CONTROLS):
            raise KeyFault(_UNREADABLE, table=name, sequence=text)
    return ways


def _sequences(terminals: Iterable[Terminal]) -> dict[str, str]:
    return {way: key for terminal in terminals for key, ways in terminal.keys.items() for way in ways}
