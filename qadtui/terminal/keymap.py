"""The key table as one operator has it: the shipped one, the site's changes laid over it, then the user's own.

    KEY_TABLE  ->  STANDARD  --changed({"go": ["f5"], "delete": ["f1"]})-->  F5 is Go, and every legend says so

A change names a function and all the keys it is to have. No function may lose its last key and no key may stand for two
functions, so what the legends say stays true.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qadtui.language.text import Text
from qadtui.terminal.keys import KEY_TABLE, Function, Key, KeyEntry, key_for
from qadtui.terminal.notation import spoken

_SAME = {"ctrl+m": "enter", "ctrl+i": "tab", "ctrl+h": "backspace"}  # terminals send one and the same for both
_ANYWHERE = re.compile(r"ctrl\+[a-z]|esc\+[^\d\s]")  # keys every terminal has, besides those of the key table
_NUMBER = re.compile(r"F?(\d+)")
_SHIPPED = {name for row in KEY_TABLE for name in row.keys}


class KeyFault(Exception):
    """A file of keys asks for what cannot be: `text` with `values` says why, and has a place for the `file`."""

    def __init__(self, text: Text, **values: Any) -> None:
        super().__init__(text.message, values)
        self.text, self.values = text, values


class KeyMap:
    """Which key does what for one operator."""

    def __init__(self, rows: Sequence[KeyEntry] = KEY_TABLE) -> None:
        self.rows = tuple(rows)
        self._keys = {name: Key(row.function) for row in self.rows for name in row.keys}
        self._moved = {
            int(old.keys[0][1:]): spoken(new.keys[0])
            for old, new in zip(KEY_TABLE, self.rows, strict=True)
            if old.keys[0] != new.keys[0] and re.fullmatch(r"f\d+", old.keys[0])
        }

    def key_for(self, name: str, character: str | None) -> Key | None:
        """The key that Textual calls `name` and that would type `character`; None if it means nothing here."""
        if key := self._keys.get(name):
            return key
        return None if name in _SHIPPED else key_for(name, character)

    def spell(self, legend: str) -> str:
        """A legend of the shipped keys, in any language, as it must read with these."""
        return _NUMBER.sub(self._label, legend) if self._moved else legend

    def changed(self, changes: Mapping[str, Sequence[str]]) -> "KeyMap":
        """This map with other keys for some functions, which `checked` has found good."""
        return KeyMap([row._replace(keys=tuple(changes.get(row.function, row.keys))) for row in self.rows])

    def _label(self, number: re.Match[str]) -> str:
        return self._moved.get(int(number[1]), number[0])


STANDARD = KeyMap()


def checked(changes: Mapping[str, Any], known: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Changes of the shipped map as a file has them, with the names of keys made one for what terminals send alike.

    `known` are the keys of some terminal only. Raises KeyFault for what is not there, and for a key with two meanings.
    """
    names = {*known}
    good = {_function(name): _keys(name, keys, names) for name, keys in changes.items()}
    _refuse_clashes(STANDARD.changed(good).rows)
    return good


def _function(name: str) -> str:
    try:
        return Function(name).value
    except ValueError:
        raise KeyFault(Text("{file}: there is no function {function}", "command"), function=name) from None


def _keys(function: str, keys: Any, known: set[str]) -> tuple[str, ...]:
    if not isinstance(keys, list | tuple) or not all(isinstance(name, str) for name in keys):
        raise KeyFault(
            Text('{file}: the keys of {function} must be a list such as ["f1", "ctrl+x"]', "command"), function=function
        )
    names = tuple(_SAME.get(name.lower(), name.lower()) for name in keys)
    for name in names:
        if not (name in _SHIPPED or name in known or _ANYWHERE.fullmatch(name)):
            unknown = Text("{file}: {function} has {key}, which is no key", "command")
            raise KeyFault(unknown, function=function, key=name)
    if not names:
        raise KeyFault(Text("{file}: {function} has no key left", "command"), function=function)
    return tuple(dict.fromkeys(names))


def _refuse_clashes(rows: Sequence[KeyEntry]) -> None:
    taken: dict[str, Function] = {}
    for row in rows:
        for name in dict.fromkeys(_SAME.get(key, key) for key in row.keys):
            if name in taken:
                clash = Text("{file}: {key} would be both {one} and {other}", "command")
                raise KeyFault(clash, key=name, one=taken[name], other=row.function)
            taken[name] = row.function
