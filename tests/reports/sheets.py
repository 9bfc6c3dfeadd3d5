"""A shipment report as its readers get it, over rows that a test gives: no database, no clock."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from qadtui.formats import DateOrder
from qadtui.language.text import Text, Translator
from qadtui.models.tables import StockTransaction
from qadtui.reports.definition import WIDE, Report
from qadtui.reports.outputs import OUTPUTS
from qadtui.reports.request import Range, Request
from qadtui.reports.selection import scales_of
from qadtui.reports.sheet import Sheet

Rows = list[tuple[Any, ...]]

COLUMNS = ["effective", "order", "line", "item", "order_quantity", "price", "amount"]
SPEC = {
    "columns": COLUMNS,
    "wide": [*COLUMNS[:4], "item.description1", "lot", "customer.name", *COLUMNS[4:]],
    "ranges": ["customer", "item", "effective"],
    "sorts": {"Date": ["effective", "order"], "Item": ["item"]},
    "breaks": ["effective", "order"],
    "total": ["order_quantity", "amount"],
    "currency": "currency",
    "labels": {"item": "Part"},
    "formats": {
        "lot": "x(10)",
        "customer.name": "x(18)",
        "item.description1": "x(18)",
        "order_quantity": "->>>>9.9<<<",
        "price": "->>>>9.99<<<",
        "amount": "->>>,>>9.99",
    },
    "switches": {"open": {"label": "Open Only", "help": "Only what is open.", "default": True}},
}
APRIL_1, APRIL_2 = date(2026, 4, 1), date(2026, 4, 2)
ASKED = Request((Range("customer", "C100", "C200"), Range("item", "", None), Range("effective", APRIL_1, None)))


def report_of(**changes: Any) -> Report:
    """The report, with other parts; a part that is None is left out."""
    return Report.from_spec(StockTransaction, {key: part for key, part in (SPEC | changes).items() if part is not None})


def row(report: Report = report_of(), /, **values: Any) -> tuple[Any, ...]:  # noqa: B008
    """A shipment, one case of A at 98.50, unless `values` (dots are written as two underscores) say otherwise."""
    named = {path.replace("__", "."): value for path, value in values.items()}
    usual = {
        "effective": APRIL_1, "order": "SO1", "line": 1, "item": "A", "item.description1": "Pilsner", "lot": "L1",
        "customer.name": "Corner Shop", "order_quantity": Decimal(1), "price": Decimal("98.50000"),
        "amount": Decimal("98.500"), "currency": "CNY",
    }  # fmt: skip
    return tuple((usual | named)[path] for path in report.paths)


def sheet(rows: Iterable[tuple[Any, ...]], report: Report | None = None, language: str = "en", **more: Any) -> Sheet:
    """A run of the report on the morning of April 1st 2026."""
    usual: dict[str, Any] = {
        "title": Text("Shipment Report", "menu"),
        "number": "7.1.20.13",
        "program": "sosorp13.p 0.1",
        "company": "Example Brewing",
        "user": "anna",
        "now": datetime(2026, 4, 1, 9, 30, tzinfo=UTC),
        "dates": DateOrder.MDY,
        "request": ASKED,
    }
    return Sheet(report or report_of(), rows=rows, translate=Translator(language), **usual | more)


def raw(report: Report, rows: Rows) -> Rows:
    """The rows as the database counts: integers of smallest parts, days as texts."""
    scales = scales_of(report)
    return [tuple(_raw(value, scale) for value, scale in zip(row, scales, strict=True)) for row in rows]


def _raw(value: Any, scale: int | None) -> Any:
    if scale is not None and value is not None:
        return int(value.scaleb(scale))
    return value.isoformat() if type(value) is date else value


def shipments(report: Report) -> Rows:
    """Two days, three orders, two currencies, a Chinese item and a sum that is wider than its column."""
    large = {"order_quantity": Decimal(99_999), "price": Decimal(9), "amount": Decimal("899_991.00")}
    return [
        row(report),
        row(report, line=2, item="乙产品", item__description1="城北黑啤酒", order_quantity=Decimal("2.125")),
        row(report, order="SO2", customer__name="城北酒家", currency="USD", amount=Decimal("-12.005")),
        row(report, order="SO3", effective=APRIL_2, **large),
        row(report, order="SO3", effective=APRIL_2, line=2, lot="", **large),
    ]


def written(name: str, of: Sheet) -> bytes:
    """What a kind of output makes of a run."""
    stream = BytesIO()
    OUTPUTS[name].write(of, stream)
    return stream.getvalue()


def printed(language: str, columns: int) -> Sheet:
    """The shipments on paper."""
    report = report_of().fitting(columns)
    return sheet(shipments(report), report, language, output="april.txt", batch="NIGHT" if columns == WIDE else "")
