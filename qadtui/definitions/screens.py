"""A screen file, read and bound to the dictionary.

title = "Location Maintenance"
program = "iclomt.p"               QAD's name, on the title line
kind = "maintenance"               no Python needed: see below; conversation: programs/<same path>.py
record = "Location"
help = "Sets up the places within a site."

    maintenance   frames, of which `key` asks for the record                    binding.py
    inquiry       the same, to look at; or with a [report] section a report
    report        a [report] section: criteria, columns, totals                 reports/definition.py
    browse        a [browse] section, in the same words
    document      a [document] section: what is printed; [report] asks for which
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import SQLModel

from qadtui.definitions.binding import Binder, table_named
from qadtui.definitions.faults import fault_in
from qadtui.definitions.lookup import named_target
from qadtui.formats import DateOrder
from qadtui.language.text import Text
from qadtui.models.dictionary import natural_key
from qadtui.terminal.frames import Frame

if TYPE_CHECKING:
    from qadtui.reports.definition import Report
    from qadtui.reports.documents.layout import Layout

SCREEN_KINDS = ("maintenance", "inquiry", "report", "browse", "document", "conversation")


@dataclass(frozen=True)
class Screen:
    """One program's screen. `path` is its name in menus.toml, such as `sales/order_maintenance`.

    `definition` is what its [report] or [browse] section means, `layout` what its [document] section does.
    """

    path: str
    title: Text
    program: str
    kind: str
    table: str
    help: Text
    frames: Mapping[str, Frame]
    binder: Binder
    definition: "Report | None" = None
    layout: "Layout | None" = None

    @property
    def model(self) -> type[SQLModel]:
        """The table the screen is about."""
        return table_named(self.table)

    @property
    def report(self) -> "Report":
        """The definition, of a screen whose kind cannot be without one."""
        assert self.definition is not None
        return self.definition


def load_screen(
    path: str, file: Path, dates: DateOrder = DateOrder.MDY, today: Callable[[], date] | None = None
) -> Screen:
    """Read a screen file, for an operator who writes `dates` so and whose business date is `today`.

    Raises DefinitionError naming file, place and reason.
    """
    try:
        spec = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise fault_in(file, "file", error) from error
    return _bound(path, file, spec, Binder(spec.get("record", ""), dates, today))


def _bound(path: str, file: Path, spec: Mapping[str, Any], binder: Binder) -> Screen:
    place = "heading"
    frames: dict[str, Frame] = {}
    try:
        if spec.get("kind") not in SCREEN_KINDS:
            raise ValueError(f"kind must be one of {', '.join(SCREEN_KINDS)}")
        texts = {name: _text(spec, name) for name in ("title", "program", "help")}
        for name, frame in spec.get("frame", {}).items():
            place = f"[frame.{name}]"
            frames[name] = binder.frame(name, frame)
        section = "browse" if spec["kind"] == "browse" else "report"
        place = f"[{section}]"
        definition = _definition(spec, section, _asked(spec, section))
        place = "[document]"
        layout = _layout(spec, definition)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise fault_in(file, place, error) from error
    return Screen(
        path,
        Text(texts["title"], "menu"),
        texts["program"],
        spec["kind"],
        spec.get("record", ""),
        Text(texts["help"], "help"),
        _sunk(frames),
        binder,
        definition,
        layout,
    )


def _asked(spec: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    """The [report] or [browse] section. A document's asks for records, and so lists their keys."""
    asked: Mapping[str, Any] = spec.get(section, {})
    if spec["kind"] != "document":
        return asked
    key = natural_key(table_named(spec.get("record", "")))
    return {"columns": [entry.name for entry in key], **asked}


def _definition(spec: Mapping[str, Any], section: str, asked: Mapping[str, Any]) -> "Report | None":
    """What a [report] or [browse] section means."""
    if not asked:
        if spec["kind"] in ("report", "browse"):
            raise KeyError(f"there is no [{section}]")
        return None
    from qadtui.reports.definition import Report

    report = Report.from_spec(table_named(spec.get("record", "")), asked)
    for named in report.lookups.values():
        named_target(named)
    return report


def _layout(spec: Mapping[str, Any], definition: "Report | None") -> "Layout | None":
    """What a [document] section means."""
    if spec["kind"] != "document" or definition is None:
        return None
    from qadtui.reports.documents.specs import layout_of

    if "document" not in spec:
        raise KeyError("there is no [document]")
    return layout_of(definition.model, spec["document"], tuple(definition.switches))


def _text(spec: Mapping[str, Any], name: str) -> str:
    if not isinstance(spec.get(name), str):
        raise KeyError(f"'{name}' is missing")
    return str(spec[name])


def _sunk(frames: Mapping[str, Frame]) -> dict[str, Frame]:
    """What stands below a frame that grows makes room for it."""
    below = [frame.row + frame.height for frame in frames.values() if frame.grows]
    return {
        name: replace(frame, sinks=not frame.grows and any(frame.row >= row for row in below))
        for name, frame in frames.items()
    }
