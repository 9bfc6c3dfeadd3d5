"""Which key does what, and that the legend says so."""

import re

import pytest

from qadtui.terminal.keys import KEY_TABLE, Function, Key, key_for
from qadtui.terminal.legends import LEGENDS


@pytest.mark.parametrize(
    ("names", "function"),
    [
        (("f1", "ctrl+x"), Function.GO),
        (("f2",), Function.HELP),
        (("f3", "ctrl+t", "insert"), Function.INSERT),
        (("f4", "ctrl+e", "escape"), Function.END),
        (("f5", "ctrl+d"), Function.DELETE),
        (("f7", "ctrl+r"), Function.RECALL),
        (("f8", "ctrl+z"), Function.CLEAR),
        (("f9",), Function.PREVIOUS),
        (("f10",), Function.NEXT),
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
    ],
)
def test_function_keys_and_their_control_alternates(names: tuple[str, ...], function: Function) -> None:
    assert [key_for(name, None) for name in names] == [Key(function)] * len(names)


@pytest.mark.parametrize(("name", "character"), [("a", "a"), ("space", " "), ("question_mark", "?"), ("漢", "漢")])
def test_a_character_is_a_key_to_type(name: str, character: str) -> None:
    assert key_for(name, character) == Key(None, character)


@pytest.mark.parametrize(
    ("name", "character"), [("f12", None), ("ctrl+q", "\x11"), ("x", "\u200d"), ("ab", "ab"), ("x", "")]
)
def test_other_keys_mean_nothing(name: str, character: str | None) -> None:
    assert key_for(name, character) is None


def test_no_key_stands_for_two_functions() -> None:
    names = [name for row in KEY_TABLE for name in row.keys]
    assert len(names) == len(set(names))


def test_every_function_has_a_key_and_one_row() -> None:
    assert [row.function for row in KEY_TABLE] == list(Function)


@pytest.mark.parametrize("legend", LEGENDS)
def test_a_legend_names_only_keys_that_work(legend: object) -> None:
    words = {row.keys[0]: row.legend.message for row in KEY_TABLE}
    for number, word in re.findall(r"(\d+)=(\S+)", str(legend)):
        assert words[f"f{number}"] == word


def test_the_legend_of_a_frame_whose_record_can_be_deleted_says_so() -> None:
    named = [str(legend) for legend in LEGENDS if "5=Delete" in str(legend)]
    assert named == ["F1=Go 2=Help 3=Ins 4=End 5=Delete 7=Rcl 8=Clr"]
