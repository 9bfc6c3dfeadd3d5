"""Stock where it lies, what is allocated of it to whom, and the history of every movement."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from qadtui.language.text import Text
from qadtui.models.columns import Stamp, SurrogateKey
from qadtui.models.dictionary import field, refers_to
from qadtui.models.numbers import Amount, Price, Quantity, Rate
from qadtui.models.tables.base import Ledger, LookUp, Table
from qadtui.models.tables.company import Currency, InventoryStatus, Location, Site
from qadtui.models.tables.customers import Customer
from qadtui.models.tables.items import Item
from qadtui.models.tables.orders import PRICE, QUANTITY, SalesOrderLine

BALANCE = "->,>>>,>>9.9<<<<<"


class Stock(Table, table=True):
    """What lies at one location of one lot: changed only by the guarded update of `rules.stock`."""

    title: ClassVar = Text("Stock", "table")
    look_up: ClassVar = LookUp(("site", "location", "item", "lot", "reference", "on_hand", "status"))

    __table_args__ = (
        UniqueConstraint("site_id", "location_id", "item_id", "lot", "reference"),
        Index("ix_stock_item_site", "item_id", "site_id"),
        CheckConstraint("allocated >= 0", name="allocated_not_negative"),
    )

    site_id: int = refers_to(Site, "Site", qad="ld_site", key=True, help="The site.")
    location_id: int = refers_to(
        Location, "Location", qad="ld_loc", key=True, within={"site": "site"}, help="The location within the site."
    )
    item_id: int = refers_to(Item, "Item Number", qad="ld_part", key=True, index=False, help="The item.")
    lot: str = field(
        "Lot/Serial", "x(18)", qad="ld_lot", key=True, required=False, default="", help="The lot or serial number."
    )
    reference: str = field(
        "Ref",
        "x(8)",
        qad="ld_ref",
        key=True,
        required=False,
        default="",
        help="A reference that keeps parts of a lot apart, such as a pallet.",
    )
    on_hand: Decimal = field(
        "Qty On Hand",
        BALANCE,
        qad="ld_qty_oh",
        type=Quantity,
        default=Decimal(0),
        help="What lies there, in stock units.",
    )
    allocated: Decimal = field(
        "Qty Allocated",
        BALANCE,
        qad="ld_qty_all",
        type=Quantity,
        default=Decimal(0),
        help="How much of it is allocated in detail.",
    )
    status_id: int = refers_to(InventoryStatus, "Status", qad="ld_status", help="The status of this stock.")
    created: date | None = field("Created", qad="ld_date", default=None, help="When it was first received here.")
    expire: date | None = field("Expire", qad="ld_expire", default=None, help="The last day it may be used.")


class Allocation(Table, table=True):
    """Detail allocation: stock that is kept for an order line. Quantities are in stock units."""

    title: ClassVar = Text("Allocation", "table")

    __table_args__ = (
        UniqueConstraint("line_id", "stock_id"),
        CheckConstraint("allocated >= 0 and picked >= 0", name="not_negative"),
    )

    line_id: int = refers_to(SalesOrderLine, "Ln", qad="lad_line", key=True, help="The order line it is kept for.")
    stock_id: int = refers_to(Stock, "Ref", qad="lad_ref", key=True, help="The stock that is kept.")
    allocated: Decimal = field(
        "Qty Allocated",
        QUANTITY,
        qad="lad_qty_all",
        type=Quantity,
        default=Decimal(0),
        help="How much is kept for the line.",
    )
    picked: Decimal = field(
        "Qty Picked",
        QUANTITY,
        qad="lad_qty_pick",
        type=Quantity,
        default=Decimal(0),
        help="How much was picked for the line.",
    )


class StockTransaction(Ledger, table=True):
    """One movement of stock, or one booking of an order line. Rows are only ever added."""

    title: ClassVar = Text("Stock transaction", "table")
    look_up: ClassVar = LookUp(("number", "effective", "type", "item", "quantity", "order"))

    __table_args__ = (
        Index("ix_stock_transaction_type_effective", "type", "effective", "order", "line"),
        Index("ix_stock_transaction_item", "item_id", "effective"),
    )

    id: int | None = field(
        "Transaction",
        ">>>>>>>>>9",
        qad="tr_trnbr",
        key=True,
        name="number",
        type=SurrogateKey,
        default=None,
        primary_key=True,
        help="The transaction's number, counted up.",
    )
    type: str = field("Type", "x(8)", qad="tr_type", help="What happened: RCT-UNP, ISS-SO, ORD-SO ...")
    item_id: int = refers_to(Item, "Item Number", qad="tr_part", index=False, help="The item.")
    site_id: int = refers_to(Site, "Site", qad="tr_site", index=False, help="The site.")
    location_id: int | None = refers_to(
        Location, "Location", qad="tr_loc", optional=True, index=False, within={"site": "site"}, help="The location."
    )
    lot: str = field("Lot/Serial", "x(18)", qad="tr_serial", upper=True, default="", help="The lot or serial number.")
    reference: str = field("Ref", "x(8)", qad="tr_ref", upper=True, default="", help="The reference.")
    effective: date = field("Effective", qad="tr_effdate", column="Eff Date", help="The day it counts for.")
    at: datetime = field("Date/Time", qad="tr_date", type=Stamp, help="When it was entered.")
    quantity: Decimal = field(
        "Qty Change", BALANCE, qad="tr_qty_chg", type=Quantity, default=Decimal(0), help="The change, in stock units."
    )
    location_quantity: Decimal = field(
        "Location Qty Change",
        BALANCE,
        qad="tr_qty_loc",
        type=Quantity,
        default=Decimal(0),
        help="The change of the location's balance; 0 for bookings.",
    )
    begin_balance: Decimal = field(
        "Begin Balance",
        BALANCE,
        qad="tr_loc_begin",
        type=Quantity,
        default=Decimal(0),
        help="What lay at the location before.",
    )
    um: str = field("UM", "x(2)", qad="tr_um", upper=True, default="", help="The unit of the order line.")
    um_conversion: Decimal = field(
        "UM Conversion",
        ">>,>>9.9999<<<<<",
        qad="tr_um_conv",
        type=Rate,
        default=Decimal(1),
        help="Stock units in one of that unit.",
    )
    order_quantity: Decimal = field(
        "Order Qty",
        QUANTITY,
        qad="tr_qty_req",
        type=Quantity,
        default=Decimal(0),
        help="The quantity in the order line's unit; shipments are positive.",
    )
    order: str = field(
        "Order", "x(8)", qad="tr_nbr", upper=True, default="", index=True, help="The order, or any reference."
    )
    line: int = field("Line", ">>9", qad="tr_line", default=0, help="The order's line.")
    order_line_id: int | None = refers_to(
        SalesOrderLine,
        "Order Line",
        qad="tr_line",
        optional=True,
        help="The sales order's line.",
    )
    customer_id: int | None = refers_to(Customer, "Address", qad="tr_addr", optional=True, help="The customer.")
    price: Decimal = field(
        "Price", PRICE, qad="tr_price", type=Price, default=Decimal(0), help="The net price of an order unit."
    )
    amount: Decimal = field(
        "Amount",
        "->>>,>>>,>>9.99",
        qad="tr_amount",
        type=Amount,
        default=Decimal(0),
        help="Quantity times price, rounded to the currency.",
    )
    currency_id: int | None = refers_to(
        Currency, "Currency", qad="tr_curr", optional=True, index=False, help="The currency."
    )
    remarks: str = field("Remarks", "x(40)", qad="tr_rmks", default="", help="Any remark.")
    ship_via: str = field("Ship Via", "x(20)", qad="tr_ship_via", default="", help="How the goods travelled.")
    bol: str = field("BOL", "x(8)", qad="tr_ship_id", upper=True, default="", help="The bill of lading.")
    user: str = field("User ID", "x(8)", qad="tr_userid", default="", upper=False, help="Who did it.")
    program: str = field("Program", "x(12)", qad="tr_program", default="", help="In which program.")
    posting_id: int = Field(foreign_key="posting.id", sa_type=SurrogateKey, index=True)
