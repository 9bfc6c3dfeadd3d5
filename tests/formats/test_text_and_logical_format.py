"""Codes, descriptions and yes/no questions as the operator types and sees them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import Format, FormatError, Reason, cells, make_format

texts = st.sampled_from(["x(8)", "x(24)", "x", "!(3)", "A", "N(4)", "99", "A99x"]).map(make_format)


def refusal(form: Format, text: str) -> Reason:
    with pytest.raises(FormatError) as refused:
        form.parse(text)
    return refused.value.reason


def test_a_field_of_24_cells_holds_12_chinese_characters_and_no_more() -> None:
    description = make_format("x(24)")
    assert description.parse("漢字" * 6) == "漢字" * 6
    assert refusal(description, "漢字" * 6 + "漢") is Reason.TOO_WIDE


def test_blanks_behind_a_text_do_not_count() -> None:
    assert make_format("x(4)").parse("ITEM      ") == "ITEM"


def test_blanks_before_a_text_stay() -> None:
    assert make_format("x(8)").parse("  ITEM") == "  ITEM"


def test_an_accent_typed_apart_joins_its_letter() -> None:
    assert make_format("x(4)").parse("cafe\u0301") == "café"


@pytest.mark.parametrize("char", ["\t", "\n", "\x1b", "\u200d", "\u202e", "\ufe0f", "\ud800"])
def test_characters_that_upset_a_screen_are_refused(char: str) -> None:
    form = make_format("x(8)")
    assert refusal(form, f"a{char}b") is Reason.NOT_ALLOWED
    assert not form.accepts("a", 1, char)
    assert form.show(f"a{char}b") == "ab"


def test_a_stored_text_too_wide_for_its_field_is_cut_at_a_whole_character() -> None:
    assert make_format("x(5)").show("漢字漢") == "漢字"


def test_a_currency_is_made_upper_case() -> None:
    assert make_format("!(3)").parse("usd") == "USD"


@pytest.mark.parametrize(
    ("spec", "text"), [("!(3)", "US"), ("!(3)", "U D"), ("99", "1a"), ("A", "1"), ("N", "-"), ("A", "é")]
)
def test_each_position_takes_what_its_symbol_says_and_no_blank(spec: str, text: str) -> None:
    assert refusal(make_format(spec), text) is Reason.NOT_ALLOWED


def test_keys_are_refused_at_positions_that_do_not_take_them() -> None:
    code = make_format("A99")
    assert code.accepts("", 0, "b")
    assert not code.accepts("B", 1, "b")
    assert code.accepts("B", 1, "7")


@given(texts)
def test_a_blank_text_is_always_allowed(form: Format) -> None:
    assert form.parse("") == form.parse("   ") == ""


@given(texts, st.text())
def test_any_text_is_taken_or_refused_and_comes_back_as_it_was_taken(form: Format, text: str) -> None:
    with suppress(FormatError):
        taken = form.parse(text)
        assert form.parse(form.show(taken)) == taken
        assert cells(taken) <= form.width


@given(texts, st.text())
def test_no_text_is_shown_wider_than_its_field(form: Format, text: str) -> None:
    assert cells(form.show(text)) <= form.width


@pytest.mark.parametrize("text", ["y", "Y", "yes", "YES", "Yes ", "是"])
def test_yes(text: str) -> None:
    assert make_format("yes/no", bool).parse(text) is True


@pytest.mark.parametrize("text", ["n", "N", "no", "No", "否", "", "   "])
def test_no(text: str) -> None:
    assert make_format("yes/no", bool).parse(text) is False


@pytest.mark.parametrize("text", ["ye", "1", "true", "?", "yes no"])
def test_neither_yes_nor_no(text: str) -> None:
    assert refusal(make_format("yes/no", bool), text) is Reason.NOT_YES_NO


def test_logical_values_are_shown_as_words() -> None:
    logical = make_format("yes/no", bool)
    assert [logical.show(value) for value in (True, False, None)] == ["Yes", "No", ""]
    assert logical.width == 3


def test_a_question_may_have_words_of_its_own() -> None:
    form = make_format("single/multi", bool)
    assert (form.show(True), form.parse("m")) == ("Single", False)


@pytest.mark.parametrize(
    ("typed", "char", "taken"), [("", "y", True), ("Y", "e", True), ("y", "o", False), ("", "x", False)]
)
def test_only_keys_that_can_make_yes_or_no_are_taken(typed: str, char: str, taken: bool) -> None:
    assert make_format("yes/no", bool).accepts(typed, len(typed), char) is taken


@given(st.text())
def test_any_text_is_yes_or_no_or_refused(text: str) -> None:
    with suppress(FormatError):
        assert make_format("yes/no", bool).parse(text) in (True, False)


@pytest.mark.parametrize(("spec", "kind"), [("", str), ("q(8)", str), ("yes", bool), ("/no", bool), ("x(8)", float)])
def test_a_spec_its_kind_does_not_have_is_an_error(spec: str, kind: type) -> None:
    with pytest.raises(ValueError, match="no format"):
        make_format(spec, kind)
