"""What a report is, as a screen file's `[report]` section says it (and, in the same words, `[browse]`).

    [report]
    where = "type == 'ISS-SO'"                            what is true of its rows in any case
    ranges = ["customer", "item", "effective"]            criteria from ... to, in their order on the screen
    columns = ["effective", "order", "item.description1", "quantity", "amount"]
    wide = ["effective", "order", "line", ...]            the columns on a page of 132
    labels = { customer = "Sold-To" }                     other words than the dictionary's
    headings = { effective = "Shipped" }                  and others yet over a column, where it is narrow
    formats = { amount = "->>>>9.99" }                    another format, and so another width
    lookups = { order = "SalesOrder.number" }             what F2 lists where no reference says it
    sort = ["effective", "order", "-amount"]              the order of the rows; "-" runs from high to low
    breaks = ["effective"]                                subtotals where these change, the outermost first
    total = ["quantity", "amount"]                        totals, by currency if `currency` names the column
    currency = "currency"
    summed = true                                         one row for all that are alike in what is not totalled
    frozen = 2                                            columns that stay when the others are moved sideways

    [report.sorts]                                        or several orders to choose from, the first preset
    "Date" = ["effective", "order"]
    "Customer" = ["customer", "effective"]

    [report.switches.open]                                a yes/no criterion
    label = "Open Only"
    help = "Yes: only what is still to be shipped."
    default = true
    where = "quantity_ordered > quantity_shipped"         must hold while it is yes; `otherwise` while it is no

    [report.computed.open]                                a column that is worked out
    label = "Qty Open"
    column = "Open"                                       its heading, where that is shorter
    value = "quantity_ordered - quantity_shipped"         `format` and `help` as the dictionary has them

    [report.chart]                                        what F5 draws
    by = "customer.name"
    of = ["amount"]
    title = "Shipped by customer"
    most = 15                                             the largest so many; 0: all, in the order of `by`
    own_scale = true                                      where only the bars of one value can be compared

    [report.drill]                                        what Go opens in a browse
    screen = "sales/order_maintenance"
    key = { number = "order" }                            the field of its key, and the path in the row

Names are dotted paths through the dictionary, or computed columns; those may use the ones above them. Breaks hold for
the orders they lead. What conditions and computed columns may say stands in `expressions.reading`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.models.dictionary import Entry
from qadtui.reports import sections
from qadtui.reports.expressions import Expression
from qadtui.reports.soundness import check
from qadtui.reports.vocabulary import Chart, Computed, Drill, Names, Order, Switch, is_optional

__all__ = ["NARROW", "WIDE", "Chart", "Computed", "Drill", "Order", "Report", "Switch"]

NARROW, WIDE = 80, 132
_LISTS = ("columns", "wide", "ranges", "breaks", "total")
_MAPS = ("labels", "headings", "formats", "lookups")
_KEYS = {*_LISTS, *_MAPS, "where", "sort", "sorts", "currency", "summed", "frozen"} | {
    "switches", "computed", "chart", "drill",
}  # fmt: skip


@dataclass(frozen=True)
class Report:
    """A report's definition. All names are dotted paths from `model`, or computed columns."""

    model: type[SQLModel]
    columns: tuple[str, ...]
    wide: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    where: Expression | None = None
    switches: Mapping[str, Switch] = field(default_factory=dict)
    computed: Mapping[str, Computed] = field(default_factory=dict)
    orders: tuple[Order, ...] = (Order(Text("", "report"), ()),)
    breaks: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    currency: str = ""
    summed: bool = False
    frozen: int = 1
    labels: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    lookups: Mapping[str, str] = field(default_factory=dict)
    chart: Chart | None = None
    drill: Drill | None = None
    width: int = NARROW

    @classmethod
    def from_spec(cls, model: type[SQLModel], spec: Mapping[str, Any]) -> Self:
        """A report from its section. Raises KeyError, ValueError or TypeError with a reason that quotes the word."""
        for key in spec:
            if key not in _KEYS:
                raise ValueError(f"'{key}' is not known in a report")
        if not spec.get("columns"):
            raise KeyError("'columns' is missing")
        names = Names(model, sections.read_computed(model, spec.get("computed", {})))
        plain: dict[str, Any] = {key: sections.words(key, spec[key]) for key in _LISTS if key in spec}
        plain |= {key: dict(spec[key]) for key in _MAPS if key in spec}
        report = cls(
            model,
            **plain,
            where=names.condition(spec["where"]) if "where" in spec else None,
            switches=sections.read_switches(names, spec.get("switches", {})),
            computed=names.computed,
            orders=sections.read_orders(spec),
            currency=spec.get("currency", ""),
            summed=spec.get("summed", False),
            frozen=spec.get("frozen", 1),
            chart=sections.read_chart(spec["chart"]) if "chart" in spec else None,
            drill=sections.read_drill(spec["drill"]) if "drill" in spec else None,
        )
        check(report)
        return report

    @property
    def names(self) -> Names:
        """What names mean in it."""
        return Names(self.model, self.computed)

    @property
    def paths(self) -> tuple[str, ...]:
        """What a row holds, in this order: the columns, then whatever totals, currency and breaks need besides."""
        currency = [self.currency] if self.currency else []
        return tuple(dict.fromkeys([*self.columns, *self.total, *currency, *self.breaks]))

    def fitting(self, columns: int) -> Self:
        """The report as it is printed on so many columns."""
        return replace(self, columns=self.wide, width=WIDE) if self.wide and columns >= WIDE else self

    def scrolling(self) -> Self:
        """The report with all it can show: the columns, and behind them those of `wide` that are not among them."""
        return self.choosing((*self.columns, *self.wide))

    def choosing(self, columns: Iterable[str]) -> Self:
        """The report with other columns."""
        return replace(self, columns=tuple(dict.fromkeys(columns)))

    def entry(self, path: str) -> Entry:
        """The dictionary's entry of a path, or that made for a computed column. Raises KeyError."""
        return self.names.entry(path)

    def label(self, path: str, text: Text) -> Text:
        """The report's own words for a path, in the dictionary's context, else `text`."""
        return Text(self.labels[path], text.context) if path in self.labels else text

    def heading(self, path: str) -> Text:
        """The words over a column."""
        text = self.label(path, self.entry(path).column_label)
        return Text(self.headings[path], text.context) if path in self.headings else text

    def in_database(self, path: str) -> bool:
        """Whether the database knows a column, so that it can be filtered, sorted and totalled there."""
        return path not in self.computed or self.computed[path].value.in_database

    def may_be_missing(self, path: str) -> bool:
        """Whether a column of the database may be NULL."""
        if path in self.computed:
            return self.entry(path).kind is date
        return is_optional(self.model, path)

    def every_name(self) -> Iterator[str]:
        """Every name its lists use."""
        for key in _LISTS:
            yield from getattr(self, key)
        for order in self.orders:
            yield from order.names
        yield from (*self.labels, *self.headings, *self.formats, *self.lookups)
        yield from [self.currency] if self.currency else []
        yield from (self.chart.by, *self.chart.of) if self.chart else ()
        yield from self.drill.key.values() if self.drill else ()
