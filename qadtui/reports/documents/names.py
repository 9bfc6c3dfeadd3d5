"""What a name on a paper means: a path through the dictionary, or one of the layout's own.

number, sold_to.name        the dictionary's, from the record that the paper (or the list) is about
open                        computed, as in a report: [document.computed.open]
total                       given: worked out by a rule that the layout names (given.py)
only_to_pick                in conditions: a yes/no criterion
buyer                       a block: lines of names, of which blank ones are left out

    buyer = ["sold_to.name", "sold_to.line1", "sold_to.post sold_to.city"]      one below the other, or in one line
    [document.otherwise]
    goods_to = "buyer"                                                          where all of goods_to is blank
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.models.dictionary import Entry
from qadtui.reports import vocabulary
from qadtui.reports.documents.given import Given
from qadtui.reports.expressions import Expression, Name
from qadtui.reports.vocabulary import Computed


@dataclass(frozen=True)
class Names:
    """The names of one record of the paper. `labels` and `formats` are other ones than the dictionary's."""

    model: type[SQLModel]
    computed: Mapping[str, Computed] = field(default_factory=dict)
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    otherwise: Mapping[str, str] = field(default_factory=dict)
    given: Given | None = None
    switches: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> vocabulary.Names:
        """The names a report would have, too."""
        return vocabulary.Names(self.model, self.computed)

    def is_given(self, name: str) -> bool:
        """Whether a rule works it out."""
        return self.given is not None and name in self.given.entries

    def entry(self, name: str) -> Entry | None:
        """What is known of a name; None of a block, which is plain text. Raises KeyError."""
        if name in self.blocks:
            return None
        return self.given.entries[name] if self.given and self.is_given(name) else self.fields.entry(name)

    def label(self, name: str, column: bool = False) -> Text:
        """The words for a name, in a list's heading or before the value."""
        entry = self.entry(name)
        plain = Text(name, "document") if entry is None else entry.column_label if column else entry.label
        return Text(self.labels[name], plain.context) if name in self.labels else plain

    def condition(self, text: str) -> Expression:
        """A condition on the record. Raises KeyError, ValueError."""
        expression = Expression(text, self._name)
        if expression.kind is not bool:
            raise ValueError(f"'{text}' is no condition")
        return expression

    def paths(self, names: Iterable[str]) -> Iterator[str]:
        """What must be read from the database to know these names. Raises KeyError."""
        for name in names:
            if name in self.blocks:
                yield from self.paths(word for line in self.blocks[name] for word in line.split())
                yield from self.paths([self.otherwise[name]] if name in self.otherwise else [])
            elif name in self.computed:
                yield from self.computed[name].value.names()
            elif self.given and self.is_given(name):
                yield from self.given.paths
            elif name not in self.switches:
                self.fields.entry(name)
                yield name

    def _name(self, name: str) -> Name:
        """A name in a condition."""
        if name in self.switches:
            return Name(path=name, kind=bool)
        if self.given and self.is_given(name):
            return Name(path=name, kind=self.given.entries[name].kind, unit=self.given.unit)
        return self.fields.name(name)
