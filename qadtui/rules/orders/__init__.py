"""Sales orders: entering, changing, saving and deleting them.

draft = orders.begin(session, orders.draw_number(session))        or orders.open_order(session, "SO1001")
draft.header |= orders.sold_to(session, draft, "CUST1")
draft.header |= orders.check_header(session, draft, draft.header)

line = orders.new_line(session, draft, orders.next_line(draft), "ITEM9") | {"quantity_ordered": Decimal(10)}
line = orders.price_line(session, draft, line)
line = orders.reprice(line | {"discount": Decimal(5)}, "discount")
orders.put_line(draft, orders.check_line(session, draft, line))

draft = orders.save(session, draft)
"""

from qadtui.rules.control import draw_number
from qadtui.rules.orders.deleting import delete
from qadtui.rules.orders.draft import (
    OrderDraft,
    Totals,
    discounted,
    line_beyond,
    next_line,
    put_line,
    put_page,
    remove_line,
    totals,
)
from qadtui.rules.orders.header import address_of, begin, bill_to, check_header, ship_to, sold_to
from qadtui.rules.orders.keeping import forget, keep, keep_line, kept_order, kept_orders
from qadtui.rules.orders.lines import StockPosition, check_line, new_line, price_line, reprice, stock_position
from qadtui.rules.orders.opening import open_order
from qadtui.rules.orders.saving import save

__all__ = [
    "OrderDraft",
    "StockPosition",
    "Totals",
    "address_of",
    "begin",
    "bill_to",
    "check_header",
    "check_line",
    "delete",
    "discounted",
    "draw_number",
    "forget",
    "keep",
    "keep_line",
    "kept_order",
    "kept_orders",
    "line_beyond",
    "new_line",
    "next_line",
    "open_order",
    "price_line",
    "put_line",
    "put_page",
    "remove_line",
    "reprice",
    "save",
    "ship_to",
    "sold_to",
    "stock_position",
    "totals",
]
