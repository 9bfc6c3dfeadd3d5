"""Where menus.toml, screens/ and data/ lie: one answer for the checkout, the wheel and a site's own folder.

    in the checkout           in the wheel                     a site's (QADTUI_HOME)
    ├── menus.toml            qadtui/_shipped/menus.toml       ├── menus.toml
    ├── screens/              qadtui/_shipped/screens/         └── screens/
    ├── data/                 qadtui/_shipped/data/
    └── qadtui/locator.py     qadtui/locator.py

A site's folder overlays the shipped one: its menu lines come after the shipped ones, its screens instead of them.
"""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "_shipped"
_SHIPPED = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent


def home() -> Path | None:
    """The site's own folder, or None where the environment names none (it need not exist)."""
    named = os.environ.get("QADTUI_HOME")
    return Path(named).expanduser() if named else None


def menus() -> list[Path]:
    """The menu files there are, in the order they are read: what a later one says counts."""
    return [file for root in _roots() if (file := root / "menus.toml").is_file()]


def screen(name: str) -> Path | None:
    """The file of the screen called `sales/manual_allocation`, the site's own first; None if nobody wrote it."""
    for root in reversed(_roots()):
        if (file := root / "screens" / f"{name}.toml").is_file():
            return file
    return None


def screens() -> dict[str, Path]:
    """Every screen by its name, in the order of the names."""
    found: dict[str, Path] = {}
    for folder in (root / "screens" for root in _roots()):
        found |= {file.relative_to(folder).with_suffix("").as_posix(): file for file in folder.rglob("*.toml")}
    return dict(sorted(found.items()))


def data(name: str) -> Path:
    """The shipped folder of data called `name`."""
    return _SHIPPED / "data" / name


def _roots() -> list[Path]:
    site = home()
    return [_SHIPPED, site] if site else [_SHIPPED]
