"""The files that change keys: the site's `keys.toml` in QADTUI_HOME, and over it the user's own.

go = ["f5", "ctrl+x"]            a function, and all the keys it is to have
delete = ["f1", "ctrl+d"]

[terminals.handheld]             a terminal of the site's, for --keys handheld or where TERM says so
terms = ["handheld*"]
like = "vt220"
f5 = "ESC[25~"
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from qadtui.language.text import Text
from qadtui.terminal.keymap import KeyFault, checked
from qadtui.ui.sequences import Terminal, read_tables, shipped

NAME = "keys.toml"


class Keys(NamedTuple):
    """What the files say: the keys of functions, and what terminals send."""

    changes: dict[str, tuple[str, ...]]
    terminals: dict[str, Terminal]


def read_key_files(folders: Iterable[Path | None]) -> Keys:
    """What the files in these folders say, later ones over earlier ones. Raises KeyFault, which names the file."""
    keys = Keys({}, shipped())
    for folder in folders:
        if folder and (file := folder / NAME).is_file():
            keys = _changed(keys, file)
    return keys


def _changed(keys: Keys, file: Path) -> Keys:
    data = _data(file)
    try:
        terminals = read_tables(data.pop("terminals", {}), keys.terminals)
        known = {name for terminal in terminals.values() for name in terminal.keys}
        return Keys(checked(keys.changes | data, known), terminals)
    except KeyFault as fault:
        raise KeyFault(fault.text, **{"file": file, **fault.values}) from fault


def _data(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KeyFault(Text("{file}: {reason}", "command"), file=file, reason=str(error)) from error
