"""Golden screens: 80x24 as an operator saw and approved them, one text file each, to be read like a page.

QADTUI_GOLDEN=rewrite python -m pytest tests/golden        writes them anew; read the difference before you commit it
"""

import os
from difflib import unified_diff
from pathlib import Path

FOLDER = Path(__file__).parent
REWRITE = os.environ.get("QADTUI_GOLDEN") == "rewrite"


def difference(name: str, screen: str) -> str:
    """What differs between a screen and the golden one called `name`; blank when nothing does."""
    file = FOLDER / f"{name}.txt"
    text = screen.rstrip("\n") + "\n"
    if REWRITE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    approved = file.read_text(encoding="utf-8") if file.exists() else ""
    return "\n".join(
        unified_diff(approved.splitlines(), text.splitlines(), f"{name} approved", "now", lineterm="", n=0)
    )


def names(folder: str) -> set[str]:
    """The golden screens there are."""
    return {f"{folder}/{file.stem}" for file in (FOLDER / folder).glob("*.txt")}
