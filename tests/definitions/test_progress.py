"""How far a job is: told now and then, and counted only once it has become a long one."""

import pytest

from qadtui.definitions.growing import progress_told
from qadtui.definitions.progress import Meter, Progress, tell_nobody
from qadtui.language.messages import said
from qadtui.language.text import Translator

ROW_SECONDS = 0.001


class Rows:
    """Rows that take a millisecond each, by a clock of their own."""

    def __init__(self, count: int) -> None:
        self.now, self.count, self.counted_at = 0.0, count, -1.0

    def clock(self) -> float:
        return self.now

    def count_all(self) -> int:
        self.counted_at = self.now
        return self.count

    def __iter__(self) -> "Rows":
        self.left = self.count
        return self

    def __next__(self) -> int:
        if not self.left:
            raise StopIteration
        self.left -= 1
        self.now += ROW_SECONDS
        return self.left


def told_of(rows: Rows) -> list[Progress]:
    told: list[Progress] = []
    meter = Meter(told.append, rows.clock)
    assert len(list(meter.counted(rows, rows.count_all))) == rows.count
    assert meter.rows == rows.count
    return told


def test_a_quick_job_tells_nothing() -> None:
    assert told_of(Rows(100)) == []


def test_a_job_tells_four_times_a_second_how_far_it_is() -> None:
    told = told_of(Rows(1500))
    assert 4 <= len(told) <= 6
    assert all(progress.rows == pytest.approx(progress.seconds / ROW_SECONDS) for progress in told)
    assert {progress.total for progress in told} == {None}


def test_rows_are_counted_after_two_seconds_and_once() -> None:
    rows = Rows(5000)
    told = told_of(rows)
    assert rows.counted_at >= 2.0
    assert told[-1].total == 5000
    assert told[-1].left == pytest.approx((5000 - told[-1].rows) * ROW_SECONDS)


def test_nobody_is_counted_for_who_does_not_look() -> None:
    rows = Rows(5000)
    assert len(list(Meter(tell_nobody, rows.clock).counted(rows, rows.count_all))) == 5000
    assert rows.counted_at < 0


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(4000, None, 2.0), "4,000 rows, 2,000 a second"),
        (Progress(250_000, 1_000_000, 10.0), "250,000 of 1,000,000 rows, 25,000 a second, 0:30 left"),
        (Progress(10_000, 1_000_000, 100.0), "10,000 of 1,000,000 rows, 100 a second, 165:00 left"),
        (Progress(1001, 1000, 1.0), "1,001 of 1,000 rows, 1,001 a second, 0:00 left"),
        (Progress(0, 1000, 0.0), "0 rows, 0 a second"),
    ],
)
def test_progress_in_words(progress: Progress, words: str) -> None:
    message, values = progress_told(progress)
    assert said(message, Translator("en"), values) == words
