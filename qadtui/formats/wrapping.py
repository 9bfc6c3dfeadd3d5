"""Long texts on narrow screens."""

from qadtui.formats.width import cells


def wrapped(text: str, width: int) -> list[str]:
    """A text cut into lines of at most `width` cells, at blanks where there are any; Chinese breaks anywhere."""
    lines, line = [], ""
    for word in _words(text):
        if line and cells(line + word.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += word if line else word.lstrip()
    return [*lines, line.rstrip()]


def _words(text: str) -> list[str]:
    words, word = [], ""
    for char in text:
        word += char
        if char == " " or cells(char) == 2:
            words.append(word)
            word = ""
    return [*words, word]
