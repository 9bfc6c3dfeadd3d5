"""A row of the database becomes a record as a paper shows it: with what is computed, given, put together in blocks,
and which conditions hold.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qadtui.reports.documents.names import Names
from qadtui.reports.expressions import Expression

Values = dict[str, Any]
Function = Callable[[Sequence[Any]], Any]


@dataclass
class Record:
    """One record of a paper: its values by name, the conditions that hold, and the records of the lists in it."""

    id: int
    values: Values
    holding: frozenset[str]
    lists: dict[str, list["Record"]] = field(default_factory=dict)

    def holds(self, condition: Expression | None) -> bool:
        """Whether a condition of its layout holds; none always does."""
        return condition is None or condition.text in self.holding


class Working:
    """Makes records of which the names in `used` and the `conditions` are known, from rows of `paths`."""

    def __init__(
        self,
        names: Names,
        used: Sequence[str],
        conditions: Sequence[Expression],
        switches: Mapping[str, bool],
        today: date,
    ) -> None:
        self._names, self._used, self._switches = names, list(dict.fromkeys(used)), switches
        asked = [name for condition in conditions for name in condition.names()]
        self._given = any(map(names.is_given, [*self._used, *asked]))
        self.paths = tuple(dict.fromkeys(names.paths([*self._used, *asked])))
        known = [*self.paths, *(names.given.entries if names.given else ()), *switches]
        computed = {name: names.computed[name].value for name in self._used if name in names.computed}
        self._computed = {name: value.function(known, today) for name, value in computed.items()}
        self._conditions = {condition.text: condition.function(known, today) for condition in conditions}

    def record(self, id: int, row: Sequence[Any]) -> Record:
        """The record of a row of `paths`."""
        values = dict(zip(self.paths, row, strict=True)) | self._worked_out(row)
        known = [*values.values(), *self._switches.values()]
        values |= {name: function(known) for name, function in self._computed.items()}
        values |= {name: self._block(name, values) for name in self._used if name in self._names.blocks}
        holding = frozenset(text for text, function in self._conditions.items() if function(known))
        return Record(id, values, holding)

    def _worked_out(self, row: Sequence[Any]) -> Values:
        given = self._names.given
        if given is None:
            return {}
        if not self._given:
            return dict.fromkeys(given.entries)
        return given.work_out(dict(zip(self.paths, row, strict=True)))

    def _block(self, name: str, values: Values) -> str:
        """The lines of a block that are not blank."""
        lines = (" ".join(filter(None, self._words(line, values))) for line in self._names.blocks[name])
        text, otherwise = "\n".join(filter(None, lines)), self._names.otherwise.get(name)
        return text if text or otherwise is None else self._block(otherwise, values)

    def _words(self, line: str, values: Values) -> Iterator[str | None]:
        for name in line.split():
            yield self._block(name, values) if name in self._names.blocks else values[name]
