"""Bars beside their labels and numbers: what people would rather look at than read.

    Corner Bottle Shop       ▐███████████████████▌        12,345.60
    城北酒家                 ▐█████▍                       3,705.00      a Chinese character is two cells
    Halfway Hostel       ████                             -1,020.00      less than nothing goes to the left

Rich draws them: it is ours already, cuts a bar to an eighth of a cell, and measures labels as the screen does, which
the plotting packages for terminals do not. The two series of a chart differ by their shape, so colours are not needed
to tell them apart; a terminal that draws no lines gets bars of plain characters.

    ====================-        ######.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from io import StringIO

from rich.bar import Bar
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.styled import Styled
from rich.table import Table
from rich.text import Text as Words

from qadtui.formats.width import cells
from qadtui.terminal.cells import Grid
from qadtui.terminal.roles import UNICODE, Lines, Role

_FULL, _NARROW = "█▉▊▋▌▐", "▍▎▏▕"
_GAP = 2
_LEAST_BAR = 10

SERIES = (Role.BAR, Role.SECOND_BAR)
"""How the bars of each series look; a chart has as many at most."""


@dataclass(frozen=True)
class BarRow:
    """A bar: `shown` is its number as people read it, `series` which of the values beside each other it is."""

    label: str
    value: Decimal
    shown: str
    series: int = 0


@dataclass(frozen=True)
class Scale:
    """What the bars of a chart have in common: the cells of labels and numbers, and the values at both ends."""

    label: int
    number: int
    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, rows: Sequence[BarRow]) -> "Scale":
        """The scale on which all rows fit; zero is always on it."""
        label = max((cells(row.label) for row in rows), default=0)
        number = max((cells(row.shown) for row in rows), default=0)
        return cls(label, number, Decimal(0), Decimal(0)).fitted(rows)

    def fitted(self, rows: Sequence[BarRow]) -> "Scale":
        """The same columns, with a scale for these rows alone."""
        values = [Decimal(0), *(row.value for row in rows)]
        return replace(self, low=min(values), high=max(values))


def paint_bars(grid: Grid, row: int, rows: Iterable[BarRow], scale: Scale) -> None:
    """Paint bars below each other from a row of the grid on, as wide as it is; a label that is too long is cut."""
    width = grid.columns - 2
    label = min(scale.label, max(width - scale.number - 2 * _GAP - _LEAST_BAR, 0))
    table = Table.grid(padding=(0, _GAP, 0, 0), expand=False)
    table.add_column(width=label, no_wrap=True, overflow="crop", style=_mark(Role.LABEL))
    table.add_column(width=max(width - label - scale.number - 2 * _GAP, 1))
    table.add_column(width=scale.number, no_wrap=True, justify="right", style=_mark(Role.VALUE))
    for each in rows:
        table.add_row(Words(each.label), _bar(each, scale), Words(each.shown))
    console = Console(file=StringIO(), width=width, color_system=None, legacy_windows=False)
    for index, line in enumerate(console.render_lines(table, pad=False)):
        _put(grid, row + index, line)


def sample(series: int, lines: Lines) -> str:
    """What the bars of a series are made of, to be explained beside its name."""
    return _SHAPES[lines == UNICODE][series][ord("█")]


def _bar(row: BarRow, scale: Scale) -> Styled:
    """The bar between zero and the value."""
    low, value = float(scale.low), float(row.value)
    size = float(scale.high) - low
    return Styled(Bar(size or 1.0, min(value, 0.0) - low, max(value, 0.0) - low), _mark(SERIES[row.series]))


def _put(grid: Grid, row: int, line: Iterable[Segment]) -> None:
    column = 2
    for text, style, _ in line:
        role: Role = style.meta.get("role", Role.NORMAL) if style else Role.NORMAL
        if role in SERIES:
            text = text.translate(_SHAPES[grid.lines == UNICODE][SERIES.index(role)])
        grid.put(row, column, text, role)
        column += cells(text)


def _mark(role: Role) -> Style:
    """A style that says nothing but the role."""
    return Style.from_meta({"role": role})


def _shapes(full: str, narrow: str) -> Mapping[int, str]:
    return {ord(char): full for char in _FULL} | {ord(char): narrow for char in _NARROW}


_AS_DRAWN = {ord(char): char for char in _FULL + _NARROW}
_SHAPES = {True: (_AS_DRAWN, _shapes("▒", "░")), False: (_shapes("=", "-"), _shapes("#", "."))}
