"""The little language of a screen file's rows."""

import pytest

from qadtui.definitions.rows import FixedText, Place, Span, read_column, read_row


def test_a_name_and_the_column_of_its_colon() -> None:
    assert read_row("number:16   sold_to.name:37") == [
        Place("number", 16, labelled=True, enterable=True),
        Place("sold_to.name", 37, labelled=True, enterable=True),
    ]


def test_a_tilde_leaves_the_label_out_and_an_exclamation_mark_only_displays() -> None:
    assert read_row("name:18~ on_hand:40! total:60~!") == [
        Place("name", 18, labelled=False, enterable=True),
        Place("on_hand", 40, labelled=True, enterable=False),
        Place("total", 60, labelled=False, enterable=False),
    ]


def test_a_fixed_text_may_hold_blanks() -> None:
    assert read_row("'To the gate'@40") == [FixedText("To the gate", 40)]


def test_an_empty_row_holds_nothing() -> None:
    assert read_row("") == []


@pytest.mark.parametrize("wrong", ["number", "number:", "Number:16", "number:1x", "'To'", "number:16?"])
def test_what_is_not_understood_is_named(wrong: str) -> None:
    with pytest.raises(ValueError, match="neither name:column nor"):
        read_row(wrong)


def test_a_list_column_stands_between_two_columns() -> None:
    assert read_column("line:2-4") == Span("line", 2, 4)
    with pytest.raises(ValueError, match="is not name:first-last"):
        read_column("line:2")
