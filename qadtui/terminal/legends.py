"""The legend of the last row: which keys work now, and nothing else.

    F1=Go 2=Hlp 3=Ins 4=End 6=Mnu 7=Rcl 8=Clr 9=Prev 10=Next 11=Buf

A list of keys is written as the words of the key table, which gives each its number, so a legend cannot name a key that
does not exist. Each line is translated as a whole, because Chinese systems write it their own way (`F1-执行 F2-提示`).
"""

from qadtui.language.text import Text
from qadtui.terminal.keys import IN_LISTS, KEY_TABLE

_PRESSED = {row.function: row.keys[0] for row in KEY_TABLE}
_IN_LISTS = {meant: pressed for pressed, meant in IN_LISTS.items()}
_KEYS = {word: _PRESSED[_IN_LISTS.get(row.function, row.function)] for row in KEY_TABLE for word in row.legend}


def _keys(words: str) -> Text:
    """`F1=Go 2=Help ...`: the F stands once, as QAD writes it."""
    listed = (f"{_KEYS[word].removeprefix('f')}={word}" for word in words.split())
    return Text("F" + " ".join(listed), "legend")


KEY = _keys("Go Hlp Ins End Mnu Rcl Clr Prev Next Buf")
"""A key frame: the previous and next record can be fetched."""

DATA = _keys("Go Help Ins End Menu Rcl Clr Paste")
"""A data frame whose record cannot be deleted here."""

DATA_DELETE = _keys("Go Help Ins End Delete Recall Clear")
"""A data frame whose record can."""

ROW = _keys("Go Hlp Ins End Mnu Rcl Clr Prev Next Paste")
"""A row of a list that is typed into."""

ROW_DELETE = _keys("Go Hlp Ins End Delete Rcl Clr Prev Next")
"""A row that can be deleted."""

TEXT = _keys("Go Help Ins End Menu Rcl Clr")
"""A page of text."""

LIST = _keys("Go End PgUp PgDn Up Down")
"""A list to choose from."""

LOOK_UP = _keys("Go Help End PgUp PgDn Up Down")
"""A look-up over a form."""

BROWSE = _keys("Go Help Sort End Total PgUp PgDn More")
"""A browse whose rows can be opened."""

BROWSE_ONLY = _keys("Help Sort End Total PgUp PgDn More")
"""One whose rows are all there is."""

COLUMNS = _keys("Go Help Show End PgUp PgDn Up Down")
"""The columns of a browse to choose from."""

USER_MENU = _keys("Go Add End Remove PgUp PgDn Up Down")
"""The list of an operator's favourite programs, over a program that can be added."""

MENU_LIST = _keys("Go End Remove PgUp PgDn Up Down")
"""The same over a menu."""

HELP = _keys("Go Help End")
"""A help text over the screen, of which there is more."""

LAST_HELP = _keys("Go End")
"""The last page of help."""

MENU = Text("Press F2 for Help", "legend")
PLAIN = Text("Enter data or press F4 to end.", "legend")
PAUSE = Text("Press space bar to continue.", "legend")

PAGER = Text(f"{PAUSE.message}  {_keys('Help Find End Page').message}", "legend")
"""A report on the screen."""

PAGER_CHART = Text(f"{PAUSE.message}  {_keys('Help Find End Chart Page').message}", "legend")
"""A report that can be drawn, too."""

CHART = _keys("End Numbers PgUp PgDn Up Down")
"""A chart over the numbers it is drawn from."""

RUNNING = _keys("End")
"""Work that can only be stopped."""

LEGENDS: tuple[Text, ...] = (
    KEY,
    DATA,
    DATA_DELETE,
    ROW,
    ROW_DELETE,
    TEXT,
    LIST,
    LOOK_UP,
    BROWSE,
    BROWSE_ONLY,
    COLUMNS,
    USER_MENU,
    MENU_LIST,
    HELP,
    LAST_HELP,
    MENU,
    PLAIN,
    PAUSE,
    PAGER,
    PAGER_CHART,
    CHART,
    RUNNING,
)
