"""What a browse's section of a screen file means to the terminal: its columns, its views, and where its rows come from.

All columns of the section can be chosen, and behind them every other field of the table; the view it begins with is
that of the section. What is typed over a column is parsed here, so the terminal knows only whether it can be meant.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from qadtui.formats import Format, FormatError
from qadtui.language.text import Text
from qadtui.models.dictionary import Entry, dictionary, owner_of
from qadtui.reports.definition import Report
from qadtui.reports.filters import Filter, parse_filter
from qadtui.reports.keyset import MARK, Kind, Place, rows_from
from qadtui.reports.request import Request
from qadtui.terminal.browser import Browse, BrowseColumn, View, Wanted
from qadtui.terminal.frames import Values

Formats = Callable[[Entry, str], Format]
Read = Callable[..., Awaitable[Any]]


class BrowseTable:
    """The table of a browse for one operator, who has `formats` of values and whose database `read` asks."""

    def __init__(self, report: Report, formats: Formats, read: Read, today: date) -> None:
        self.report, self._formats, self._read, self._today = report, formats, read, today
        columns = tuple(self._column(path) for path in self._choosable())
        self.browse = Browse(columns, self._standard(), self._rows, lambda row: row[MARK][1], report.frozen)

    def view_of(self, kept: Mapping[str, Any]) -> View:
        """The view that was kept, as far as its columns still exist; else the standard one."""
        known = {column.name: column for column in self.browse.columns}
        columns = tuple(name for name in kept.get("columns", ()) if name in known)
        if not columns:
            return self.browse.standard
        sort = kept.get("sort")
        if sort not in known or not known[sort].sortable:
            return View(columns, self.browse.standard.sort, self.browse.standard.descending)
        return View(columns, sort, bool(kept.get("descending")))

    def to_keep(self, view: View) -> dict[str, Any]:
        """A view as plain JSON. Filters are of the moment."""
        return {"columns": list(view.columns), "sort": view.sort, "descending": view.descending}

    def request(self, view: View) -> Request:
        """What is shown, as reports ask for it."""
        sort = self._order(view)
        return Request(today=self._today, filters=self._filters(view), sort=sort, columns=view.columns)

    def _order(self, view: View) -> tuple[str, ...]:
        """The usual order, or the same turned round, where it begins with the sorted column; else that column alone."""
        sort = "-" * view.descending + view.sort
        for usual in (self._usual, [_turned(path) for path in self._usual]):
            if usual and usual[0] == sort:
                return tuple(usual)
        return (sort,)

    def heading(self, path: str) -> Text:
        """The heading of a column."""
        return self.report.heading(path)

    def shown(self, path: str, sum_: Decimal) -> str:
        """A sum as its column shows numbers; one that is too large for it as it is."""
        text = self._format(path).show(sum_)
        return f"{sum_:,f}" if "?" in text else text

    @property
    def _usual(self) -> Sequence[str]:
        return self.report.orders[0].paths

    def _standard(self) -> View:
        usual = self._usual[0] if self._usual else self.report.columns[0]
        return View(self.report.scrolling().columns, usual.removeprefix("-"), usual.startswith("-"))

    def _choosable(self) -> list[str]:
        """All columns that can be chosen: those of the section, then the table's own."""
        own = [name for name, entry in dictionary(self.report.model).items() if not entry.secret]
        return list(dict.fromkeys([*self.report.scrolling().columns, *self.report.computed, *own]))

    def _column(self, path: str) -> BrowseColumn:
        entry, known = self.report.entry(path), self.report.in_database(path)
        table = "" if path in self.report.computed else owner_of(self.report.model, path).__tablename__
        return BrowseColumn(
            path,
            self.heading(path),
            self._format(path),
            (lambda text: self._means(path, text)) if known else None,
            known,
            self.report.label(path, entry.label),
            entry.help,
            entry.qad,
            f"{table}.{entry.name}" if table else "",
        )

    def _format(self, path: str) -> Format:
        return self._formats(self.report.entry(path), self.report.formats.get(path, ""))

    # filters and rows

    def _means(self, path: str, text: str) -> bool:
        try:
            self._filter(path, text)
        except FormatError:
            return False
        return True

    def _filter(self, path: str, text: str) -> Filter | None:
        return parse_filter(path, self.report.entry(path), self._format(path), text)

    def _filters(self, view: View) -> tuple[Filter, ...]:
        parsed = (self._filter(path, text) for path, text in view.filters.items())
        return tuple(found for found in parsed if found)

    async def _rows(self, wanted: Wanted) -> Sequence[Values]:
        row = wanted.at or wanted.beyond
        place = Place(row[MARK] if row else None, forward=wanted.forward, including=wanted.at is not None)
        kind = Kind.of(self.report, self.request(wanted.view))
        rows: Sequence[Values] = await self._read(rows_from, kind, place, wanted.count)
        return rows


def _turned(path: str) -> str:
    """The other way round."""
    return path.removeprefix("-") if path.startswith("-") else f"-{path}"
