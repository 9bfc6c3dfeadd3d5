"""What a bench is given: how often to repeat, a folder of its own, and somebody to tell how far it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.result import Result


@dataclass(frozen=True)
class Work:
    """One bench at work."""

    quick: bool
    folder: Path
    tell: Callable[[str, int, int], None]
    """Told the step, how many times it was done, and how many times it is to be done."""

    def count(self, full: int, quick: int) -> int:
        """How many, in a full or a quick run."""
        return quick if self.quick else full

    def times(self, step: str, full: int, quick: int = 2) -> Iterator[int]:
        """Count the repetitions of a step while they are done."""
        total = self.count(full, quick)
        for done in range(total):
            self.tell(step, done, total)
            yield done


Bench = Callable[[Work], Iterator[Result]]
