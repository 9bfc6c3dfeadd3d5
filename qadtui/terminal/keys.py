"""Every key the operator may press, as data: one table that dispatch, bindings, legends and help all read.

    "f1", "ctrl+x"  ->  Key(Function.GO)          a function key
    "a"             ->  Key(None, "a")            a character to type
    "f12"           ->  None                      means nothing here

Key names are Textual's. Moving a function to another key is one change, here.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from qadtui.formats.width import printable
from qadtui.language.text import Text


class Function(StrEnum):
    """What a key does, in QAD's words."""

    GO = "go"
    HELP = "help"
    INSERT = "insert"
    END = "end"
    DELETE = "delete"
    MENU = "menu"
    RECALL = "recall"
    CLEAR = "clear"
    PREVIOUS = "previous"
    NEXT = "next"
    BUFFER = "buffer"
    PROGRAM = "program"
    INFO = "info"
    RETURN = "return"
    TAB = "tab"
    BACK_TAB = "back_tab"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    HOME = "home"
    LINE_END = "line_end"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    BACKSPACE = "backspace"
    DELETE_CHAR = "delete_char"
    BREAK = "break"
    ABORT = "abort"


@dataclass(frozen=True, slots=True)
class Key:
    """One key as programs see it: a function, or None and the character in `text`."""

    function: Function | None
    text: str = ""


class KeyEntry(NamedTuple):
    """A row of the key table: `name` is for help, `legend` the words of the last row, `keys` what to press."""

    function: Function
    name: Text
    legend: tuple[str, ...]
    keys: tuple[str, ...]


def _row(function: Function, name: str, legend: str, *keys: str) -> KeyEntry:
    return KeyEntry(function, Text(name, "key"), tuple(legend.split()), keys)


KEY_TABLE: tuple[KeyEntry, ...] = (
    _row(Function.GO, "Go", "Go", "f1", "ctrl+x", "do"),
    _row(Function.HELP, "Help", "Help Hlp", "f2", "esc+?", "help"),
    _row(Function.INSERT, "Insert or overstrike", "Ins Add Find Sort Show", "f3", "ctrl+t", "insert"),
    _row(Function.END, "End", "End", "f4", "ctrl+e", "escape"),
    _row(Function.DELETE, "Delete record", "Delete Remove Chart Total Numbers", "f5", "ctrl+d"),
    _row(Function.MENU, "User menu", "Menu Mnu", "f6", "ctrl+n"),
    _row(Function.RECALL, "Recall field", "Recall Rcl", "f7", "ctrl+r"),
    _row(Function.CLEAR, "Clear field", "Clear Clr", "f8", "ctrl+z"),
    _row(Function.PREVIOUS, "Previous record", "Prev", "f9"),
    _row(Function.NEXT, "Next record", "Next", "f10"),
    _row(Function.BUFFER, "Copy and paste", "Paste Buf Page More", "f11", "ctrl+v"),
    _row(Function.PROGRAM, "Call another program", "Program", "f12", "ctrl+p"),
    _row(Function.INFO, "Field information", "Info", "ctrl+f"),
    _row(Function.RETURN, "Next field, Go in the last", "Return", "enter", "ctrl+m"),
    _row(Function.TAB, "Next field", "Tab", "tab", "ctrl+i"),
    _row(Function.BACK_TAB, "Previous field", "Back-Tab", "shift+tab", "ctrl+u"),
    _row(Function.UP, "Up, or previous record", "Up", "up", "ctrl+k"),
    _row(Function.DOWN, "Down, or next record", "Down", "down", "ctrl+j"),
    _row(Function.LEFT, "Cursor left", "Left", "left", "ctrl+o"),
    _row(Function.RIGHT, "Cursor right", "Right", "right", "ctrl+l"),
    _row(Function.HOME, "Start of field", "Home", "home"),
    _row(Function.LINE_END, "End of field", "LineEnd", "end"),
    _row(Function.PAGE_UP, "Page up", "PgUp", "pageup"),
    _row(Function.PAGE_DOWN, "Page down", "PgDn", "pagedown"),
    _row(Function.BACKSPACE, "Delete to the left", "Backspace", "backspace", "ctrl+h"),
    _row(Function.DELETE_CHAR, "Delete the character", "Del", "delete"),
    _row(Function.BREAK, "Break", "Break", "ctrl+c"),
    _row(Function.ABORT, "End the session at once", "Abort", "ctrl+backslash"),
)

TOLD = frozenset(Function) - {
    *(Function.UP, Function.DOWN, Function.LEFT, Function.RIGHT, Function.HOME, Function.LINE_END),
    *(Function.PAGE_UP, Function.PAGE_DOWN, Function.BACKSPACE, Function.DELETE_CHAR),
}
"""The functions that help lists; the others are what every keyboard has written on its keys."""

IN_LISTS: dict[Function, Function] = {
    Function.RECALL: Function.PAGE_UP,
    Function.CLEAR: Function.PAGE_DOWN,
    Function.PREVIOUS: Function.UP,
    Function.NEXT: Function.DOWN,
}
"""What a function key does in a list to choose from, where there is nothing to recall or to clear."""

_FUNCTION_KEYS: dict[str, Key] = {name: Key(row.function) for row in KEY_TABLE for name in row.keys}


def key_for(name: str, character: str | None) -> Key | None:
    """The key that Textual calls `name` and that would type `character`; None if it means nothing here."""
    if key := _FUNCTION_KEYS.get(name):
        return key
    if character is not None and len(character) == 1 and printable(character):
        return Key(None, character)
    return None


def in_list(function: Function | None) -> Function | None:
    """What a function means while a list is open: F7 and F8 turn its pages, F9 and F10 go from line to line."""
    return IN_LISTS.get(function, function) if function else None
