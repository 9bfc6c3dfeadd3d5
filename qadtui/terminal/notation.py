"""Keys as people write them: `SO1001<F1>`, `<Back-Tab>`, `<Ctrl+D>`; everything else is typed.

    keys_of("7.1.6<Return>")      ->  7 . 1 . 6 and Key(RETURN)
    written(those keys)           ->  "7.1.6<Return>"

A function is written as the first key that has it, so a journal reads the same wherever it was typed. A blank at an
end would not be seen, and a `<` could be the start of a key: they are written `<Space>` and `<Less>`.
"""

import re
from collections.abc import Iterable

from qadtui.terminal.keys import KEY_TABLE, Function, Key, key_for

_KEYS = re.compile(r"<([A-Za-z0-9+?\\-]+)>|(.)", re.DOTALL)
_SPOKEN = {"enter": "Return", "shift+tab": "Back-Tab", "pageup": "PageUp", "pagedown": "PageDown", "escape": "Esc"}
_NAMES = {spoken.lower(): name for name, spoken in _SPOKEN.items()} | {
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "space": " ",
    "less": "<",
}


def keys_of(text: str) -> list[Key]:
    """The keys that a text stands for. Raises ValueError naming a key that does not exist."""
    return [_named(name) if name else Key(None, char) for name, char in _KEYS.findall(text)]


def written(keys: Iterable[Key]) -> str:
    """The text that stands for keys."""
    text = "".join(_FUNCTIONS[key.function] if key.function else _typed(key.text) for key in keys)
    leading = len(text) - len(text.lstrip(" "))
    trailing = len(text.lstrip(" ")) - len(text.strip(" "))
    return "<Space>" * leading + text.strip(" ") + "<Space>" * trailing


def _named(name: str) -> Key:
    spelled = _NAMES.get(name.lower(), name.lower())
    key = key_for(spelled, spelled if len(spelled) == 1 else None)
    if key is None:
        raise ValueError(f"there is no key <{name}>")
    return key


def _typed(char: str) -> str:
    return "<Less>" if char == "<" else char


def spoken(name: str) -> str:
    """A key of the key table as people say it: `enter` is Return, `ctrl+d` Ctrl+D."""
    return _SPOKEN.get(name) or "+".join(part.capitalize() for part in name.split("+"))


_FUNCTIONS: dict[Function, str] = {row.function: f"<{spoken(row.keys[0])}>" for row in KEY_TABLE}
