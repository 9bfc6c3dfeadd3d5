"""Which key does what, and that the legend says so."""

import re

import pytest

from qadtui.language.text import LANGUAGES, Text, Translator
from qadtui.terminal import legends
from qadtui.terminal.keys import KEY_TABLE, Function, Key, in_list, key_for


@pytest.mark.parametrize(
    ("names", "function"),
    [
        (("f1", "ctrl+x", "do"), Function.GO),
        (("f2", "esc+?", "help"), Function.HELP),
        (("f3", "ctrl+t", "insert"), Function.INSERT),
        (("f4", "ctrl+e", "escape"), Function.END),
        (("f5", "ctrl+d"), Function.DELETE),
        (("f6", "ctrl+n"), Function.MENU),
        (("f7", "ctrl+r"), Function.RECALL),
        (("f8", "ctrl+z"), Function.CLEAR),
        (("f9",), Function.PREVIOUS),
        (("f10",), Function.NEXT),
        (("f11", "ctrl+v"), Function.BUFFER),
        (("f12", "ctrl+p"), Function.PROGRAM),
        (("up", "ctrl+k"), Function.UP),
        (("down", "ctrl+j"), Function.DOWN),
        (("left", "ctrl+o"), Function.LEFT),
        (("right", "ctrl+l"), Function.RIGHT),
        (("shift+tab", "ctrl+u"), Function.BACK_TAB),
        (("enter",), Function.RETURN),
        (("tab",), Function.TAB),
        (("ctrl+f",), Function.INFO),
        (("backspace", "ctrl+h"), Function.BACKSPACE),
        (("delete",), Function.DELETE_CHAR),
        (("ctrl+c",), Function.BREAK),
        (("ctrl+backslash",), Function.ABORT),
    ],
)
def test_function_keys_and_their_control_alternates(names: tuple[str, ...], function: Function) -> None:
    assert [key_for(name, None) for name in names] == [Key(function)] * len(names)


@pytest.mark.parametrize(("name", "character"), [("a", "a"), ("space", " "), ("question_mark", "?"), ("漢", "漢")])
def test_a_character_is_a_key_to_type(name: str, character: str) -> None:
    assert key_for(name, character) == Key(None, character)


@pytest.mark.parametrize(
    ("name", "character"), [("f13", None), ("ctrl+q", "\x11"), ("x", "\u200d"), ("ab", "ab"), ("x", "")]
)
def test_other_keys_mean_nothing(name: str, character: str | None) -> None:
    assert key_for(name, character) is None


def test_no_key_stands_for_two_functions() -> None:
    names = [name for row in KEY_TABLE for name in row.keys]
    assert len(names) == len(set(names))


def test_every_function_has_a_key_and_one_row() -> None:
    assert [row.function for row in KEY_TABLE] == list(Function)


def test_no_word_of_a_legend_stands_for_two_functions() -> None:
    words = [word for row in KEY_TABLE for word in row.legend]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("legend", "shown"),
    [
        (legends.KEY, "F1=Go 2=Hlp 3=Ins 4=End 6=Mnu 7=Rcl 8=Clr 9=Prev 10=Next 11=Buf"),
        (legends.DATA, "F1=Go 2=Help 3=Ins 4=End 6=Menu 7=Rcl 8=Clr 11=Paste"),
        (legends.DATA_DELETE, "F1=Go 2=Help 3=Ins 4=End 5=Delete 7=Recall 8=Clear"),
        (legends.LIST, "F1=Go 4=End 7=PgUp 8=PgDn 9=Up 10=Down"),
        (legends.MENU, "Press F2 for Help"),
        (legends.PLAIN, "Enter data or press F4 to end."),
        (legends.PAUSE, "Press space bar to continue."),
    ],
)
def test_legends_read_as_in_qad(legend: Text, shown: str) -> None:
    assert legend.message == shown


@pytest.mark.parametrize(
    ("legend", "shown"),
    [
        (legends.KEY, "F1执行 2提示 3插入 4结束 6菜单 7重复 8清除 9前 10后 11缓存"),
        (legends.DATA, "F1-执行 F2-提示 F3-插入 F4-结束 F6-菜单 F7-重复 F8-清除 F11-粘帖"),
        (legends.DATA_DELETE, "F1-执行 F2-提示 F3-插入 F4-结束 F5-删除 F7-重复 F8-清除"),
        (legends.LIST, "F1-执行 4-结束 7-上页 8-下页 9-上行 10-下行"),
        (legends.MENU, "按F2键获得帮助"),
    ],
)
def test_chinese_legends_read_as_on_chinese_systems(legend: Text, shown: str) -> None:
    assert Translator("zh_CN")(legend) == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("legend", [legends.KEY, legends.DATA, legends.DATA_DELETE, legends.HELP])
def test_a_legend_names_the_keys_that_do_what_it_says(legend: Text, language: str) -> None:
    words = {word: row.keys[0] for row in KEY_TABLE for word in row.legend}
    said = [words[word] for word in re.findall(r"=(\S+)", legend.message)]
    assert [f"f{number}" for number in re.findall(r"\d+", Translator(language)(legend))] == said


@pytest.mark.parametrize(
    ("pressed", "meant"),
    [("f7", "pageup"), ("f8", "pagedown"), ("f9", "up"), ("f10", "down"), ("pageup", "pageup"), ("f1", "f1")],
)
def test_in_a_list_the_function_keys_turn_pages_and_lines(pressed: str, meant: str) -> None:
    key, other = key_for(pressed, None), key_for(meant, None)
    assert key
    assert other
    assert in_list(key.function) is other.function


def test_a_character_means_no_function_in_a_list() -> None:
    assert in_list(None) is None
