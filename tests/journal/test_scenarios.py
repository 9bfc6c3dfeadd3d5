"""Everyday work, key by key: what every screen shows on the way stands in the journals beside this file.

A journal that comes out differently on purpose is written again with `python -m tests.journal`, and reviewed.
"""

from pathlib import Path

import pytest

from qadtui import surroundings
from qadtui.programs.journal.reading import read_journal
from qadtui.programs.journal.replay import Difference, replay, settings_for
from qadtui.programs.journal.steps import text_of
from tests.journal.scenarios import SCENARIOS, not_watched, text_in
from tests.rules.company import Company
from tests.working_company import company, company_file, company_pattern

__all__ = ["company", "company_file", "company_pattern"]


@pytest.mark.parametrize("journal", SCENARIOS, ids=lambda journal: journal.stem)
async def test_a_scenario_comes_out_as_it_is_written(journal: Path, company_file: Path, company: Company) -> None:
    text = text_in(journal)
    visits = read_journal(text)
    offset = visits[0].head.begun.utcoffset()
    assert offset is not None
    with surroundings.time_zone(offset):
        try:
            await replay(visits, lambda head, clock: settings_for(head, clock, str(company_file)), not_watched)
        except Difference as difference:
            pytest.fail(f"{difference}\n" + "\n".join([*difference.expected, "but", *difference.shown]))
    assert text_of(visits) == text


def test_there_are_scenarios() -> None:
    assert {"story", "story_in_chinese", "lock_met"} <= {journal.stem for journal in SCENARIOS}
