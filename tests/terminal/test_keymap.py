"""Site and user move keys: dispatch and legends follow, and what cannot be is refused with its reason."""

from typing import Any

import pytest

from qadtui.language.text import Translator
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid
from qadtui.terminal.keymap import STANDARD, KeyFault, checked
from qadtui.terminal.keys import KEY_TABLE, Function, Key, key_for
from qadtui.terminal.status import Status

SWAPPED: dict[str, Any] = {"go": ["f5", "ctrl+x"], "delete": ["f1", "ctrl+d"]}


def said(changes: dict[str, Any]) -> str:
    with pytest.raises(KeyFault) as refused:
        checked(changes)
    return Translator()(refused.value.text, file="keys.toml", **refused.value.values)


def test_the_shipped_map_is_the_key_table() -> None:
    for row in KEY_TABLE:
        for name in row.keys:
            assert STANDARD.key_for(name, None) == key_for(name, None) == Key(row.function)
    assert STANDARD.key_for("a", "a") == Key(None, "a")


def test_a_moved_key_does_what_it_was_moved_to() -> None:
    keymap = STANDARD.changed(checked(SWAPPED))
    assert keymap.key_for("f5", None) == Key(Function.GO)
    assert keymap.key_for("f1", None) == Key(Function.DELETE)
    assert keymap.key_for("f4", None) == Key(Function.END)


def test_a_key_given_up_means_nothing_and_types_nothing() -> None:
    keymap = STANDARD.changed(checked({"recall": ["f7"]}))
    assert keymap.key_for("ctrl+r", "\x12") is None


def test_a_key_of_the_site_s_own_terminal_can_be_used() -> None:
    keymap = STANDARD.changed(checked({"menu": ["f13"], "go": ["f1", "esc+g"]}, known=["f13"]))
    assert keymap.key_for("f13", None) == Key(Function.MENU)
    assert keymap.key_for("esc+g", None) == Key(Function.GO)


def test_a_scanner_that_ends_with_a_line_feed_can_press_return() -> None:
    keymap = STANDARD.changed(checked({"down": ["down"], "return": ["enter", "ctrl+j"]}))
    assert keymap.key_for("ctrl+j", "\n") == Key(Function.RETURN)


@pytest.mark.parametrize(
    ("legend", "shown"),
    [
        (legends.DATA_DELETE, "F5=Go 2=Help 3=Ins 4=End F1=Delete 7=Recall 8=Clear"),
        (legends.LIST, "F5=Go 4=End 7=PgUp 8=PgDn 9=Up 10=Down"),
        (legends.MENU, "Press F2 for Help"),
    ],
)
def test_legends_name_the_keys_as_they_are(legend: Any, shown: str) -> None:
    grid = Grid()
    Status(grid, Translator(), keymap=STANDARD.changed(checked(SWAPPED))).legend(legend)
    assert grid.text()[-1].rstrip() == shown


def test_chinese_legends_do_too() -> None:
    moved = STANDARD.changed(checked({"end": ["ctrl+e"], "help": ["f4"]}))
    assert moved.spell(Translator("zh_CN")(legends.DATA)).startswith("F1-执行 F4-提示 F3-插入 Ctrl+E-结束 F6-菜单")
    assert moved.spell(Translator("zh_CN")(legends.MENU)) == "按F4键获得帮助"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"go": ["f5"]}, "keys.toml: f5 would be both go and delete"),
        ({"go": ["f1", "ctrl+m"]}, "keys.toml: enter would be both go and return"),
        ({"go": ["f1", "ctrl+h"]}, "keys.toml: backspace would be both go and backspace"),
        ({"jump": ["f1"]}, "keys.toml: there is no function jump"),
        ({"go": ["f99"]}, "keys.toml: go has f99, which is no key"),
        ({"go": ["shift+f1"]}, "keys.toml: go has shift+f1, which is no key"),
        ({"go": ["g"]}, "keys.toml: go has g, which is no key"),
        ({"go": []}, "keys.toml: go has no key left"),
        ({"go": "f1"}, 'keys.toml: the keys of go must be a list such as ["f1", "ctrl+x"]'),
        ({"go": [1]}, 'keys.toml: the keys of go must be a list such as ["f1", "ctrl+x"]'),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(changes: dict[str, Any], reason: str) -> None:
    assert said(changes) == reason
