"""The language of a paper's rows."""

import pytest

from qadtui.reports.documents.rows import Rule, Value, Words, read_row


def test_a_label_stands_before_its_colon_and_the_value_behind_it() -> None:
    assert read_row("number:16   sold_to.name:50") == (
        Value("number", 18, colon=16),
        Value("sold_to.name", 52, colon=50),
    )


def test_a_value_alone_stands_in_its_columns() -> None:
    assert read_row("number:18~ name:3-30 text:31-60+ revision:62?") == (
        Value("number", 18),
        Value("name", 3, 30),
        Value("text", 31, 60, goes_on=True),
        Value("revision", 64, colon=62, nothing_is_blank=True),
    )


def test_fixed_texts_stand_at_a_column_or_between_two() -> None:
    assert read_row("'Page {page}'@60 'Packing List'@1-80") == (Words("Page {page}", 60), Words("Packing List", 1, 80))


def test_rules_go_across_or_from_column_to_column() -> None:
    assert read_row("-") == (Rule("-"),)
    assert read_row("=:40-60") == (Rule("=", 40, 60),)


def test_a_row_may_be_blank() -> None:
    assert read_row("") == ()


@pytest.mark.parametrize("part", ["number", "number:", ":16", "Number:16", "'text'", "'text'@", "+:3", "number:9-3"])
def test_what_is_not_understood_is_named(part: str) -> None:
    with pytest.raises(ValueError, match=f"^{part!r}".replace("+", r"\+")):
        read_row(f"sold_to:3 {part}")
