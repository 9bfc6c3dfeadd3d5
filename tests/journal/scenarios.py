"""Journals as tests: each is typed into the small company of its own, in which Carl may work, too."""

from datetime import timedelta
from pathlib import Path

from qadtui.programs.journal.replay import Player, settings_for
from qadtui.programs.journal.steps import Step, Visit

FOLDER = Path(__file__).parent
SCENARIOS = sorted(FOLDER.glob("*.txt"))


def text_in(journal: Path) -> str:
    """What is written in a journal."""
    return journal.read_text(encoding="utf-8")


async def not_watched(player: Player, step: Step, passed: timedelta) -> None:
    """As fast as it goes."""


async def come_out(file: Path, visits: list[Visit]) -> list[Visit]:
    """The journal with the screens that come now, whatever it said of them; its remarks and spellings are kept."""
    players, written = [], []
    for visit in visits:
        player = Player(visit.head, lambda head, clock: settings_for(head, clock, str(file)))
        players.append(player)
        steps: list[Step] = []
        for step in visit.steps:
            player.clock.reach(step.at)
            await player.type(step)
            steps += _with_spelling(step, player.came[len(steps) :])
        player.recorder.end()
        steps += player.came[len(steps) :]
        written.append(Visit(visit.head, visit.remarks, steps))
    for player in players:
        await player.leave()
    return written


def _with_spelling(step: Step, came: list[Step]) -> list[Step]:
    """What a person wrote stays as it was written."""
    for one in came:
        one.at = step.at
    if came:
        came[0].remarks = step.remarks
    if len(came) == 1 and came[0].keys == step.keys:
        came[0].spelled = step.spelled
    return came
