"""What may stand in the places of a message: as long as an operator will see it, and that is longer than usual."""

from decimal import Decimal
from typing import Any

from qadtui.language import messages
from qadtui.language.messages import Message
from qadtui.language.text import Text

SAMPLES: dict[str, Any] = {
    "allocated": Decimal("12345.50"),
    "available": Decimal("12345.50"),
    "batch": "TWELVE-CHARS",
    "by": Text("Sales order line", "table"),
    "charset": "utf-8-twelve",
    "choices": "ORDER, REQUIRED, DUE, PROMISE, TODAY",
    "code": "EIGHTEEN-CHARACTER",
    "column": Text("Required Date", "so_req_date"),
    "count": 1234,
    "currency": "CNY",
    "customer": "CUST0001",
    "description": "Twenty-four characters..",
    "document": Text("Order", "so_nbr"),
    "done": 123,
    "end": "2026-12-31",
    "expired": "2026-12-31",
    "failed": 123,
    "file": "/var/log/qadtui/2026-04-01-12-59-59.txt",
    "folder": "/srv/reports/2026/april",
    "free": Decimal("12345.50"),
    "function": "17.21.20.13",
    "highest": 999,
    "item": "EIGHTEEN-CHARACTER",
    "last": 12345,
    "left": "165:00",
    "line": 999,
    "lines": 100,
    "location": "RACK-001",
    "lot": "LOT-20260401-00001",
    "maximum": Decimal("99999.99"),
    "minimum": Decimal("99999.99"),
    "most": 1440,
    "name": "terminal",
    "number": "SO123456",
    "on_hand": Decimal("12345.50"),
    "on_order": Decimal("12345.50"),
    "open": Decimal("12345.50"),
    "order": "SO123456",
    "package": "pylopdf-fonts-zh-cn",
    "page": 1234,
    "pages": 12345,
    "price": Decimal("99999.99"),
    "printer": "Twenty characters...",
    "program": "sosomt.p",
    "quantity": Decimal("12345.50"),
    "rate": "123,456",
    "reason": "No space left on device",
    "rows": "123,456,789",
    "screen": "sales/order_maintenance",
    "sent": 123456,
    "shipped": Decimal("12345.50"),
    "since": "12:59",
    "size": 123456,
    "start": "2026-12-31",
    "status": "INSPECT1",
    "stock_um": "EA",
    "sums": "Line Total 123,456,789.00",
    "terminal": "192.168.100.100 pts/12",
    "text": "Forty characters is as long as remarks...",
    "time": "12:59",
    "total": "123,456,789",
    "um": "CS",
    "user": "wangxiao",
    "what": Text("Item Number", "pt_part"),
    "where": "/var/log/qadtui/2026-04-01-12-59-59.txt",
    "words": "terminal, page, pdf, xlsx, csv, json, text",
}

DOCUMENT: dict[str, Any] = {"what": Text("Order", "so_nbr"), "code": "SO123456"}
"""Who edits is only said of documents."""


def sample_values(message: Message) -> dict[str, Any]:
    """The values that fill a message's places."""
    return SAMPLES | (DOCUMENT if message is messages.LOCKED_BY else {})
