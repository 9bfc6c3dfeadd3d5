"""What a terminal of another character set is sent: never wider or narrower than the screen is meant to be."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats.width import cells
from qadtui.terminal.cells import Role
from qadtui.terminal.spelling import spell
from qadtui.ui.charset import Charset, charset_named, charset_of_locale
from qadtui.ui.line import Line

GBK, ASCII, PLAIN = charset_named("gbk"), charset_named("ascii"), Charset(lines=False)


def width(data: bytes, encoding: str) -> int:
    """Cells on a terminal that gives every character of two bytes two of them, as GBK terminals may."""
    return len(data) if encoding == "gbk" else cells(data.decode(encoding))


@pytest.mark.parametrize("charset", [GBK, ASCII, PLAIN, charset_named("latin-1")], ids=lambda charset: charset.encoding)
@given(text=st.text(st.characters(codec="utf-8"), max_size=40))
def test_every_text_keeps_its_width(charset: Charset, text: str) -> None:
    shown = "".join(char for char, _ in spell(text, Role.NORMAL))
    assert width(charset.encode(shown), charset.encoding) == cells(text)


def test_gbk_shows_chinese_and_plain_signs_for_those_of_doubtful_width() -> None:
    assert GBK.encode("销售订单 “A—B” 3×4…").decode("gbk") == '销售订单 "A-B" 3x4.'


def test_ascii_shows_question_marks_as_wide_as_what_they_stand_for() -> None:
    assert ASCII.encode("销售 café") == b"???? cafe"


def test_utf_8_with_lines_is_sent_as_it_is() -> None:
    assert Charset().encode("┌─ “销售” é").decode() == "┌─ “销售” é"


@pytest.mark.parametrize(
    ("environment", "encoding", "lines"),
    [
        ({}, "utf-8", False),
        ({"LANG": "C"}, "utf-8", False),
        ({"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, "utf-8", False),
        ({"LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "zh_CN.GBK"}, "gbk", False),
        ({"LANG": "C.UTF-8"}, "utf-8", True),
        ({"LANG": "en_US.UTF-8"}, "utf-8", True),
        ({"LANG": "zh_CN.utf8", "LC_CTYPE": "zh_CN.GBK"}, "gbk", False),
        ({"LANG": "zh_CN.GB18030"}, "gb18030", False),
        ({"LANG": "zh_CN"}, "gbk", False),
        ({"LANG": "zh_CN.gb2312"}, "gbk", False),
        ({"LANG": "de_DE.ISO-8859-1"}, "iso8859-1", False),
        ({"LANG": "xx.nonsense"}, "utf-8", False),
    ],
)
def test_the_locale_tells_the_character_set(environment: Mapping[str, str], encoding: str, lines: bool) -> None:
    assert charset_of_locale(environment) == Charset(encoding, lines)


@pytest.mark.parametrize("name", ["utf-16", "rot13", "utf-7", "idna", "hz", "nonsense", "hex"])
def test_what_no_terminal_can_have_is_refused(name: str) -> None:
    with pytest.raises(LookupError):
        charset_named(name)


def test_chinese_typed_in_gbk_is_chinese_also_where_a_packet_cuts_it() -> None:
    keyboard, data = Line(charset=GBK).keyboard(), "销售".encode("gbk") + b"\x1bOP"
    presses = [press for byte in data for press in keyboard.feed(bytes([byte]))]
    assert [press.name for press in presses] == ["销", "售", "f1"]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "utf-8", "ascii", "latin-1"])
@given(data=st.binary(max_size=60))
def test_bytes_that_are_no_characters_type_none(encoding: str, data: bytes) -> None:
    keyboard = Line(charset=Charset(encoding, False)).keyboard()
    for press in keyboard.feed(data) + keyboard.give_up():
        assert press.character is None or not 0xD800 <= ord(press.character) <= 0xDFFF
