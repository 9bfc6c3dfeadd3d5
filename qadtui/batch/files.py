"""The files a load understands: which table or event each is, its columns, and in which order they are written.

    entities.csv  currencies.csv  inventory_statuses.csv  sites.csv ... users.csv      masters, a file for each table
    sales_orders.csv + sales_order_lines.csv                                           documents
    receipts.csv  allocations.csv  shipments.csv                                       events

A column is headed by its dictionary name, so that label, format and help of every cell are known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.models import tables
from qadtui.models.dictionary import Entry, dictionary

ORDERS, LINES = "sales_orders.csv", "sales_order_lines.csv"
RECEIPTS, ALLOCATIONS, SHIPMENTS = "receipts.csv", "allocations.csv", "shipments.csv"

# What the rules work out themselves; nobody types it either.
_WORKED_OUT = {
    tables.SalesOrder: {"entered_by", "revision", "bol", "ship_date", "line_total"},
    tables.SalesOrderLine: {
        "customer_item", "um_conversion", "manual_price", "amount", "quantity_allocated", "quantity_picked",
        "quantity_shipped", "quantity_to_invoice",
    },
}  # fmt: skip
QUANTITY = Text("Quantity", "load")
_CAME_IN = Text("How much came in, in the row's unit; a negative quantity takes a receipt back.", "help")
_KEPT = Text("How many stock units to keep for the line at this place; blank takes what there is.", "help")
_LEFT = Text("How much left, in the line's unit; blank is all that is open.", "help")
_PLACE = ("site", "location", "lot", "reference")


@dataclass(frozen=True)
class LoadFile:
    """One file: the table it is about, its columns by heading, and those that must be there and filled."""

    name: str
    model: type[SQLModel]
    columns: Mapping[str, Entry]
    required: tuple[str, ...]


def _master(name: str, model: type[SQLModel]) -> LoadFile:
    entries = dictionary(model)
    blank = (entry.name for entry in entries.values() if entry.required and entry.default() in ("", None))
    return LoadFile(name, model, entries, tuple(blank))


def _document(name: str, model: type[SQLModel], *required: str) -> LoadFile:
    entries = {name: entry for name, entry in dictionary(model).items() if name not in _WORKED_OUT[model]}
    return LoadFile(name, model, entries, required)


def _event(name: str, quantity: Text, columns: tuple[str, ...], *required: str) -> LoadFile:
    """An event's columns are those of the transaction history; `quantity` says what that one means in this file."""
    history = dictionary(tables.StockTransaction)
    history = history | {"quantity": replace(history["quantity"], label=QUANTITY, help=quantity)}
    return LoadFile(name, tables.StockTransaction, {column: history[column] for column in columns}, required)


# A table stands below those it refers to.
MASTERS = (
    _master("entities.csv", tables.Entity),
    _master("currencies.csv", tables.Currency),
    _master("inventory_statuses.csv", tables.InventoryStatus),
    _master("sites.csv", tables.Site),
    _master("locations.csv", tables.Location),
    _master("items.csv", tables.Item),
    _master("unit_conversions.csv", tables.UnitConversion),
    _master("customers.csv", tables.Customer),
    _master("ship_tos.csv", tables.ShipTo),
    _master("customer_items.csv", tables.CustomerItem),
    _master("price_lists.csv", tables.PriceList),
    _master("sales_order_control.csv", tables.SalesOrderControl),
    _master("roles.csv", tables.Role),
    _master("role_rights.csv", tables.RoleRight),
    _master("users.csv", tables.User),
)
HISTORY = (
    _event(
        RECEIPTS, _CAME_IN, ("effective", "item", "quantity", "um", *_PLACE, "order", "remarks"), "item", "quantity"
    ),
    _document(ORDERS, tables.SalesOrder, "number", "sold_to"),
    _document(LINES, tables.SalesOrderLine, "order", "item", "quantity_ordered"),
    _event(ALLOCATIONS, _KEPT, ("effective", "order", "line", "quantity", *_PLACE), "order"),
    _event(
        SHIPMENTS, _LEFT, ("effective", "order", "line", "quantity", *_PLACE, "ship_via", "bol", "remarks"), "order"
    ),
)
FILES = {file.name: file for file in (*MASTERS, *HISTORY)}
