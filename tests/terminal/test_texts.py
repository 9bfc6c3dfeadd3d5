"""A page of text as it is typed: lines, words, and no key that loses any of it."""

from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats.width import cells
from qadtui.terminal.keys import Function, Key
from qadtui.terminal.notation import keys_of
from qadtui.terminal.texts import TextEditor


def typed(keys: str, text: str = "", insert: bool = False) -> TextEditor:
    """A page of 4 lines of 10 cells, after these keys, none of which may be refused."""
    editor = TextEditor(4, 10, text, insert)
    for key in keys_of(keys):
        assert editor.key(key), f"{key} is refused"
    return editor


def refused(editor: TextEditor, keys: str) -> bool:
    """Are these keys refused, and the text left as it was?"""
    before = editor.lines, editor.cursor
    return not any(editor.key(key) for key in keys_of(keys)) and (editor.lines, editor.cursor) == before


def test_return_ends_a_line() -> None:
    editor = typed("one<Return>two")
    assert (editor.text, editor.cursor) == ("one\ntwo", (1, 3))


def test_return_moves_over_text_that_is_there_and_breaks_it_while_inserting() -> None:
    assert typed("<Right><Return>X", "one\ntwo").text == "one\nXwo"
    assert typed("<Right><Return>X", "one\ntwo", insert=True).text == "o\nXne\ntwo"


def test_a_break_that_would_push_the_last_line_out_is_refused() -> None:
    assert refused(TextEditor(2, 10, "one\ntwo", insert=True), "<Return>")
    assert refused(typed("<PgDn>", "one"), "<Return>")


def test_arrows_keep_the_column_and_home_and_end_the_line() -> None:
    assert typed("<End><Down><Down>", "three\ni\nthree").cursor == (2, 1)
    assert typed("<Down><End><Home>X", "one\ntwo").text == "one\nXwo"
    assert typed("<Down><Left>!", "one\ntwo").text == "one!\ntwo"
    assert refused(typed(""), "<Up><Left><Back-Tab>")


def test_a_column_is_counted_in_cells() -> None:
    assert typed("<End><Down>", "ab\n漢字").cursor == (1, 2)
    assert typed("<Right><Down>", "ab\n漢字").cursor == (1, 0)


def test_backspace_at_the_start_joins_lines_that_fit_together() -> None:
    assert typed("<Down><Backspace>", "one\ntwo\nlast").text == "onetwo\nlast"
    assert typed("<End><Delete>", "one\ntwo\nlast").text == "onetwo\nlast"
    assert refused(typed("<Down>", "one\nten cells."), "<Backspace>")


def test_a_word_that_does_not_fit_goes_to_the_next_line() -> None:
    editor = typed("to the back door")
    assert (editor.lines[:2], editor.cursor) == (["to the", "back door"], (1, 9))


def test_a_word_as_long_as_the_line_is_broken_and_text_below_is_never_pushed() -> None:
    assert typed("abcdefghijk").text == "abcdefghij\nk"
    assert typed("abcdefghij klm").text == "abcdefghij\nklm"
    assert refused(typed("<End>", "ten cells.\nbelow"), "x")


def test_clear_empties_the_page_and_recall_brings_back_what_it_was_entered_with() -> None:
    editor = typed("<Down>X<F8>", "one\ntwo")
    assert (editor.text, editor.cursor) == ("", (0, 0))
    editor.key(Key(Function.RECALL))
    assert editor.text == "one\ntwo"


def test_insert_is_switched_within_the_text() -> None:
    editor = typed("<F3>X<F3>Y", "one")
    assert (editor.text, editor.insert) == ("XYne", False)


def test_keys_that_mean_nothing_in_a_text_are_refused() -> None:
    assert refused(typed("", "one"), "<F9><F10><Ctrl+C>")


@given(st.lists(st.one_of(st.sampled_from(Function), st.sampled_from("ab 漢é")), max_size=60))
def test_whatever_is_typed_the_page_keeps_its_size(keys: list[Function | str]) -> None:
    editor = TextEditor(4, 10)
    for key in keys:
        editor.key(Key(key) if isinstance(key, Function) else Key(None, key))
        row, cell = editor.cursor
        assert (len(editor.lines), 0 <= row < 4, 0 <= cell <= 10) == (4, True, True)
        assert max(map(cells, editor.lines)) <= 10
