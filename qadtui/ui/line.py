"""How a terminal and qadtui understand each other: what its keys send, and the characters it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qadtui.language.text import Text
from qadtui.terminal.keymap import KeyFault
from qadtui.ui.charset import Charset
from qadtui.ui.keyboard import Keyboard
from qadtui.ui.sequences import STANDARD, KeyTable, Terminal, key_table, shipped, terminal_named


def _standard_table() -> KeyTable:
    return key_table(STANDARD, shipped())


@dataclass(frozen=True)
class Line:
    """One operator's terminal."""

    table: KeyTable = field(default_factory=_standard_table)
    charset: Charset = field(default_factory=Charset)

    def keyboard(self) -> Keyboard:
        """A fresh machine for what the terminal sends."""
        return Keyboard(self.table.reading, self.charset.encoding)


def line_of(charset: Charset, terminals: Mapping[str, Terminal], name: str, term: str) -> Line:
    """A terminal with the key table of that name; without a name, of the value of TERM. Raises KeyFault."""
    name = name or terminal_named(term, terminals)
    if name not in terminals:
        unknown = Text("there is no key table {name}; there are {names}", "command")
        raise KeyFault(unknown, name=name, names=", ".join(terminals))
    return Line(key_table(name, terminals), charset)
