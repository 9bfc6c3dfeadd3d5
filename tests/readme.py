"""The parts of README.md that are made: `python -m tests.readme` puts them in, a test keeps them true.

<!-- qadtui screen 7.1.6 --date 2026-04-01 -->      what the command prints, between the marks
...
<!-- end -->
<!-- keys -->                                       the key table, as a table
"""

import re
import shlex
from pathlib import Path

from qadtui.drawing import screen_text
from qadtui.language.text import Translator
from qadtui.options import read_options
from qadtui.terminal.keys import KEY_TABLE, KeyEntry
from qadtui.terminal.notation import spoken

README = Path(__file__).parents[1] / "README.md"
_MADE = re.compile(r"(<!-- (?P<how>qadtui screen[^>]*|keys) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_made_parts(text: str) -> str:
    """The same text with everything made again."""
    return _MADE.sub(lambda found: found[1] + _made(found["how"]) + found[3], text)


def _made(how: str) -> str:
    if how == "keys":
        return "\n".join(["", "| key | also | does |", "|---|---|---|", *map(_key_row, KEY_TABLE)]) + "\n\n"
    options = read_options(shlex.split(how)[1:], Translator("en"))
    return "\n```text\n" + screen_text(options).rstrip() + "\n```\n\n"


def _key_row(row: KeyEntry) -> str:
    first, *others = (spoken(name) for name in row.keys)
    return f"| {first} | {', '.join(others)} | {row.name.message} |"


if __name__ == "__main__":
    README.write_text(with_made_parts(README.read_text(encoding="utf-8")), encoding="utf-8")
