"""A report on the screen, however long it is and while it is still being made.

Eff Date Order    Item Number          Amount      the heading stays; the first columns do too,
-------- -------- ------------ --------------      when one goes sideways
04/01/26 SO1001   A                    490.00      a screenful of lines, never more
...
Page: 2 of 40                             -->      --> there is more to the right
120,000 of 1,000,000 rows, 31,000 a second         what is still to come
Press space bar to continue.  F2=Help 3=Find 4=End 11=Page

lines      where the lines come from           sideways   which cells of a line are seen
place      where in the lines one is           pager      the keys
"""

from qadtui.terminal.pager.lines import KnownLines, Lines
from qadtui.terminal.pager.pager import Pager

__all__ = ["KnownLines", "Lines", "Pager"]
