"""How a text becomes cells, and how a halved character is mended.

    spell("漢a")      ->  漢 "" a
    overwrite 漢      ->  x  "" a      a half is left ...
    mend              ->  x  _  a      ... and becomes a blank

Characters that cannot be shown are left out.
"""

from qadtui.formats.width import cells, char_cells, printable
from qadtui.terminal.roles import BLANK, Cell, Role


def spell(text: str, role: Role) -> list[Cell]:
    """The cells of a text; accents join the character they stand on."""
    if text.isascii() and text.isprintable():  # nearly all there is to paint
        return [(char, role) for char in text]
    spelled: list[Cell] = []
    for char in filter(printable, text):
        width = char_cells(char)
        if width:
            spelled += [(char, role), ("", role)][:width]
        elif spelled:
            lead = -2 if spelled[-1][0] == "" else -1
            spelled[lead] = (spelled[lead][0] + char, role)
    return spelled


def mend(line: list[Cell], edge: int) -> None:
    """Blank a half character left at the border between cells `edge - 1` and `edge` (from 0) of a row."""
    left = line[edge - 1] if edge > 0 else BLANK
    right = line[edge] if edge < len(line) else BLANK
    halved = cells(left[0]) == 2
    if halved and right[0] != "":
        line[edge - 1] = (" ", left[1])
    if right[0] == "" and not halved:
        line[edge] = (" ", right[1])
