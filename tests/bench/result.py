"""A figure, and the floors it stands beside: the same work done by the least program that does it, in the same run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

__all__ = ["Floor", "Result", "median", "p99"]


@dataclass(frozen=True)
class Floor:
    """What another program needed for the same, and which it was."""

    name: str
    value: float


@dataclass(frozen=True)
class Result:
    """One line of the table. An aim is in the result's unit, or, if `of_floor`, in times the first floor."""

    name: str
    value: float
    unit: str
    floors: Sequence[Floor] = field(default=())
    aim: float | None = None
    of_floor: bool = False

    @property
    def reached(self) -> bool | None:
        """Is the aim reached? None without one."""
        if self.aim is None:
            return None
        return (self.value / self.floors[0].value if self.of_floor else self.value) <= self.aim

    def ratio(self, floor: Floor) -> float:
        """How many times the floor it is."""
        return self.value / floor.value

    def plain(self) -> dict[str, Any]:
        """The result as JSON holds it."""
        floors = [{"name": floor.name, "value": floor.value, "ratio": self.ratio(floor)} for floor in self.floors]
        aim = {"aim": self.aim, "of_floor": self.of_floor, "reached": self.reached} if self.aim is not None else {}
        return {"name": self.name, "value": self.value, "unit": self.unit, "floors": floors, **aim}


def p99(values: Sequence[float]) -> float:
    """What 99 of 100 do not exceed; of fewer the longest, or a little less."""
    return quantiles(values, n=100, method="inclusive")[-1] if len(values) > 1 else values[0]
