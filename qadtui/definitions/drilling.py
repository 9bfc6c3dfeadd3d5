"""Where Go leads from a row of a browse that does not say it: to the screen that maintains the table, or shows it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from qadtui import locator
from qadtui.models.dictionary import natural_key
from qadtui.reports.definition import Drill

_KINDS = ("maintenance", "inquiry")


def drill_of(model: type[SQLModel]) -> Drill | None:
    """The screen of a table and its key; None if it has none."""
    specs = {path: _heading(file) for path, file in locator.screens().items()}
    for kind in _KINDS:
        for path, (of, table) in specs.items():
            if of == kind and table == model.__name__:
                return Drill(path, {entry.name: entry.name for entry in natural_key(model)})
    return None


@cache
def _heading(file: Path) -> tuple[Any, Any]:
    """The kind and the table of a screen with a key frame; a file that cannot be read is no place to go to."""
    try:
        spec = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None, None
    return (spec.get("kind"), spec.get("record")) if "key" in spec.get("frame", {}) else (None, None)
