"""A font with Chinese characters: the one that is installed with us, else one of the system's."""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from qadtui.language.messages import NO_CHINESE_FONT, Refusal

PACKAGE, FILE = "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/opt/homebrew/share/fonts", "/Library/Fonts", "~/.fonts")
NAMES = ("NotoSansSC*Regular.*", "NotoSansCJK*Regular.*", "SourceHanSans*Regular.*", "wqy-*.tt*", "Arial Unicode.ttf")


def chinese_font() -> Path:
    """Where it is. Refusal NO_CHINESE_FONT if there is none."""
    if find_spec(PACKAGE) is not None and (brought := Path(str(files(PACKAGE) / FILE))).is_file():
        return brought
    for folder in FOLDERS:
        for name in NAMES:
            if found := sorted(Path(folder).expanduser().rglob(name)):
                return found[0]
    raise Refusal(NO_CHINESE_FONT, package=PACKAGE.replace("_", "-"))
