"""A screen file, read and bound to the dictionary.

title = "Location Maintenance"
program = "iclomt.p"               QAD's name, on the title line
kind = "maintenance"               maintenance, inquiry, report: no Python needed; conversation: programs/<same path>.py
record = "Location"
help = "Sets up the places within a site."
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from qadtui.definitions.binding import Binder, table_named
from qadtui.definitions.faults import DefinitionError
from qadtui.formats import DateOrder
from qadtui.language.text import Text
from qadtui.terminal.frames import Frame

SCREEN_KINDS = ("maintenance", "inquiry", "report", "conversation")


@dataclass(frozen=True)
class Screen:
    """One program's screen. `path` is its name in menus.toml, such as `sales/order_maintenance`."""

    path: str
    title: Text
    program: str
    kind: str
    table: str
    help: Text
    frames: Mapping[str, Frame]
    report: Mapping[str, Any]
    binder: Binder

    @property
    def model(self) -> type[SQLModel]:
        """The table the screen is about."""
        return table_named(self.table)


def load_screen(
    path: str, file: Path, dates: DateOrder = DateOrder.MDY, today: Callable[[], date] | None = None
) -> Screen:
    """Read a screen file, for an operator who writes `dates` so and whose business date is `today`.

    Raises DefinitionError naming file, place and reason.
    """
    try:
        spec = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DefinitionError(str(file), "file", str(error)) from error
    return _bound(path, file, spec, Binder(spec.get("record", ""), dates, today))


def _bound(path: str, file: Path, spec: Mapping[str, Any], binder: Binder) -> Screen:
    place = "heading"
    frames: dict[str, Frame] = {}
    try:
        if spec.get("kind") not in SCREEN_KINDS:
            raise ValueError(f"kind must be one of {', '.join(SCREEN_KINDS)}")
        for name, frame in spec.get("frame", {}).items():
            place = f"[frame.{name}]"
            frames[name] = binder.frame(name, frame)
        place = "heading"
        return Screen(
            path,
            Text(spec["title"], "menu"),
            spec["program"],
            spec["kind"],
            spec.get("record", ""),
            Text(spec["help"], "help"),
            _sunk(frames),
            spec.get("report", {}),
            binder,
        )
    except (KeyError, ValueError, TypeError) as error:
        raise DefinitionError(str(file), place, str(error.args[0] if error.args else error)) from error


def _sunk(frames: Mapping[str, Frame]) -> dict[str, Frame]:
    """What stands below a frame that grows makes room for it."""
    below = [frame.row + frame.height for frame in frames.values() if frame.grows]
    return {
        name: replace(frame, sinks=not frame.grows and any(frame.row >= row for row in below))
        for name, frame in frames.items()
    }
