"""A job in a process of its own: `qadtui report --job` performs it as the same user, and tells how far it is."""

import json
from dataclasses import asdict
from typing import Any, Self

from qadtui.definitions.child import Child
from qadtui.definitions.job import Job, Outcome
from qadtui.settings import Settings


class Running(Child):
    """One job on its way, until it has an `outcome` or a `refusal`."""

    outcome: Outcome | None = None

    @classmethod
    async def start(cls, job: Job, settings: Settings) -> Self:
        """Start the job. Whoever starts it awaits `stop` at the end."""
        given = {"job": job.to_json(), "database": settings.database, "terminal": settings.terminal}
        return await cls.started("report", given)

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.outcome is not None or self.refusal is not None

    async def ended(self) -> Outcome:
        """Wait for its end. Raises the Refusal it ended with."""
        await self.finished()
        assert self.outcome
        return self.outcome

    def hear(self, told: dict[str, Any]) -> None:
        """Take in what it says of itself."""
        match told:
            case {"rows": rows, "where": where}:
                self.outcome = Outcome(rows, where)
            case _:
                super().hear(told)


def outcome_line(outcome: Outcome) -> str:
    """What it says at its end."""
    return json.dumps(asdict(outcome))
