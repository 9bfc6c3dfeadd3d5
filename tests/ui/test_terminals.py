"""Every terminal by what its keys send: the matrix of terminals and keys, and what chooses a table."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.terminal.keymap import KeyFault
from qadtui.terminal.keys import KEY_TABLE, Function, Key, key_for
from qadtui.ui.charset import Charset
from qadtui.ui.line import Line, line_of
from qadtui.ui.sequences import CONTROLS, key_table, read_tables, shipped, spelled, terminal_named, written

TERMINALS = shipped()
CASES = [
    (name, key, way) for name, terminal in TERMINALS.items() for key, ways in terminal.keys.items() for way in ways
]
TOGETHER = [name for name, terminal in TERMINALS.items() if not terminal.apart]


def names(data: bytes, table: str = "xterm") -> list[str]:
    keyboard = Line(key_table(table, TERMINALS)).keyboard()
    return [press.name for press in keyboard.feed(data) + keyboard.give_up()]


def meant(data: bytes, table: str = "xterm") -> list[Key | None]:
    keyboard = Line(key_table(table, TERMINALS)).keyboard()
    return [key_for(*press) for press in keyboard.feed(data) + keyboard.give_up()]


def function_keys(*sequences: str) -> dict[str, str]:
    return {f"f{number}": sequence for number, sequence in enumerate(sequences, 1)}


FROM_F5 = ("ESC[15~", "ESC[17~", "ESC[18~", "ESC[19~", "ESC[20~", "ESC[21~", "ESC[23~", "ESC[24~")
MEASURED: Mapping[str, Mapping[str, str]] = {
    "xterm": function_keys("ESCOP", "ESCOQ", "ESCOR", "ESCOS", *FROM_F5),
    "vte": function_keys("ESCOP", "ESCOQ", "ESCOR", "ESCOS", *FROM_F5) | {"home": "ESCOH", "end": "ESCOF"},
    "konsole": function_keys("ESCOP", "ESCOQ", "ESCOR", "ESCOS", *FROM_F5) | {"home": "ESC[H", "end": "ESC[F"},
    "windows-terminal": function_keys("ESCOP", "ESCOQ", "ESCOR", "ESCOS", *FROM_F5),
    "tmux": function_keys("ESCOP", "ESCOQ", "ESCOR", "ESCOS", *FROM_F5) | {"home": "ESC[1~", "end": "ESC[4~"},
    "screen": function_keys("ESCOP", "ESCOQ", "ESCOR", "ESCOS", *FROM_F5) | {"home": "ESC[1~", "end": "ESC[4~"},
    "linux": function_keys("ESC[[A", "ESC[[B", "ESC[[C", "ESC[[D", "ESC[[E", *FROM_F5[1:]) | {"shift+tab": "ESC^I"},
    "rxvt": function_keys("ESC[11~", "ESC[12~", "ESC[13~", "ESC[14~", *FROM_F5) | {"home": "ESC[7~", "end": "ESC[8~"},
    "vt220": {"f1": "ESCOP", "f4": "ESCOS", "f6": "ESC[17~", "home": "ESC[1~", "end": "ESC[4~", "do": "ESC[29~"},
    "putty": function_keys("ESC[11~", "ESC[12~", "ESC[13~", "ESC[14~", *FROM_F5) | {"home": "ESC[1~", "end": "ESC[4~"},
    "putty-linux": function_keys("ESC[[A", "ESC[[B", "ESC[[C", "ESC[[D", "ESC[[E", *FROM_F5[1:]),
    "putty-xterm": function_keys("ESCOP", "ESCOQ", "ESCOR", "ESCOS", *FROM_F5),
    "putty-vt400": function_keys("ESC[11~", "ESC[12~", "ESC[13~", "ESC[14~", *FROM_F5),
    "putty-vt100": function_keys(*(f"ESCO{letter}" for letter in "PQRSTUVWXYZ[")),
    "putty-sco": function_keys(*(f"ESC[{letter}" for letter in "MNOPQRSTUVWX"))
    | {"home": "ESC[H", "end": "ESC[F", "pageup": "ESC[I", "pagedown": "ESC[G", "insert": "ESC[L", "delete": "^?"},
    "kitty": {"f1": "ESC[P", "f2": "ESC[Q", "f3": "ESC[13~", "f4": "ESC[S", "f5": "ESC[15~", "up": "ESC[A"},
}
"""What was measured on each terminal."""


@pytest.mark.parametrize("name", MEASURED)
def test_every_key_of_every_terminal_is_the_key_it_is(name: str) -> None:
    sequences = MEASURED[name]
    assert names("".join(map(written, sequences.values())).encode(), name) == list(sequences)


def test_every_terminal_s_table_was_measured() -> None:
    assert set(TERMINALS) == set(MEASURED)


@pytest.mark.parametrize(("name", "key", "way"), CASES)
def test_a_table_s_own_sequences_are_understood_where_it_is_chosen(name: str, key: str, way: str) -> None:
    assert names(way.encode(), name) == [key]


@pytest.mark.parametrize("name", [*TOGETHER, "nobody-knows-it"])
def test_a_putty_that_calls_itself_something_else_is_understood_all_the_same(name: str) -> None:
    table = name if name in TERMINALS else terminal_named(name, TERMINALS)
    for mode in ("putty", "putty-linux", "putty-xterm", "putty-vt400", "putty-vt100"):
        assert names("".join(map(written, MEASURED[mode].values())).encode(), table) == list(MEASURED[mode])


def test_terminals_understood_together_contradict_each_other_nowhere() -> None:
    keys: dict[str, set[str]] = {}
    for name, key, way in CASES:
        if name in TOGETHER:
            keys.setdefault(way, set()).add(key)
    assert [spelled(way) for way, meanings in keys.items() if len(meanings) > 1] == []


def test_in_sco_mode_f4_is_end_and_never_f1() -> None:
    assert meant(b"\x1b[P", "putty-sco") == [Key(Function.END)]
    assert meant(b"\x1b[M", "putty-sco") == [Key(Function.GO)]
    assert meant(b"\x7f\x08", "putty-sco") == [Key(Function.DELETE_CHAR), Key(Function.BACKSPACE)]


def test_f4_of_sco_mode_means_nothing_to_a_terminal_that_is_not_said_to_be_in_it() -> None:
    assert meant(b"\x1b[P") == [None]


@pytest.mark.parametrize("table", TERMINALS)
@given(
    parameters=st.text("0123456789;:<=>?", max_size=6),
    between=st.sampled_from(["", "!", "'", '"', " "]),
    final=st.sampled_from("@AJKTZghlmqrtxyz{|}~^"),
)
def test_an_unknown_sequence_is_swallowed_whole_and_never_typed(
    table: str, parameters: str, between: str, final: str
) -> None:
    keys = meant(f"\x1b[{parameters}{between}{final}".encode(), table)
    assert [key for key in keys if key and key.function is None] == []


@pytest.mark.parametrize("sequence", [b"\x1b[11^", b"\x1b[11$", b"\x1b[24@", b"\x1b[15;2~", b"\x1bO5P", b"\x1b[1;2P"])
def test_shift_and_ctrl_with_a_function_key_type_nothing(sequence: bytes) -> None:
    assert meant(sequence + b"A") == [None, Key(None, "A")]


def test_a_vt220_may_send_its_sequences_in_eight_bits() -> None:
    assert names(b"\x9b17~\x8fP") == ["f6", "f1"]
    assert names("\x9b17~\x8fP".encode()) == ["f6", "f1"]


def test_help_and_do_of_a_vt220_are_help_and_go() -> None:
    assert meant(b"\x1b[28~\x1b[29~", "vt220") == [Key(Function.HELP), Key(Function.GO)]


def test_esc_and_a_question_mark_in_one_read_is_help() -> None:
    assert meant(b"\x1b?") == [Key(Function.HELP)]


@pytest.mark.parametrize("table", TERMINALS)
def test_esc_and_a_digit_are_function_keys_on_every_terminal(table: str) -> None:
    data = "".join(f"\x1b{digit}" for digit in "1234567890").encode()
    assert names(data, table) == [f"f{number}" for number in range(1, 11)]


CTRL = sorted({name for row in KEY_TABLE for name in row.keys if re.fullmatch(r"ctrl\+[a-z]", name)})


@pytest.mark.parametrize("name", CTRL)
@pytest.mark.parametrize("form", ["\x1b[{code};5u", "\x1b[27;5;{code}~", "\x1b[{code};69u", "\x1b[{code};5:1u"])
def test_ctrl_keys_in_the_encodings_of_kitty_and_tmux(name: str, form: str) -> None:
    assert meant(form.format(code=ord(name[-1])).encode()) == [key_for(name, None)]


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        (b"\x1b[13u", Key(Function.RETURN)),
        (b"\x1b[9u", Key(Function.TAB)),
        (b"\x1b[9;2u", Key(Function.BACK_TAB)),
        (b"\x1b[27u", Key(Function.END)),
        (b"\x1b[127u", Key(Function.BACKSPACE)),
        (b"\x1b[13;2u", Key(Function.RETURN)),
        (b"\x1b[97;2u", Key(None, "A")),
        (b"\x1b[49:33;2u", Key(None, "!")),
        (b"\x1b[57404u", Key(None, "5")),
        (b"\x1b[57414u", Key(Function.RETURN)),
        (b"\x1b[49;3u", Key(Function.GO)),
        (b"\x1b[1;129P", Key(Function.GO)),
        (b"\x1b[1;65A", Key(Function.UP)),
        (b"\x1b[15;129~", Key(Function.DELETE)),
        (b"\x1b[92;5u", Key(Function.ABORT)),
    ],
)
def test_other_keys_in_those_encodings(sequence: bytes, key: Key) -> None:
    assert meant(sequence) == [key]


@pytest.mark.parametrize("sequence", [b"\x1b[97;1:3u", b"\x1b[57441;2u", b"\x1b[1;1:3P", b"\x1b[97;9u"])
def test_letting_a_key_go_and_pressing_shift_alone_are_no_keys(sequence: bytes) -> None:
    assert meant(sequence + b"B") == [Key(None, "B")]


@pytest.mark.parametrize(
    ("term", "table"),
    [
        ("xterm-256color", "xterm"),
        ("xterm-kitty", "kitty"),
        ("linux", "linux"),
        ("rxvt-unicode-256color", "rxvt"),
        ("screen.xterm-256color", "screen"),
        ("tmux-256color", "tmux"),
        ("vt220", "vt220"),
        ("vte-256color", "vte"),
        ("putty-256color", "putty"),
        ("putty-sco", "putty-sco"),
        ("scoansi", "putty-sco"),
        ("dumb", "xterm"),
        ("", "xterm"),
    ],
)
def test_term_chooses_the_table(term: str, table: str) -> None:
    assert line_of(Charset(), TERMINALS, "", term).table.terminal.name == table


def test_a_table_that_is_named_goes_before_term() -> None:
    assert line_of(Charset(), TERMINALS, "putty-sco", "xterm").table.terminal.name == "putty-sco"


def test_a_table_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyFault) as refused:
        line_of(Charset(), TERMINALS, "wyse60", "xterm")
    assert refused.value.values["name"] == "wyse60"


def test_a_site_adds_a_terminal_of_its_own() -> None:
    terminals = read_tables({"handheld": {"terms": ["handheld*"], "like": "vt220", "f5": "ESC[25~"}}, TERMINALS)
    line = line_of(Charset(), terminals, "", "handheld-7")
    assert [press.name for press in line.keyboard().feed(b"\x1b[25~\x1b[17~")] == ["f5", "f6"]


@pytest.mark.parametrize("table", [{"like": "nothing"}, {"f1": "X"}, {"f1": "ESC"}, {"f1": 7}, "vt220"], ids=repr)
def test_a_table_written_wrongly_is_refused(table: object) -> None:
    with pytest.raises(KeyFault):
        read_tables({"handheld": table}, TERMINALS)


def test_every_function_can_be_pressed_on_every_terminal() -> None:
    """A function key may be missing or taken: then a control key, or Esc and a digit, does the same."""
    by_esc = {f"f{number}" for number in range(1, 11)}
    for row in KEY_TABLE:
        others = {name for name in row.keys if name in CONTROLS.values() or name.startswith("esc+") or name in by_esc}
        always = {"shift+tab", "up", "home", "end", "pageup", "pagedown", "delete", "insert"}
        assert others or set(row.keys) <= always


def test_no_function_hangs_on_shift_or_ctrl_with_a_function_key_alone() -> None:
    for row in KEY_TABLE:
        assert any(
            not re.match(r"(shift|ctrl|alt)\+(f\d+|\w{2,})", name) or name == "ctrl+backslash" for name in row.keys
        )
