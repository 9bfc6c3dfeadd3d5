"""The frame in which a report's criteria are typed, and what stands in it as a request.

┌──────────────────────────────────────────────────────────┐
│             Customer: C100              To: C200         │   ranges; blank is no limit
│            Effective: 04/01/26          To:              │
│                                                          │
│            Open Only: yes         Summary: no            │   switches, two a row
│              Sort by: 1    1= Date    2= Customer        │   where there are several orders
│                                                          │
│                          Output: terminal                │   a group of its own
│                        Batch ID:                         │   of reports, not of inquiries
└──────────────────────────────────────────────────────────┘
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from qadtui.definitions.lookup import named_target, target_of
from qadtui.definitions.output import BATCH_FIELD, OUTPUT_FIELD, output_fields
from qadtui.definitions.screens import Screen
from qadtui.formats import Format, make_format
from qadtui.language.text import Text
from qadtui.models.dictionary import Entry, owner_of
from qadtui.reports.definition import Report
from qadtui.reports.request import Range, Request
from qadtui.terminal.frames import Field, Frame, Literal, Values

FROM_COLON, TO_COLON = 24, 54
FIRST_ROW = 2
WIDEST = 23
"""The cells of a criterion; where a text starts is enough to limit it."""
SORT_FIELD = "sort"

TO, SORT_BY = Text("To", "report"), Text("Sort by", "report")
SORT_HELP = Text("The order of the rows: type its number.", "help")
_SLOTS = (30, 54)
"""Where the choices of an order stand."""
_SWITCH = "switch_"


@dataclass(frozen=True)
class CriteriaFrame:
    """The criteria of a report on a screen: `frame`, and in which order its fields are asked for."""

    screen: Screen
    report: Report

    @property
    def frame(self) -> Frame:
        """The whole frame."""
        fields, literals = [*self._ranges(), *self._switches()], []
        row = self._switch_row + self._switch_rows
        if self._sorted:
            fields.append(self._sort(row))
            literals = list(self._choices(row))
            row += -(-len(self.report.orders) // len(_SLOTS))
        row += row > FIRST_ROW + 1
        fields += output_fields(self.outputs, row)
        height = row + len(self.outputs) - FIRST_ROW + 1
        return Frame("criteria", FIRST_ROW, 1, height, 80, fields=tuple(fields), literals=tuple(literals))

    @property
    def names(self) -> list[str]:
        """The criteria proper."""
        return [field.name for field in (*self._ranges(), *self._switches())] + [SORT_FIELD] * self._sorted

    @property
    def outputs(self) -> list[str]:
        """What is asked after them: inquiries are looked at now."""
        return [OUTPUT_FIELD] if self.screen.kind == "inquiry" else [OUTPUT_FIELD, BATCH_FIELD]

    def request(self, values: Values, today: date) -> Request:
        """What is asked for, as the operator left the criteria."""
        ranges = (Range(path, _end(values, "from_", path), _end(values, "to_", path)) for path in self.report.ranges)
        switches = {name: values[_SWITCH + name] for name in self.report.switches}
        return Request(tuple(ranges), switches, values.get(SORT_FIELD, 1) - 1, today)

    def values(self, request: Request) -> Values:
        """The criteria that ask for it; a report's own where it says nothing."""
        values: Values = {_SWITCH + name: request.switched(self.report, name) for name in self.report.switches}
        for wanted in request.ranges:
            ends = {"from_": wanted.low, "to_": wanted.high}
            values |= {end + wanted.path: value for end, value in ends.items() if value is not None}
        return values | {SORT_FIELD: request.order + 1}

    @property
    def _sorted(self) -> bool:
        return len(self.report.orders) > 1

    @property
    def _switch_row(self) -> int:
        """The row below the ranges, with a blank one between where something follows."""
        row = FIRST_ROW + 1 + len(self.report.ranges)
        return row + bool(self.report.ranges and (self.report.switches or self._sorted))

    @property
    def _switch_rows(self) -> int:
        return -(-len(self.report.switches) // 2)

    def _ranges(self) -> Iterator[Field]:
        for row, path in enumerate(self.report.ranges, FIRST_ROW + 1):
            label = self.report.label(path, self.report.entry(path).label)
            yield self._end_of_range(path, "from_", label, row, FROM_COLON)
            yield self._end_of_range(path, "to_", TO, row, TO_COLON)

    def _end_of_range(self, path: str, end: str, label: Text, row: int, colon: int) -> Field:
        entry = self.report.entry(path)
        named = self.report.lookups.get(path)
        target = None
        if path not in self.report.computed:
            target = target_of(self.report.model, path) if named is None else named_target(named)
        return Field(
            end + path,
            label,
            self._format(entry),
            row,
            colon + 2,
            colon,
            upper=entry.upper,
            help=entry.help,
            source=entry.qad,
            table=self._table(path, entry),
            lookup=target.beside(end) if target else None,
            recalls=target.entry.qad if target else "",
        )

    def _format(self, entry: Entry) -> Format:
        form = self.screen.binder.format_of(entry)
        return make_format(f"x({WIDEST})") if entry.kind is str and form.width > WIDEST else form

    def _table(self, path: str, entry: Entry) -> str:
        if path in self.report.computed:
            return ""
        return f"{owner_of(self.report.model, path).__tablename__}.{entry.name}"

    def _switches(self) -> Iterator[Field]:
        for at, (name, switch) in enumerate(self.report.switches.items()):
            colon = TO_COLON if at % 2 else FROM_COLON
            row, form = self._switch_row + at // 2, make_format("yes/no", bool)
            yield Field(_SWITCH + name, switch.label, form, row, colon + 2, colon, help=switch.help)

    def _sort(self, row: int) -> Field:
        return Field(SORT_FIELD, SORT_BY, make_format(">9", int), row, FROM_COLON + 2, FROM_COLON, help=SORT_HELP)

    def _choices(self, row: int) -> Iterator[Literal]:
        for at, order in enumerate(self.report.orders):
            column, number = _SLOTS[at % len(_SLOTS)], f"{at + 1}="
            yield Literal(row + at // len(_SLOTS), column, Text(number))
            yield Literal(row + at // len(_SLOTS), column + len(number) + 1, order.label)


def _end(values: Mapping[str, Any], end: str, path: str) -> Any:
    """One end of a range; a number that was left blank is zero, and no limit."""
    value = values.get(end + path)
    return None if isinstance(value, int | Decimal) and not value else value
