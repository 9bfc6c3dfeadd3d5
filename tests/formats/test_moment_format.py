"""Stamps as people read them: in the session's date order and the time of day where they are."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import DateOrder, Format, FormatError, make_format

NOON = datetime(2026, 4, 1, 12, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Eight hours ahead of the database's clock."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def moments(order: DateOrder = DateOrder.MDY) -> Format:
    return make_format("99/99/99 99:99", datetime, dates=order, today=lambda: date(2026, 4, 1))


@pytest.mark.parametrize(("order", "shown"), [(DateOrder.MDY, "04/01/26 20:30"), (DateOrder.YMD, "26/04/01 20:30")])
def test_a_moment_is_shown_in_the_readers_time(order: DateOrder, shown: str) -> None:
    assert moments(order).show(NOON) == shown
    assert moments(order).show(None) == ""


@pytest.mark.parametrize("typed", ["04/01/26 20:30", "040126 20:30", "t  20:30"])
def test_a_typed_moment_is_read_in_the_readers_time(typed: str) -> None:
    assert moments().parse(typed) == NOON


def test_a_date_alone_is_its_first_minute() -> None:
    assert moments().parse("04/01/26") == datetime(2026, 3, 31, 16, tzinfo=UTC)


def test_nothing_typed_is_no_moment() -> None:
    assert moments().parse("  ") is None


@pytest.mark.parametrize("typed", ["04/01/26 24:00", "04/01/26 12:60", "13/01/26", "noon"])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(FormatError):
        moments().parse(typed)


@given(st.integers(-5_000_000, 5_000_000))
def test_what_is_shown_can_be_typed(minutes: int) -> None:
    at = NOON + timedelta(minutes=minutes)
    assert moments().parse(moments().show(at)) == at
