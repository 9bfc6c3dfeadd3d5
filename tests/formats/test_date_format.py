"""Dates as the operator types and sees them, in the three orders a session may have."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import DateOrder, Format, FormatError, Reason, make_format

TODAY = date(2026, 4, 1)
ORDERS = list(DateOrder)


def dates(spec: str = "99/99/99", order: DateOrder = DateOrder.MDY) -> Format:
    return make_format(spec, date, dates=order, today=lambda: TODAY)


formats = st.builds(dates, st.sampled_from(["99/99/99", "99/99/9999"]), st.sampled_from(ORDERS))


@pytest.mark.parametrize(
    ("order", "shown", "long"),
    [
        (DateOrder.MDY, "04/30/26", "04/30/2026"),
        (DateOrder.DMY, "30/04/26", "30/04/2026"),
        (DateOrder.YMD, "26/04/30", "2026/04/30"),
    ],
)
def test_a_date_is_shown_in_the_order_of_the_session(order: DateOrder, shown: str, long: str) -> None:
    assert dates(order=order).show(date(2026, 4, 30)) == shown
    assert dates("99/99/9999", order).show(date(2026, 4, 30)) == long


@pytest.mark.parametrize("text", ["040126", "04012026", "4/1/26", "04/01/26", "04/01/2026", "4 /1 /26", " 04/01/26 "])
def test_a_date_may_be_typed_in_many_ways(text: str) -> None:
    assert dates().parse(text) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("order", "text"), [(DateOrder.DMY, "010426"), (DateOrder.YMD, "260401"), (DateOrder.YMD, "20260401")]
)
def test_digits_are_read_in_the_order_of_the_session(order: DateOrder, text: str) -> None:
    assert dates(order=order).parse(text) == date(2026, 4, 1)


@pytest.mark.parametrize("text", ["t", "T", " t "])
def test_t_is_today(text: str) -> None:
    assert dates().parse(text) == TODAY


@pytest.mark.parametrize("text", ["", "   ", "  /  /  ", "?"])
def test_an_empty_date_or_a_question_mark_is_no_date(text: str) -> None:
    assert dates().parse(text) is None


def test_no_date_shows_nothing_until_its_field_is_open() -> None:
    assert dates().show(None) == ""
    assert dates().edit(None) == "  /  /  "
    assert dates("99/99/9999", DateOrder.YMD).edit(None) == "    /  /  "


@pytest.mark.parametrize(("text", "year"), [("010176", 1976), ("010175", 2075), ("010126", 2026), ("010100", 2000)])
def test_two_digits_of_a_year_mean_fifty_years_back_to_forty_nine_ahead(text: str, year: int) -> None:
    assert dates().parse(text) == date(year, 1, 1)


def test_leap_days() -> None:
    assert dates().parse("022924") == date(2024, 2, 29)
    with pytest.raises(FormatError):
        dates().parse("022926")


@pytest.mark.parametrize(
    "text", ["133126", "043126", "4/1", "4/1/6", "4/1/126", "4126", "04-01-26", "tt", "a", "1/2/3/4", "04/01/0000"]
)
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(FormatError) as refused:
        dates().parse(text)
    assert refused.value.reason is Reason.NOT_A_DATE


@pytest.mark.parametrize(
    ("text", "char", "taken"),
    [
        ("  /  /  ", "4", True),
        ("  /  /  ", "/", True),
        ("  /  /  ", "t", True),
        ("  /  /  ", "?", True),
        ("04/  /  ", "t", False),
        ("04/  /  ", "?", False),
        ("  /  /  ", "x", False),
        ("  /  /  ", "²", False),
    ],
)
def test_only_keys_that_can_make_a_date_are_taken(text: str, char: str, taken: bool) -> None:
    assert dates().accepts(text, 0, char) is taken


def test_other_date_masks_are_an_error() -> None:
    with pytest.raises(ValueError, match="format"):
        make_format("99-99-99", date)


@given(formats, st.dates(date(TODAY.year - 50, 1, 1), date(TODAY.year + 49, 12, 31)))
def test_every_date_of_the_hundred_years_is_read_back_as_itself(form: Format, day: date) -> None:
    shown = form.show(day)
    assert form.parse(shown) == form.parse(shown.replace("/", "")) == form.parse(form.edit(day)) == day
    assert len(shown) == form.width


@given(st.sampled_from(ORDERS), st.dates())
def test_with_four_digits_every_date_is_read_back_as_itself(order: DateOrder, day: date) -> None:
    form = dates("99/99/9999", order)
    assert form.parse(form.show(day)) == day


@given(formats, st.text() | st.text("0123456789/ t?", max_size=12))
def test_any_text_is_a_date_or_none_or_refused(form: Format, text: str) -> None:
    with suppress(FormatError):
        day = form.parse(text)
        assert day is None or isinstance(day, date)
