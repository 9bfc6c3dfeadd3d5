"""Batches in a process of their own, for 36.14.13: `qadtui batch --job` runs them, and tells how far it is."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Self

from qadtui.definitions.child import Child
from qadtui.programs.batch_runner import Ran
from qadtui.rules.batches import Wanted
from qadtui.settings import Settings


class RunningBatches(Child):
    """Batches on their way, until it is known what `ran`."""

    ran: Ran | None = None

    @classmethod
    async def start(cls, wanted: Wanted, user: str, settings: Settings) -> Self:
        """Start to run what is wanted, as a user who may. Whoever starts it awaits `stop` at the end."""
        given = asdict(wanted) | {"user": user, "database": settings.database, "terminal": settings.terminal}
        given["asked"] = wanted.asked.isoformat() if wanted.asked else None
        return await cls.started("batch", given)

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.ran is not None or self.refusal is not None

    def hear(self, told: dict[str, Any]) -> None:
        """Take in what it says of itself."""
        match told:
            case {"done": _}:
                self.ran = Ran(**told)
            case _:
                super().hear(told)


def wanted_of(given: Mapping[str, Any]) -> Wanted:
    """What is wanted, as the other process was given it."""
    asked = datetime.fromisoformat(given["asked"]) if given["asked"] else None
    return Wanted(given["first"], given["last"], asked)


def ran_line(ran: Ran) -> str:
    """What it says at its end."""
    return json.dumps(asdict(ran))
