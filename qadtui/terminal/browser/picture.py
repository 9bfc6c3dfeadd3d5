"""A browse becomes cells: headings, filters, rule, rows, and where one is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qadtui.formats.width import cells, pad
from qadtui.language import messages
from qadtui.language.text import Text, Translator
from qadtui.terminal.browser.filters import FilterLine
from qadtui.terminal.browser.layout import Placed, first_showing, frozen_fitting, place
from qadtui.terminal.browser.rows import ShownRows
from qadtui.terminal.browser.view import BrowseColumn
from qadtui.terminal.cells import Grid, Role

ROW = Text("Row {row}", "browse")
ROW_OF = Text("Row {row} of {rows}", "browse")
COLUMN_OF = Text("Column {column} of {columns}", "browse")
NOT_YET = Text("{filter}: not a filter yet", "browse")

TOP = 2
_FIRST_ROW = TOP + 3
_UPWARDS, _DOWNWARDS = "^", "v"


@dataclass
class Scene:
    """What is painted: the columns that are shown, of which number `current` is the operator's, sorted by `sort`."""

    columns: Sequence[BrowseColumn]
    current: int
    sort: str
    descending: bool
    filters: FilterLine
    rows: ShownRows


def room_for_rows(screen_rows: int) -> int:
    """How many rows there is room for on a screen of so many rows: below them are the position and three more."""
    return screen_rows - 3 - _FIRST_ROW


class Picture:
    """Paints one browse; it remembers how far the columns were moved sideways."""

    def __init__(self, grid: Grid, frozen: int) -> None:
        self._grid, self._frozen = grid, frozen
        self._first = 0

    def paint(self, scene: Scene, translate: Translator) -> None:
        """Everything between the title line and the messages."""
        headings = [translate(column.heading) for column in scene.columns]
        self._grid.clear(TOP, 1, self._grid.rows - TOP - 2)
        placed = self._placed(scene, headings)
        for at in placed:
            self._paint_head(scene, at, headings[at.order])
            self._paint_column(scene, at)
        self._paint_typed(scene, next(at for at in placed if at.order == scene.current))
        self._paint_position(scene, placed, translate)

    def _placed(self, scene: Scene, headings: Sequence[str]) -> list[Placed]:
        widths = [
            max(column.format.width, cells(heading)) for column, heading in zip(scene.columns, headings, strict=True)
        ]
        room = self._grid.columns
        frozen = frozen_fitting(widths, self._frozen, room)
        self._first = first_showing(widths, frozen, self._first, scene.current, room)
        return place(widths, frozen, self._first, room)

    def _paint_head(self, scene: Scene, at: Placed, heading: str) -> None:
        """The heading, the filter, and the rule, which tells the way it is sorted."""
        column = scene.columns[at.order]
        is_sort = column.name == scene.sort
        role = Role.ACTIVE if at.order == scene.current else Role.TITLE if is_sort else Role.HEADING
        self._grid.put(TOP, at.left, pad(heading, at.width, right=column.format.right), role)
        if column.means:
            pending = scene.filters.pending(column.name)
            self._grid.put(
                TOP + 1, at.left, scene.filters.text(column.name), Role.ERROR if pending else Role.FIELD, at.width
            )
        rule = "-" * at.width
        if is_sort:
            rule = rule[1:] + (_DOWNWARDS if scene.descending else _UPWARDS)
        self._grid.put(TOP + 2, at.left, rule, Role.HEADING)

    def _paint_column(self, scene: Scene, at: Placed) -> None:
        """A column of the rows; the row the operator is on is marked from edge to edge."""
        column, (top, rows) = scene.columns[at.order], self._rows(scene)
        for index, row in enumerate(rows):
            selected = top + index == scene.rows.at
            role = Role.SELECTED if selected else Role.VALUE
            shown = pad(column.format.show(row.get(column.name)), at.width, right=column.format.right)
            self._grid.put(_FIRST_ROW + index, at.left, shown + " " * selected, role)

    def _rows(self, scene: Scene) -> tuple[int, Sequence[Mapping[str, object]]]:
        """The rows there is room for, and the index of the first; a screen may have become smaller since."""
        room = room_for_rows(self._grid.rows)
        top = max(0, scene.rows.at - room + 1)
        return top, scene.rows.rows[top : top + room]

    def _paint_typed(self, scene: Scene, at: Placed) -> None:
        """The filter of the current column whole, over its neighbours where it is longer, with the cursor behind."""
        column = scene.columns[scene.current]
        text, row = scene.filters.text(column.name), TOP + 1
        width = max(at.width, cells(text))
        left = max(1, min(at.left, self._grid.columns - width))
        if column.means:
            role = Role.ERROR if scene.filters.pending(column.name) else Role.ACTIVE
            self._grid.put(row, left, text, role, width)
        self._grid.cursor = (row, min(left + cells(text), self._grid.columns))

    def _paint_position(self, scene: Scene, placed: Sequence[Placed], translate: Translator) -> None:
        """Which row, which column, and whether there are more of those at either side."""
        row, columns = self._grid.rows - 3, self._grid.columns
        self._grid.put(row, 1, self._row_words(scene, translate), Role.LABEL)
        words = translate(COLUMN_OF, column=scene.current + 1, columns=len(scene.columns))
        before = "< " if placed[-1].order - placed[0].order >= len(placed) else ""
        after = " >" if placed[-1].order < len(scene.columns) - 1 else ""
        self._grid.put(row, columns - cells(before + words + after) + 1, before + words + after, Role.LABEL)
        current = scene.columns[scene.current]
        if scene.filters.pending(current.name):
            said = translate(NOT_YET, filter=scene.filters.text(current.name))
            self._grid.put(row, (columns - cells(said)) // 2, said, Role.ERROR)

    def _row_words(self, scene: Scene, translate: Translator) -> str:
        number, count = scene.rows.number, scene.rows.count
        if number is None:
            return translate(messages.NO_RECORDS.text) if count == 0 else ""
        return translate(ROW, row=number) if count is None else translate(ROW_OF, row=number, rows=count)
