"""The characters a terminal can show, and how it writes them: UTF-8, GBK, plain ASCII.

    UTF-8    ┌────┐ 漢 “x” …      lines are drawn; everything is shown
    GBK      +----+ 漢 "x" .      the lines of GBK are two cells wide on some terminals and one on others
    ASCII    +----+ ?? "x" .

Where lines are not drawn, every character of doubtful width gives way to a plain one, and one that cannot be shown
becomes as many question marks as it has cells. So no row is ever wider or narrower than it should be.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import combining, east_asian_width, normalize

from qadtui.formats.width import char_cells

UTF8 = "utf-8"
_SAMPLE = "\x1b[1;80H~AZaz09\\|" + "=" * 64
_MISSING = "qadtui-cells"
_ALIASES = {"gb2312": "gbk", "euccn": "gbk", "cp936": "gbk"}  # whoever shows the one shows the other
_COERCED = ("C.UTF-8", "C.utf8")  # what Python puts into LC_CTYPE by itself where the locale is C or not installed
_STAND_INS: dict[str, str] = {
    **dict.fromkeys("‘’´ˊˋ′‵", "'"),
    **dict.fromkeys("“”″〃", '"'),
    **dict.fromkeys("‐‑‒–—―─━┄┅┈┉", "-"),
    **dict.fromkeys("│┃┆┇┊┋", "|"),
    **dict.fromkeys("·•…․‥", "."),
    "×": "x", "÷": "/", "→": ">", "←": "<", "↑": "^", "↓": "v",
}  # fmt: skip


@dataclass(frozen=True)
class Charset:
    """An encoding by Python's name, and whether boxes may be drawn with lines."""

    encoding: str = UTF8
    lines: bool = True

    def encode(self, text: str) -> bytes:
        """What the terminal is sent for a text, of the same width in cells."""
        if text.isascii() or self.lines:
            return text.encode(self.encoding, _MISSING)
        return "".join(char if char < "\x80" else self._sure(char) for char in text).encode(self.encoding, _MISSING)

    @property
    def chinese(self) -> bool:
        """Can it show Chinese?"""
        return "漢".encode(self.encoding, "ignore") != b""

    def _sure(self, char: str) -> str:
        """The character, or a plain one where its width is in doubt: not wide, but not of one byte either."""
        if char_cells(char) == 2 or len(char.encode(self.encoding, "replace")) == 1:
            return char
        if combining(char) or char_cells(char) == 0:
            return ""
        return _stand_in(char) if east_asian_width(char) == "A" else char


def charset_named(name: str, lines: bool = True) -> Charset:
    """The character set a name such as `gbk` or `UTF-8` means. Raises LookupError for one no terminal can have."""
    encoding = codecs.lookup(name).name
    encoding = _ALIASES.get(encoding.replace("_", "").replace("-", ""), encoding)
    try:
        usable = _SAMPLE.encode(encoding) == _SAMPLE.encode("ascii") and b"\x1b" not in "漢".encode(encoding, "ignore")
    except UnicodeError:
        usable = False
    if not usable:
        raise LookupError(f"unknown encoding: {name}")
    return Charset(encoding, lines and encoding == UTF8)


def charset_of_locale(environment: Mapping[str, str]) -> Charset:
    """The character set the locale's name tells.

    The C locale, where nobody said which it is, draws no lines but writes UTF-8, as Python does there: nearly every
    terminal reads it. `zh_CN` without more is GBK, as everywhere; any other locale without more is UTF-8.
    """
    said = {name: environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")}
    if said["LC_CTYPE"] in _COERCED:
        said["LC_CTYPE"] = ""
    locale = next(filter(None, said.values()), "")
    if locale in ("", "C", "POSIX"):
        return Charset(lines=False)
    language, _, codeset = re.sub(r"@.*", "", locale).partition(".")
    try:
        return charset_named(codeset or ("gbk" if language == "zh_CN" else UTF8))
    except LookupError:
        return Charset(lines=False)


def _stand_in(char: str) -> str:
    first = normalize("NFKD", char)[0]
    return _STAND_INS.get(char) or (first if first.isascii() and first.isprintable() else "?")


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that an encoding has not."""
    assert isinstance(error, UnicodeEncodeError)
    lost = error.object[error.start : error.end]
    return "".join(_stand_in(char) if char_cells(char) == 1 else "?" * char_cells(char) for char in lost), error.end


codecs.register_error(_MISSING, _replaced)
