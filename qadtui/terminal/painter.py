"""Frames become cells here, and nowhere else."""

from collections.abc import Sequence

from qadtui.formats.width import cells, fit, pad
from qadtui.language.text import Translator
from qadtui.terminal.cells import Grid, Role
from qadtui.terminal.frames import Column, Field, Frame, Values


class Painter:
    """Paints frames on a grid in one operator's language."""

    def __init__(self, grid: Grid, translate: Translator) -> None:
        self.grid, self.translate = grid, translate

    def fit(self, frame: Frame) -> Frame:
        """The frame as it stands on a screen of this height."""
        return frame.on(self.grid.rows)

    def frame(self, frame: Frame, values: Values) -> None:
        """The whole frame: border, texts, labels, headings and the values there are."""
        frame = self.fit(frame)
        self.grid.clear(frame.row, frame.column, frame.height, frame.width)
        if frame.boxed:
            self.grid.box(frame.row, frame.column, frame.height, frame.width, self.translate(frame.title))
        for literal in frame.literals:
            self.grid.put(literal.row, literal.column, self.translate(literal.text), literal.role)
        for field in frame.fields:
            self._label(field)
            self.value(field, values)
        for column in frame.columns:
            self._heading(frame, column)

    def value(self, field: Field, values: Values, role: Role = Role.VALUE) -> None:
        """A field's value as it looks when the cursor is elsewhere; a value that is not there yet is blank."""
        shown = field.format.show(values[field.name]) if field.name in values else ""
        self.text(field, shown, role)

    def text(self, field: Field, text: str, role: Role) -> None:
        """Any text in a field's place, aligned as its format says."""
        if field.secret:
            text = _hidden(text)
        self.grid.put(field.row, field.column, pad(text, field.format.width, right=field.format.right), role)

    def active(self, field: Field, shown: str) -> None:
        """The field the cursor is in, as its editor shows it."""
        shown = _hidden(shown) if field.secret else shown
        self.grid.put(field.row, field.column, shown, Role.ACTIVE, field.format.width)

    def open(self, frame: Frame, names: Sequence[str], values: Values) -> None:
        """Show which fields are open for entry: an empty date shows its slashes."""
        frame = self.fit(frame)
        for name in names:
            field = frame.field(name)
            self.text(field, field.format.edit(values.get(name)), Role.FIELD)

    def close(self, frame: Frame, values: Values) -> None:
        """Show the values again as they stand when nothing is open."""
        for field in self.fit(frame).fields:
            self.value(field, values)

    def rows(self, frame: Frame, records: Sequence[Values], selected: int | None = None) -> None:
        """The records of a list frame from its first row on; rows without a record are blank."""
        frame = self.fit(frame)
        for index, row in enumerate(frame.list_rows):
            role = Role.SELECTED if index == selected else Role.VALUE
            record = records[index] if index < len(records) else None
            self.grid.put(row, frame.column + 1, "", Role.NORMAL, frame.width - 2)
            for column in frame.columns if record is not None else ():
                shown = column.format.show(record.get(column.name)) if record else ""
                self.grid.put(row, column.column, pad(shown, column.width, right=column.format.right), role)

    def _label(self, field: Field) -> None:
        if field.colon is not None:
            label = self.translate(field.label)
            self.grid.put(field.row, field.colon - cells(label), label + ":", Role.LABEL)

    def _heading(self, frame: Frame, column: Column) -> None:
        heading = fit(self.translate(column.heading), column.width)
        self.grid.put(
            frame.heading_row, column.column, pad(heading, column.width, right=column.format.right), Role.HEADING
        )
        self.grid.put(frame.heading_row + 1, column.column, "-" * column.width, Role.HEADING)


def _hidden(text: str) -> str:
    """A secret as everyone may see it."""
    return "*" * len(text.rstrip())
