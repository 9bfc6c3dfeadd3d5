"""The trial itself finds what it is there to find."""

from pathlib import Path

import pytest

from qadtui.definitions.dialogue import ScreenDialogue
from qadtui.language import messages
from qadtui.models.tables import Currency
from qadtui.programs import desk
from qadtui.programs.trial import Trial
from qadtui.rules import masters
from qadtui.terminal import legends
from tests.company import APRIL
from tests.screens.files import SCREENS
from tests.working_company import company_file, company_pattern

__all__ = ["company_file", "company_pattern"]


async def writes_when_opened(ui: ScreenDialogue) -> None:
    await ui.run(masters.save, Currency, {"code": "XXX", "description": "Unasked"})
    await ui.select("key")


async def does_not_leave(ui: ScreenDialogue) -> None:
    for _ in range(3):
        await ui.select("key")


async def fails_in_time(ui: ScreenDialogue) -> None:
    while answer := await ui.update(ui["key"], {}, legend=legends.PLAIN):
        assert answer.code == "", "a code was typed"


async def names_a_key_that_does_nothing(ui: ScreenDialogue) -> None:
    await ui.update(ui["key"], {}, legend=legends.KEY)


async def falls(ui: ScreenDialogue) -> None:
    ui.say(messages.ADDING_NEW_RECORD)
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("program", "found"),
    [
        (writes_when_opened, "opening and leaving it changes"),
        (does_not_leave, "F4 does not leave it"),
        (fails_in_time, "fails after "),
        (names_a_key_that_does_nothing, "the legend names F9, which does nothing"),
        (falls, "does not open"),
    ],
)
async def test_a_bad_program_is_found_out(
    program: desk.Program, found: str, company_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setitem(desk.GENERIC, "maintenance", program)
    screen = SCREENS["company/currency_maintenance"]
    faults = await Trial(screen, str(company_file), "anna", APRIL).faults()
    assert [fault for fault in faults if fault.startswith(found)]
