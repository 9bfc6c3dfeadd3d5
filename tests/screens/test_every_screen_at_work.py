"""What every screen inherits the day it is added: opened, left, walked through and typed at in the small company."""

from pathlib import Path

import pytest

from qadtui.programs.trial import Trial
from tests.company import APRIL
from tests.screens.files import SCREENS
from tests.working_company import company_file, company_pattern

__all__ = ["company_file", "company_pattern"]


@pytest.mark.parametrize("path", SCREENS)
async def test_a_screen_stands_a_thousand_random_keys(path: str, company_file: Path) -> None:
    assert await Trial(SCREENS[path], str(company_file), "anna", APRIL).faults(seed=len(path)) == []
