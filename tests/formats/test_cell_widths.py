"""Cells: a Chinese character takes two, and is never halved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import cells, fit, pad

texts = st.text(st.sampled_from("ab 漢字，e\u0301\u200d\ufe0f👩\t")) | st.text()


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("AB", 2), ("AB漢字", 6), ("e\u0301", 1), ("\u3000", 2), ("a\tb", 2)]
)
def test_a_text_takes_the_cells_it_is_painted_with(text: str, width: int) -> None:
    assert cells(text) == width


def test_a_text_is_cut_before_the_character_that_does_not_fit() -> None:
    assert fit("AB漢字", 5) == "AB漢"


def test_an_accent_stays_with_the_last_character_that_fits() -> None:
    assert fit("abe\u0301f", 3) == "abe\u0301"


def test_padding_stands_behind_a_text_and_before_a_number() -> None:
    assert (pad("漢", 4), pad("12", 4, right=True)) == ("漢  ", "  12")


@given(texts, st.integers(0, 30))
def test_fitting_gives_the_longest_beginning_that_fits(text: str, width: int) -> None:
    fitted = fit(text, width)
    rest = text[len(fitted) :]
    assert text.startswith(fitted)
    assert cells(fitted) <= width
    assert not rest or cells(fitted + rest[0]) > width


@given(texts, st.integers(0, 30), st.booleans())
def test_padding_gives_exactly_the_width(text: str, width: int, right: bool) -> None:
    assert cells(pad(text, width, right)) == width
