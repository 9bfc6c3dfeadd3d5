"""All tables of one company's database, a file for each part of the business."""

from qadtui.models.tables.comments import Comment, MasterComment
from qadtui.models.tables.company import Currency, Entity, InventoryStatus, Location, Site
from qadtui.models.tables.customers import Customer, CustomerItem, ShipTo
from qadtui.models.tables.items import Item, ItemSite, UnitConversion
from qadtui.models.tables.orders import SalesOrder, SalesOrderControl, SalesOrderLine
from qadtui.models.tables.output import (
    BatchId,
    BatchOutput,
    BatchRequest,
    BrowseView,
    Criteria,
    Printer,
    PrinterDefault,
    PrinterType,
)
from qadtui.models.tables.prices import PriceList
from qadtui.models.tables.stock import Allocation, Stock, StockTransaction
from qadtui.models.tables.system import (
    Audit,
    Counter,
    Draft,
    DraftPart,
    EditLock,
    Posting,
    Role,
    RoleRight,
    User,
    UserMenu,
)

__all__ = [
    "Allocation",
    "Audit",
    "BatchId",
    "BatchOutput",
    "BatchRequest",
    "BrowseView",
    "Comment",
    "Counter",
    "Criteria",
    "Currency",
    "Customer",
    "CustomerItem",
    "Draft",
    "DraftPart",
    "EditLock",
    "Entity",
    "InventoryStatus",
    "Item",
    "ItemSite",
    "Location",
    "MasterComment",
    "Posting",
    "PriceList",
    "Printer",
    "PrinterDefault",
    "PrinterType",
    "Role",
    "RoleRight",
    "SalesOrder",
    "SalesOrderControl",
    "SalesOrderLine",
    "ShipTo",
    "Site",
    "Stock",
    "StockTransaction",
    "UnitConversion",
    "User",
    "UserMenu",
]
