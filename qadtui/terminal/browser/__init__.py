"""The power browse: a table over the whole screen, filtered while one types, sorted by any column, a million rows long.

Order    Sold-To  Name                     Due Date          Total   the headings; the sorted one stands out
SO1      C1                                >04/01/26                 what is typed for each column
-------^ -------- ------------------------ -------- --------------   the rule; ^ sorted upwards, v downwards
SO1001   C100     Acme                     04/02/26         980.00
SO1002   C104     Corner Shop              04/03/26       1,960.00   a screenful of rows, never more
Row 2                                            Column 5 of 9 >

view      what is shown and how                    layout    which columns stand where
filters   what is typed for each column            picture   all of it becomes cells
rows      the screenful, and moving through it     browser   the keys
columns   a small window to choose and move columns
"""

from qadtui.terminal.browser.browser import Browser
from qadtui.terminal.browser.view import Browse, BrowseColumn, View, Wanted

__all__ = ["Browse", "BrowseColumn", "Browser", "View", "Wanted"]
