"""The garbage collector rests while what stays for good is made, once in a process."""

import gc
from collections.abc import Iterator

import pytest

from qadtui.programs.collector import made_for_good


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_what_is_made_is_never_looked_at_again() -> None:
    with made_for_good("not imported yet"):
        assert not gc.isenabled()
        made = [{"number": number, "of": []} for number in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(made)


def test_it_looks_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), made_for_good("not imported yet"):
        raise ZeroDivisionError
    assert gc.isenabled()


def test_a_second_session_of_the_process_leaves_it_alone() -> None:
    frozen = gc.get_freeze_count()
    with made_for_good("gc"):
        assert gc.isenabled()
    assert gc.get_freeze_count() == frozen
