"""Typing in a field, key by key, as a person who has used QAD for years does."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import DateOrder, FormatError, cells, make_format
from qadtui.terminal.editor import EDITING, FieldEditor
from qadtui.terminal.keys import Function, Key

LEFT, RIGHT, HOME, END = (Key(Function(name)) for name in ("left", "right", "home", "line_end"))
BACKSPACE, DELETE, INSERT = Key(Function.BACKSPACE), Key(Function.DELETE_CHAR), Key(Function.INSERT)
CLEAR, RECALL = Key(Function.CLEAR), Key(Function.RECALL)
TODAY = date(2026, 4, 1)


def field(spec: str, value: Any = None, kind: type = str, order: DateOrder = DateOrder.MDY) -> FieldEditor:
    return FieldEditor(make_format(spec, kind, dates=order, today=lambda: TODAY), value)


def press(editor: FieldEditor, *keys: Key | str) -> list[bool]:
    """Press keys, a string being its characters, and say which were taken."""
    return [editor.key(key) for part in keys for key in _each(part)]


def _each(part: Key | str) -> list[Key]:
    return [Key(None, char) for char in part] if isinstance(part, str) else [part]


def test_a_field_is_entered_with_the_cursor_on_its_first_position() -> None:
    editor = field("x(8)", "CUST1")
    assert (editor.text, editor.cursor, editor.changed, editor.insert) == ("CUST1", 0, False, False)


def test_the_first_printable_key_replaces_the_old_value() -> None:
    editor = field("x(8)", "CUST1")
    press(editor, "A")
    assert (editor.text, editor.cursor) == ("A", 1)


def test_a_b_backspace_c_is_a_c() -> None:
    editor = field("x(8)")
    press(editor, "AB", BACKSPACE, "C")
    assert editor.value() == "AC"


@pytest.mark.parametrize("first", [RIGHT, HOME, END, DELETE, INSERT])
def test_after_any_other_key_the_old_value_is_edited_in_place(first: Key) -> None:
    editor = field("x(8)", "CUST1")
    press(editor, first, "X")
    assert editor.text != "X"


def test_typing_overwrites_until_insert_is_switched_on() -> None:
    editor = field("x(8)", "ABC")
    press(editor, RIGHT, "x")
    assert editor.text == "AxC"
    press(editor, INSERT, "y")
    assert (editor.text, editor.insert) == ("AxyC", True)


def test_home_and_end() -> None:
    editor = field("x(8)", "ABC")
    press(editor, END)
    assert editor.cursor == 3
    press(editor, "D", HOME, DELETE)
    assert (editor.text, editor.cursor) == ("BCD", 0)


def test_backspace_deletes_to_the_left_and_delete_to_the_right() -> None:
    editor = field("x(8)", "ABCD")
    press(editor, RIGHT, RIGHT, BACKSPACE, DELETE)
    assert (editor.text, editor.cursor) == ("AD", 1)


def test_a_full_field_stays_where_it_is_and_refuses_more() -> None:
    editor = field("x(8)")
    assert press(editor, "ABCDEFGH") == [True] * 8
    assert editor.cursor == 8
    assert press(editor, "I") == [False]
    assert (editor.text, editor.cursor) == ("ABCDEFGH", 8)


def test_a_field_of_24_cells_takes_12_chinese_characters_and_refuses_the_13th() -> None:
    editor = field("x(24)")
    assert press(editor, "漢字" * 6) == [True] * 12
    assert press(editor, "漢") == press(editor, "a") == [False]
    assert (editor.text, editor.cursor) == ("漢字" * 6, 24)


def test_a_wide_character_cannot_overwrite_a_narrow_one_in_a_full_field() -> None:
    editor = field("x(4)", "ABCD")
    assert press(editor, RIGHT, "漢") == [True, False]
    assert editor.text == "ABCD"


def test_insert_is_refused_in_a_full_field() -> None:
    editor = field("x(3)", "ABC")
    assert press(editor, INSERT, "X") == [True, False]


@pytest.mark.parametrize("key", [LEFT, BACKSPACE])
def test_there_is_nothing_left_of_the_first_position(key: Key) -> None:
    assert press(field("x(3)", "ABC"), key) == [False]


def test_there_is_nothing_right_of_the_text() -> None:
    assert press(field("x(3)", "AB"), RIGHT, RIGHT, RIGHT, DELETE) == [True, True, False, False]


def test_clear_blanks_the_field() -> None:
    editor = field("x(8)", "CUST1")
    press(editor, CLEAR)
    assert (editor.text, editor.cursor, editor.value()) == ("", 0, "")


def test_recall_puts_back_the_old_value_to_be_replaced_again() -> None:
    editor = field("x(8)", "CUST1")
    press(editor, "NEW", RECALL)
    assert (editor.value(), editor.cursor, editor.changed) == ("CUST1", 0, False)
    press(editor, "X")
    assert editor.text == "X"


def test_a_refused_first_key_leaves_the_old_value() -> None:
    editor = field(">>>,>>9.99", Decimal("12.5"), Decimal)
    assert press(editor, "a") == [False]
    assert (editor.text, editor.changed) == ("12.50", False)
    press(editor, "7")
    assert editor.value() == 7


@pytest.mark.parametrize("function", sorted(set(Function) - EDITING))
def test_keys_that_are_not_for_editing_are_refused(function: Function) -> None:
    editor = field("x(8)", "CUST1")
    assert not editor.key(Key(function))
    press(editor, "A")
    assert editor.text == "A"


def test_a_number_stands_at_the_right_until_it_is_touched() -> None:
    editor = field("->>,>>9.9<<<", Decimal("1234.5"), Decimal)
    assert (editor.shown, editor.cursor) == ("  1,234.5", 0)
    press(editor, "5")
    assert editor.shown == "5        "


def test_digits_of_a_number_can_be_deleted_without_minding_commas() -> None:
    editor = field("->>,>>9.9<<<", Decimal("1234.5"), Decimal)
    press(editor, RIGHT, DELETE)
    assert editor.value() == Decimal("134.5")


def test_a_number_is_typed_from_left_to_right() -> None:
    editor = field("->>,>>9.9<<<", Decimal(0), Decimal)
    assert all(press(editor, "-1,234.5"))
    assert editor.value() == Decimal("-1234.5")


def test_a_number_too_large_is_refused_when_the_field_is_left() -> None:
    editor = field("->>,>>9.9<<<", Decimal(0), Decimal)
    press(editor, "123456")
    with pytest.raises(FormatError):
        editor.value()


def test_a_value_that_is_not_changed_keeps_what_its_format_does_not_show() -> None:
    price = field(">>9.99", Decimal("1.23456"), Decimal)
    press(price, RIGHT, HOME)
    assert (price.text, price.value()) == ("1.23", Decimal("1.23456"))
    born = field("99/99/99", date(1950, 1, 1), date)
    assert (born.text, born.value()) == ("01/01/50", date(1950, 1, 1))


def test_a_field_entered_without_a_value_gives_the_blank_of_its_kind() -> None:
    assert [field("x(8)").value(), field(">>9", kind=int).value(), field("yes/no", kind=bool).value()] == ["", 0, False]


def test_an_empty_date_shows_its_slashes_and_digits_jump_over_them() -> None:
    editor = field("99/99/99", kind=date)
    assert editor.text == "  /  /  "
    press(editor, "040")
    assert (editor.text, editor.cursor) == ("04/0 /  ", 4)
    press(editor, "126")
    assert (editor.text, editor.cursor, editor.value()) == ("04/01/26", 8, date(2026, 4, 1))
    assert press(editor, "1") == [False]


@pytest.mark.parametrize("typed", ["4/1/26", "04/01/26", "040126"])
def test_a_typed_slash_goes_to_the_next_part_of_a_date(typed: str) -> None:
    editor = field("99/99/99", date(2020, 12, 31), date)
    press(editor, typed)
    assert editor.value() == date(2026, 4, 1)


def test_a_slash_first_keeps_the_date_and_goes_to_its_next_part() -> None:
    editor = field("99/99/99", date(2026, 4, 1), date)
    press(editor, "/15")
    assert editor.value() == date(2026, 4, 15)


def test_backspace_in_a_date_steps_over_a_slash() -> None:
    editor = field("99/99/99", kind=date)
    press(editor, "0401", BACKSPACE, BACKSPACE, BACKSPACE)
    assert (editor.text, editor.cursor) == ("0 /  /  ", 1)


def test_the_slashes_of_a_date_cannot_be_deleted() -> None:
    editor = field("99/99/99", date(2026, 4, 1), date)
    assert press(editor, RIGHT, RIGHT, DELETE) == [True, True, False]


@pytest.mark.parametrize(("typed", "value"), [("t", TODAY), ("?", None)])
def test_today_and_no_date_are_one_key(typed: str, value: date | None) -> None:
    editor = field("99/99/99", date(2020, 12, 31), date)
    press(editor, typed)
    assert (editor.text, editor.value()) == (typed, value)
    press(editor, "0501", BACKSPACE)
    assert editor.text == "05/0 /  "


def test_today_can_be_taken_back() -> None:
    editor = field("99/99/99", kind=date)
    press(editor, "t", BACKSPACE)
    assert (editor.text, editor.cursor) == ("  /  /  ", 0)


def test_clear_leaves_the_slashes_of_a_date() -> None:
    editor = field("99/99/99", date(2026, 4, 1), date)
    press(editor, CLEAR)
    assert (editor.text, editor.value()) == ("  /  /  ", None)


def test_a_long_year_comes_first_where_the_session_reads_it_first() -> None:
    editor = field("99/99/9999", kind=date, order=DateOrder.YMD)
    press(editor, "20260401")
    assert (editor.text, editor.value()) == ("2026/04/01", date(2026, 4, 1))


def test_yes_is_replaced_by_one_letter() -> None:
    editor = field("yes/no", True, bool)
    assert press(editor, "x", "n") == [False, True]
    assert editor.value() is False


FIELDS = [
    ("x(8)", str, "漢字AB"),
    ("!(3)", str, "USD"),
    ("->>,>>9.9<<<", Decimal, Decimal("1234.5")),
    (">>9.99%", Decimal, Decimal("99999")),
    (">>9", int, 7),
    ("99/99/99", date, date(2026, 4, 1)),
    ("99/99/9999", date, None),
    ("yes/no", bool, True),
]
keys = st.sampled_from(
    [Key(function) for function in Function] + [Key(None, char) for char in "a1漢字.,-/ t?yes是\u0301"]
)


@given(st.sampled_from(FIELDS), st.sampled_from(list(DateOrder)), st.lists(keys, max_size=40), st.booleans())
def test_no_keys_can_break_a_field(
    spec: tuple[str, type, Any], order: DateOrder, typed: list[Key], insert: bool
) -> None:
    name, kind, value = spec
    form = make_format(name, kind, dates=order, today=lambda: TODAY)
    editor = FieldEditor(form, value, insert)
    for key in typed:
        before = editor.text
        taken = editor.key(key)
        assert taken or editor.text == before
        assert cells(editor.text) <= form.width
        assert 0 <= editor.cursor <= form.width
        assert cells(editor.shown) == form.width
    with suppress(FormatError):
        typed_value = form.parse(editor.text)
        assert form.parse(form.typed(typed_value)) == typed_value
    editor.recall()
    assert value is None or editor.value() == value
