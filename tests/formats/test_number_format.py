"""Numbers as the operator types and sees them: exact, never rounded on the way in, never wider than their field."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import Format, FormatError, Reason, cells, make_format, round_half_up

MASKS = [
    ">>>,>>9.99",
    "->>,>>9.9<<<",
    "->>>>,>>>,>>9.99<<<",
    "->,>>>,>>9.9<<<<<<<<",
    "->,>>>,>>9.999",
    ">>9",
    "9",
    ">>>,>>9",
    ">>9.99%",
    "ZZ,ZZ9.9",
    "-**,**9.99",
    "9(4)",
    ">>>.99",
]
masks = st.sampled_from(MASKS).map(lambda spec: make_format(spec, Decimal))
decimals = st.integers(0, 9).flatmap(lambda places: st.decimals(-(10**10), 10**10, places=places))


def quantity() -> Format:
    return make_format("->>,>>9.9<<<", Decimal)


def refusal(form: Format, text: str) -> Reason:
    with pytest.raises(FormatError) as refused:
        form.parse(text)
    return refused.value.reason


@pytest.mark.parametrize(
    ("spec", "number", "shown"),
    [
        ("->>,>>9.9<<<", "1234.5", "1,234.5"),
        ("->>,>>9.9<<<", "0.125", "0.125"),
        ("->>,>>9.9<<<", "-12345.6", "-12,345.6"),
        ("->>,>>9.9<<<", "105", "105.0"),
        ("->,>>>,>>9.9<<<<<<<<", "0.123456789", "0.123456789"),
        (">>>,>>9", "33600", "33,600"),
        (">>9.99%", "0", "0.00%"),
        (">>>,>>9.99", "0", "0.00"),
        (">>>,>>>", "0", ""),
        ("ZZ9", "7", "7"),
        ("**,**9.99", "1234.5", "*1,234.50"),
        ("-**9", "-7", "-**7"),
        ("9(5)", "42", "00042"),
    ],
)
def test_a_number_is_shown_as_its_mask_says(spec: str, number: str, shown: str) -> None:
    assert make_format(spec, Decimal).show(Decimal(number)) == shown


@pytest.mark.parametrize(("spec", "width"), [("->>,>>9.9<<<", 9), (">>>,>>9.99", 10), (">>9.99%", 7), ("9", 1)])
def test_a_field_is_as_wide_as_its_mask_without_the_floating_places(spec: str, width: int) -> None:
    assert make_format(spec, Decimal).width == width


def test_numbers_stand_at_the_right() -> None:
    assert quantity().right


def test_an_unknown_number_shows_nothing() -> None:
    assert quantity().show(None) == ""


@pytest.mark.parametrize("number", ["123456", "99999.96", "-100000", "Infinity", "NaN", "1E+999999"])
def test_a_number_too_large_for_its_field_shows_question_marks_rather_than_a_wrong_number(number: str) -> None:
    assert quantity().show(Decimal(number)) == "?????????"


def test_a_negative_number_shows_question_marks_where_there_is_no_sign() -> None:
    assert make_format(">>9", int).show(-5) == "???"


def test_a_float_is_never_shown() -> None:
    with pytest.raises(TypeError):
        quantity().show(0.1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234.5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("-5", "-5"),
        ("5-", "-5"),
        (" 5 ", "5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("0005.10000000", "5.1"),
        ("", "0"),
        ("   ", "0"),
        ("-0", "0"),
    ],
)
def test_a_number_may_be_typed_in_many_ways(text: str, number: str) -> None:
    assert quantity().parse(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["1,5", "12,34", "1,2345", ",123", "1.2.3", ".", "-", "--5", "-5-", "abc", "?", "1e5", "５"]
)
def test_what_is_not_a_number_is_refused(text: str) -> None:
    assert refusal(quantity(), text) is Reason.NOT_A_NUMBER


def test_decimals_beyond_the_mask_are_refused_not_rounded() -> None:
    assert refusal(make_format(">>9.99", Decimal), "1.005") is Reason.TOO_MANY_DECIMALS


@pytest.mark.parametrize("text", ["123456", "1234.567", "9" * 10000])
def test_a_number_that_needs_more_room_than_the_mask_is_refused(text: str) -> None:
    assert refusal(quantity(), text) is Reason.TOO_LARGE


def test_a_minus_is_refused_where_the_mask_has_none() -> None:
    assert refusal(make_format(">>9", int), "-5") is Reason.NEGATIVE


def test_a_percent_sign_may_be_typed_or_left_out() -> None:
    percent = make_format(">>9.99%", Decimal)
    assert percent.parse("7.5%") == percent.parse("7.5") == Decimal("7.5")


def test_an_integer_field_gives_an_integer() -> None:
    line = make_format(">>9", int).parse("12")
    assert (line, type(line)) == (12, int)


def test_an_open_field_shows_the_number_as_a_closed_one_does() -> None:
    assert quantity().edit(Decimal("1234.5")) == "1,234.5"


def test_a_number_is_edited_without_its_commas_and_stars() -> None:
    assert quantity().typed(Decimal("1234.5")) == "1234.5"
    assert make_format("**,**9.99%", Decimal).typed(Decimal("1234.5")) == "1234.50"


@pytest.mark.parametrize(
    ("text", "at", "char", "taken"),
    [
        ("12", 2, "3", True),
        ("12", 2, ".", True),
        ("1.2", 3, ".", False),
        ("1.2", 1, ".", True),
        ("", 0, "-", True),
        ("12", 2, "-", True),
        ("12", 1, "-", False),
        ("-12", 3, "-", False),
        ("1", 1, ",", True),
        ("", 0, ",", False),
        ("", 0, "a", False),
        ("", 0, "²", False),
    ],
)
def test_only_keys_that_can_make_a_number_are_taken(text: str, at: int, char: str, taken: bool) -> None:
    assert quantity().accepts(text, at, char) is taken


@pytest.mark.parametrize("char", [".", ",", "-"])
def test_a_mask_of_digits_takes_only_digits(char: str) -> None:
    assert not make_format(">>9", int).accepts("1", 1, char)


@pytest.mark.parametrize("spec", ["", "x(8)", "--9", "9.9.9", ">>9.<9", "9,", "->>9-"])
def test_a_spec_that_is_no_mask_is_an_error(spec: str) -> None:
    with pytest.raises(ValueError, match="format"):
        make_format(spec, Decimal)


def test_an_integer_mask_has_no_decimals() -> None:
    with pytest.raises(ValueError, match="integer"):
        make_format(">>9.9", int)


@given(masks, decimals)
def test_no_number_is_shown_wider_than_its_field(form: Format, number: Decimal) -> None:
    assert cells(form.show(number)) <= form.width
    assert cells(form.typed(number)) <= form.width


@given(masks, decimals)
def test_a_number_that_may_be_typed_is_shown_and_read_back_as_itself(form: Format, number: Decimal) -> None:
    with suppress(FormatError):
        typed = form.parse(f"{number:f}")
        assert typed == number
        assert form.parse(form.show(typed)) == number
        assert form.parse(form.typed(typed)) == number


@given(st.sampled_from([">>9", "9", ">>>,>>9", "->>>,>>9"]), st.integers(-(10**7), 10**7))
def test_an_integer_is_read_back_as_itself_or_shown_as_too_large(spec: str, number: int) -> None:
    form = make_format(spec, int)
    shown = form.show(number)
    assert shown == "?" * form.width or form.parse(shown) == number


@given(st.decimals("-99999.9", "99999.9", places=1))
def test_every_number_in_range_fits_its_field(number: Decimal) -> None:
    assert quantity().parse(quantity().show(number)) == number


@given(decimals)
def test_what_is_shown_is_the_number_rounded_half_up(number: Decimal) -> None:
    shown = make_format("->>,>>>,>>>,>>9.99", Decimal).show(number)
    assert shown == f"{round_half_up(number, 2) + 0:,.2f}"


@given(masks, st.text() | st.text("0123456789.,-% *", max_size=14))
def test_any_text_is_a_number_or_refused(form: Format, text: str) -> None:
    with suppress(FormatError):
        assert isinstance(form.parse(text), Decimal)
