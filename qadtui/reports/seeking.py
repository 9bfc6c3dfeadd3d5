"""How one screenful is asked for: conditions and orders of a few questions, each a seek where the column has an index.

forward from (WIDGET, 17)     sort = 'WIDGET' and id > 17      the rest of those that are alike
                              sort > 'WIDGET'                  then what follows
forward from (missing, 17)    sort is null and id > 17         what is missing stands before everything else
                              sort is not null
backward                      the same, turned round

What rows alike are sorted by is asked in the same way among them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, literal, true

Condition = ColumnElement[bool]
Question = tuple[Condition, list[ColumnElement[Any]]]
"""A condition, and the order of the rows it holds for."""


@dataclass(frozen=True)
class Place:
    """Where in the order: beyond a row's `mark`, `including` the row or not, else from the value `start` on, else from
    the end it comes from.
    """

    mark: tuple[Any, ...] | None = None
    start: Any = None
    forward: bool = True
    including: bool = False


@dataclass(frozen=True)
class Seek:
    """Rows ordered by a column, from low to high (`up`) or from high to low, and where they are alike by what comes
    `then`, in the end by their ids.

    `there` is true of the rows that have a value, `missing` of those that have none, if there can be any. `unique` says
    that no two rows are alike in it.
    """

    column: ColumnElement[Any]
    row_id: ColumnElement[Any]
    up: bool
    there: Condition | None = None
    missing: Condition | None = None
    unique: bool = False
    then: "Seek | None" = None

    def beyond(self, value: Any, at: int, *then: Any, including: bool = False) -> Iterator[Question]:
        """The questions for what lies beyond a row, to be asked one after the other until there are enough rows."""
        for condition, order in self._among_alike(at, then, including):
            yield and_(self._alike(value), condition), order
        if value is None:
            yield from self._known() if self.up else ()
        else:
            at_value = literal(value, self.column.type)  # yes and no compare only so
            yield from self._known(and_(self.column > at_value if self.up else self.column < at_value))
            yield from () if self.up else self._unknown()

    def since(self, value: Any) -> Iterator[Question]:
        """The questions for what begins at a value."""
        yield from self._known(and_(self.column >= value if self.up else self.column <= value))
        yield from () if self.up else self._unknown()

    def whole(self) -> Iterator[Question]:
        """The questions for all there is, from the end it comes from."""
        if self.up:
            yield from self._unknown()
        yield from self._known()
        if not self.up:
            yield from self._unknown()

    def _among_alike(self, at: int, then: Sequence[Any], including: bool) -> Iterator[Question]:
        """The questions for what lies beyond a row among those that have its value."""
        if self.then is not None:
            yield from self.then.beyond(then[0], at, *then[1:], including=including)
        elif including or not self.unique:
            yield self._further(at, including), self._among_order()

    def _alike(self, value: Any) -> Condition:
        if value is not None:
            return and_(self.column == value, *([self.there] if self.there is not None else []))
        assert self.missing is not None
        return self.missing

    def _further(self, at: int, including: bool) -> Condition:
        """The rows beyond the one with this id, among those that are alike."""
        if including:
            return and_(self.row_id >= at if self.up else self.row_id <= at)
        return and_(self.row_id > at if self.up else self.row_id < at)

    def _known(self, condition: Condition | None = None) -> Iterator[Question]:
        """Rows that have a value."""
        wanted = [each for each in (condition, self.there) if each is not None]
        yield and_(true(), *wanted), [self._turned(self.column), *([] if self.unique else self._among_order())]

    def _unknown(self) -> Iterator[Question]:
        """Rows that have none."""
        if self.missing is not None:
            yield self.missing, self._among_order()

    def _among_order(self) -> list[ColumnElement[Any]]:
        """The order of rows that are alike."""
        return self.then.order() if self.then is not None else [self._turned(self.row_id)]

    def order(self) -> list[ColumnElement[Any]]:
        """The order of all rows, what is missing before everything else."""
        column = self._turned(self.column)
        if self.missing is not None:
            column = column.nulls_first() if self.up else column.nulls_last()
        return [column, *self._among_order()]

    def _turned(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        return column if self.up else column.desc()
