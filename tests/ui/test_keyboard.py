"""Bytes of the terminal become the keys the operator pressed, however terminals spell them and packets cut them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.terminal.keys import Function, Key, key_for
from qadtui.ui.line import Line
from qadtui.ui.sequences import ESC

READING = {sequence: name for sequence, name in Line().table.reading.items() if len(sequence) > 1}

FUNCTION_KEYS = {
    "xterm, VTE, Konsole, tmux": (b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b[15~", b"\x1b[17~", b"\x1b[18~"),
    "rxvt, PuTTY": (b"\x1b[11~", b"\x1b[12~", b"\x1b[13~", b"\x1b[14~", b"\x1b[15~", b"\x1b[17~", b"\x1b[18~"),
    "Linux console": (b"\x1b[[A", b"\x1b[[B", b"\x1b[[C", b"\x1b[[D", b"\x1b[[E", b"\x1b[17~", b"\x1b[18~"),
    "no function keys at all": (b"\x1b1", b"\x1b2", b"\x1b3", b"\x1b4", b"\x1b5", b"\x1b6", b"\x1b7"),
}


def names(data: bytes) -> list[str]:
    keyboard = Line().keyboard()
    return [press.name for press in keyboard.feed(data) + keyboard.give_up()]


def meant(data: bytes) -> list[Key | None]:
    keyboard = Line().keyboard()
    return [key_for(*press) for press in keyboard.feed(data) + keyboard.give_up()]


@pytest.mark.parametrize("terminal", FUNCTION_KEYS)
def test_every_terminal_has_the_function_keys_from_f1(terminal: str) -> None:
    assert names(b"".join(FUNCTION_KEYS[terminal])) == ["f1", "f2", "f3", "f4", "f5", "f6", "f7"]


@pytest.mark.parametrize("sequence", [b"\x1b[A", b"\x1bOA"])
def test_cursor_keys_work_in_both_modes(sequence: bytes) -> None:
    assert names(sequence) == ["up"]


def test_both_backspaces_delete_to_the_left() -> None:
    assert meant(b"\x08\x7f") == [Key(Function.BACKSPACE), Key(Function.BACKSPACE)]


def test_the_numeric_keypad_types_digits_and_its_enter_is_return() -> None:
    assert meant(b"\x1bOp\x1bOy\x1bOn\x1bOM") == [
        Key(None, "0"),
        Key(None, "9"),
        Key(None, "."),
        Key(Function.RETURN),
    ]


def test_a_scanner_that_ends_with_cr_lf_presses_return_once() -> None:
    assert names(b"A\r\nB\r\n") == ["A", "enter", "B", "enter"]


def test_a_line_feed_behind_return_is_swallowed_even_in_the_next_packet() -> None:
    keyboard = Line().keyboard()
    assert [press.name for press in keyboard.feed(b"\r") + keyboard.feed(b"\n") + keyboard.feed(b"\n")] == [
        "enter",
        "ctrl+j",
    ]


def test_a_line_feed_alone_is_ctrl_j() -> None:
    assert meant(b"A\n") == [Key(None, "A"), Key(Function.DOWN)]


def test_a_lone_esc_is_end_once_nothing_follows() -> None:
    keyboard = Line().keyboard()
    assert (keyboard.feed(b"\x1b"), keyboard.pending) == ([], True)
    assert [key_for(*press) for press in keyboard.give_up()] == [Key(Function.END)]
    assert (keyboard.give_up(), keyboard.pending) == ([], False)


def test_esc_right_before_f4_is_both() -> None:
    assert names(b"\x1b\x1bOS") == ["escape", "f4"]


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1bx",  # Alt+x
        b"\x1b\r",  # Alt+Return
        b"\x1b[1;3A",  # Alt+Up: not an Esc
        b"\x1b[1;5C",  # Ctrl+Right
        b"\x1b[24;5~",  # Ctrl+F12
        b"\x1b[99;99;99z",
        b"\x1b[",  # cut off
        b"\x1d",  # Ctrl+]
        b"\x00",
    ],
)
def test_what_is_no_key_of_ours_is_one_beep_and_types_nothing(sequence: bytes) -> None:
    assert meant(sequence) == [None]


@pytest.mark.parametrize("answer", [b"\x1b]11;rgb:0000/0000/0000\x1b\\", b"\x1b]0;title\x07", b"\x1bP1$r0m\x1b\\"])
def test_a_late_answer_to_another_program_is_dropped_without_a_sound(answer: bytes) -> None:
    assert names(answer + b"A") == ["A"]


def test_pasted_text_is_typed_text() -> None:
    assert names(b"\x1b[200~A\tB\r\n\x1b[201~") == ["A", "tab", "B", "enter"]


def test_a_beginning_without_an_end_cannot_swallow_typing_for_ever() -> None:
    assert "Z" in names(b"\x1b]" + b"A" * 500 + b"Z")


def test_chinese_arrives_whole_when_a_packet_cuts_a_character() -> None:
    keyboard, data = Line().keyboard(), "漢字".encode()
    assert [press.character for piece in (data[:2], data[2:]) for press in keyboard.feed(piece)] == ["漢", "字"]


def test_each_sequence_means_a_key_with_one_reading() -> None:
    for sequence, name in READING.items():
        assert names(sequence.encode()) == [name]


TYPED = st.sampled_from([*map(str.encode, READING), b"A", b" ", b"\r", b"\t", b"\x7f", "漢".encode(), b"\x04"])


@given(keys=st.lists(TYPED, max_size=30), cuts=st.lists(st.integers(0, 100), max_size=10))
def test_packets_may_cut_anywhere(keys: list[bytes], cuts: list[int]) -> None:
    whole = b"".join(keys)
    edges = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    keyboard = Line().keyboard()
    in_pieces = [press for start, end in pairwise(edges) for press in keyboard.feed(whole[start:end])]
    assert in_pieces == Line().keyboard().feed(whole)
    assert len(in_pieces) == len(keys)


@given(st.binary(max_size=200))
def test_no_bytes_upset_it(data: bytes) -> None:
    keyboard = Line().keyboard()
    presses = keyboard.feed(data) + keyboard.give_up()
    assert not keyboard.pending
    assert all(press.character is None or ESC not in press.character for press in presses)
