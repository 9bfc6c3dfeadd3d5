"""Text measured in terminal cells, of which a Chinese character takes two.

    A  B  漢     字           cells("AB漢字") == 6
    |  |  |  |  |  |
    1  2  3  4  5  6          fit("AB漢字", 5) == "AB漢": never half a character

The widths are the ones Textual paints with. Characters that would upset a fixed screen (controls, joiners, variation
selectors, halves of surrogates) have no width here, are not `printable`, and are dropped by whoever paints.
"""

from unicodedata import category

from rich.cells import get_character_cell_size

_EMOJI_SELECTOR = "\ufe0f"  # printable to Unicode, but it widens the character before it on some terminals only


def printable(char: str) -> bool:
    """May this one character stand on a screen?"""
    return (char.isprintable() or category(char) == "Zs") and char != _EMOJI_SELECTOR


def char_cells(char: str) -> int:
    """Cells of one character: 0 (an accent, or not printable), 1 or 2."""
    return get_character_cell_size(char) if printable(char) else 0


def cells(text: str) -> int:
    """Cells that a text takes on the screen."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(char_cells, text))


def fit(text: str, width: int) -> str:
    """The longest beginning of `text` that takes at most `width` cells."""
    if cells(text) <= width:
        return text
    room = width
    for at, char in enumerate(text):
        room -= char_cells(char)
        if room < 0:
            return text[:at]
    return text


def pad(text: str, width: int, right: bool = False) -> str:
    """`text` filled with blanks, or cut, to exactly `width` cells; `right` puts the blanks before it."""
    text = fit(text, width)
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks
