"""The legend of row 24: which keys work now, and nothing else.

    F1=Go 2=Help 3=Ins 4=End 7=Rcl 8=Clr 9=Prev 10=Next

The lists of keys are spelled from the key table, so a legend cannot name a key that does not exist. Each line is
translated as a whole, because Chinese systems write it their own way (`F1-执行 F2-提示 F3-插入 F4-结束`).
"""

from qadtui.language.text import Text
from qadtui.terminal.keys import KEY_TABLE, Function

_ROWS = {row.function: row for row in KEY_TABLE}


def _number(function: Function) -> str:
    return _ROWS[function].keys[0].removeprefix("f")


def _keys(*functions: Function) -> Text:
    """`F1=Go 2=Help ...`: the F stands once, as QAD writes it."""
    listed = (f"{_number(function)}={_ROWS[function].legend.message}" for function in functions)
    return Text("F" + " ".join(listed), "legend")


_EDITING = (Function.GO, Function.HELP, Function.INSERT, Function.END)
_FIELD = (Function.RECALL, Function.CLEAR)

KEY = _keys(*_EDITING, *_FIELD, Function.PREVIOUS, Function.NEXT)
"""A key frame: the previous and next record can be fetched."""

DATA = _keys(*_EDITING, *_FIELD)
"""A data frame whose record cannot be deleted here."""

DATA_DELETE = _keys(*_EDITING, Function.DELETE, *_FIELD)
"""A data frame whose record can."""

LIST = _keys(Function.GO, Function.END, Function.PREVIOUS, Function.NEXT)
"""A list to choose from."""

HELP = _keys(Function.GO, Function.END)
"""A help text over the screen."""

MENU = Text("Press F2 for Help", "legend")
PLAIN = Text("Enter data or press F4 to end.", "legend")
PAUSE = Text("Press space bar to continue.", "legend")

LEGENDS: tuple[Text, ...] = (KEY, DATA, DATA_DELETE, LIST, HELP, MENU, PLAIN, PAUSE)
