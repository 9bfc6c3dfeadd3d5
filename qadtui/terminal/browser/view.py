"""What a browse can show, what it shows at the moment, and which rows it asks for."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from qadtui.formats.format import Format
from qadtui.language.text import Text
from qadtui.terminal.frames import Field, Values


@dataclass(frozen=True)
class BrowseColumn:
    """A column. `means` tells whether a text can be meant as its filter; a column without it cannot be filtered.

    The label, the help, the QAD name and the table's are what F2 and Ctrl+F tell.
    """

    name: str
    heading: Text
    format: Format
    means: Callable[[str], bool] | None = None
    sortable: bool = True
    label: Text = Text("")
    help: Text = Text("")
    source: str = ""
    table: str = ""

    @property
    def field(self) -> Field:
        """The column as F2 and Ctrl+F explain it."""
        label = self.label if self.label.message else self.heading
        return Field(self.name, label, self.format, 1, 1, help=self.help, source=self.source, table=self.table)


@dataclass(frozen=True)
class View:
    """What is shown: the columns in their order, the one it is sorted by, and what the rows must have in others.

    `filters` are texts as they were typed, by column; only such as can be meant.
    """

    columns: tuple[str, ...]
    sort: str
    descending: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """Which rows are wanted: `count` of them in the order of `view`, beyond the row `beyond`; or from the row `at` on,
    itself included, or from where it stood; or from the very first. Not `forward`, they come backwards, the last first.
    """

    view: View
    count: int
    forward: bool = True
    beyond: Values | None = None
    at: Values | None = None


@dataclass(frozen=True)
class Browse:
    """What is browsed: all `columns` there are to choose from, the view it begins with, how many columns stay where
    they are when the others move sideways, and where its rows come from.

    `rows` may raise a Refusal. `identity` tells a row from all others.
    """

    columns: tuple[BrowseColumn, ...]
    standard: View
    rows: Callable[[Wanted], Awaitable[Sequence[Values]]]
    identity: Callable[[Values], object]
    frozen: int = 1

    def column(self, name: str) -> BrowseColumn:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)
