"""Sales orders, their lines, and the control record that says how new ones begin."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from qadtui.language.text import Text
from qadtui.models.dictionary import field, refers_to
from qadtui.models.numbers import Amount, Percent, Price, Quantity, Rate
from qadtui.models.tables.base import LookUp, Master
from qadtui.models.tables.company import Currency, Location, Site
from qadtui.models.tables.customers import Customer, ShipTo
from qadtui.models.tables.items import Item

QUANTITY = "->>>>,>>9.9<<<"
PRICE = "->>>,>>9.99<<<"


class SalesOrderControl(Master, table=True):
    """One record: numbering and defaults of sales orders (7.1.24)."""

    title: ClassVar = Text("Sales order control", "table")

    name: str = field(
        "Control", "x(8)", qad="soc_domain", key=True, unique=True, default="SO", help="The control record."
    )
    prefix: str = field(
        "Sales Order Prefix",
        "x(3)",
        qad="soc_so_pre",
        upper=True,
        default="SO",
        help="What new order numbers begin with.",
    )
    next_number: int = field(
        "Next Sales Order",
        ">>>>>>>9",
        qad="soc_so",
        default=1001,
        positive=True,
        help="The number the next order gets.",
    )
    shipping_lead_time: int = field(
        "Shipping Lead Time",
        ">>9",
        qad="soc_shp_lead",
        default=0,
        positive=True,
        help="Days from order date to due date.",
    )
    allocation_days: int = field(
        "Allocate Sales Order Lines due in Days",
        ">>9",
        qad="soc_all_days",
        default=999,
        positive=True,
        help="Lines due later are not allocated on entry; 0 = none is.",
    )
    limit_allocations: bool = field(
        "Limit Allocations to Avail to Allocate",
        qad="soc_all_avl",
        default=True,
        help="Yes: never allocate more than is available.",
    )
    confirmed: bool = field(
        "Confirmed Orders", qad="soc_confirm", default=True, help="Whether new orders are confirmed."
    )
    line_format: str = field(
        "Ln Format S/M",
        "x(1)",
        qad="soc_ln_fmt",
        upper=True,
        choices=("S", "M"),
        default="S",
        help="How lines are entered: S shows one line with all its fields, M many lines with the most needed ones.",
    )
    header_comments: bool = field(
        "Header Comments", qad="soc_hcmmts", default=False, help="Whether the comments of new orders are asked for."
    )
    line_comments: bool = field(
        "Line Comments", qad="soc_lcmmts", default=False, help="Whether the comments of new lines are asked for."
    )
    pricing_date: str = field(
        "Pricing Date",
        "x(8)",
        qad="pic_so_date",
        upper=True,
        default="ORDER",
        choices=("ORDER", "REQUIRED", "DUE", "PROMISE", "TODAY"),
        help="Which date finds the price when the pricing date is left blank: ORDER, REQUIRED, DUE, PROMISE or TODAY.",
    )
    print_orders: bool = field(
        "Print Sales Orders", qad="soc_print", default=True, help="Whether new orders are printed."
    )
    print_packing_lists: bool = field(
        "Print Packing Lists", qad="soc_pl_req", default=True, help="Whether new orders get packing lists."
    )
    booking_history: bool = field(
        "Keep Booking History",
        qad="soc_so_hist",
        default=True,
        help="Yes: entering and changing lines is kept in the transaction history.",
    )


class SalesOrder(Master, table=True):
    """The order's head."""

    title: ClassVar = Text("Sales order", "table")
    look_up: ClassVar = LookUp(
        ("number", "sold_to", "sold_to.name", "order_date", "due_date", "purchase_order"), ("purchase_order",)
    )

    __table_args__ = (Index("ix_sales_order_purchase_order", text("upper(purchase_order)"), "id"),)

    number: str = field(
        "Order",
        "x(8)",
        qad="so_nbr",
        key=True,
        unique=True,
        help="The sales order's number; leave it blank to be given the next one.",
    )
    sold_to_id: int = refers_to(Customer, "Sold-To", qad="so_cust", help="The customer who buys.")
    bill_to_id: int = refers_to(Customer, "Bill To", qad="so_bill", help="The customer who pays.")
    ship_to_id: int | None = refers_to(
        ShipTo,
        "Ship-To",
        qad="so_ship",
        optional=True,
        within={"customer": "sold_to"},
        help="Where the goods go: the customer's own number, or one of their ship-to addresses.",
    )
    order_date: date = field("Order Date", qad="so_ord_date", required=True, help="The day the customer ordered.")
    required_date: date | None = field(
        "Required Date", qad="so_req_date", default=None, help="When they need the goods."
    )
    promise_date: date | None = field("Promise Date", qad="so_promise_date", default=None, help="The day we promised.")
    due_date: date | None = field(
        "Due Date",
        qad="so_due_date",
        default=None,
        help="When to ship; the order date and the shipping lead time give it.",
    )
    perform_date: date | None = field(
        "Perform Date", qad="so_per_date", default=None, help="The day delivery is judged by."
    )
    pricing_date: date | None = field(
        "Pricing Date",
        qad="so_pricing_dt",
        default=None,
        help="Prices of this day are used; the control record says which day if blank.",
    )
    purchase_order: str = field(
        "Purchase Order", "x(22)", qad="so_po", default="", help="The customer's own order number."
    )
    remarks: str = field("Remarks", "x(40)", qad="so_rmks", default="", help="A remark for this order.")
    line_pricing: bool = field(
        "Line Pricing", qad="so_ln_pr", default=True, help="Yes: every line is priced when entered."
    )
    price_list: str = field(
        "Manual",
        "x(8)",
        qad="so_pr_list",
        upper=True,
        default="",
        help="The one price list to use; blank = whichever fits.",
    )
    site_id: int = refers_to(Site, "Site", qad="so_site", help="The site that ships; the default of the lines.")
    channel: str = field("Channel", "x(4)", qad="so_channel", upper=True, default="", help="The sales channel.")
    project: str = field("Project", "x(8)", qad="so_project", upper=True, default="", help="The project.")
    confirmed: bool = field(
        "Confirmed", qad="so_conf", default=True, help="Only confirmed orders are allocated and shipped."
    )
    currency_id: int = refers_to(Currency, "Currency", qad="so_curr", help="The currency of all prices of the order.")
    language: str = field("Language", "x(5)", qad="so_lang", default="", help="The language of the order's papers.")
    taxable: bool = field("Taxable", qad="so_taxable", default=True, help="Whether the order is taxed.")
    tax_class: str = field("Tax Class", "x(3)", qad="so_taxc", upper=True, default="", help="The tax class.")
    fixed_price: bool = field("Fixed Price", qad="so_fix_pr", default=True, help="Yes: never repriced in bulk.")
    credit_terms: str = field("Credit Terms", "x(8)", qad="so_cr_terms", upper=True, default="", help="When they pay.")
    entered_by: str = field("Entered By", "x(8)", qad="so_userid", default="", help="Who entered the order.")
    action_status: str = field(
        "Action Status",
        "x(2)",
        qad="so_stat",
        upper=True,
        default="",
        help="Blank = free to go; anything else holds the order.",
    )
    revision: int = field(
        "Revision", ">9", qad="so_rev", default=0, positive=True, help="Counts changes sent to the customer."
    )
    print_order: bool = field(
        "Print Sales Order", qad="so_print_so", default=True, help="Whether it is still to be printed."
    )
    print_packing_list: bool = field(
        "Print Pack List", qad="so_print_pl", default=True, help="Whether to print packing lists."
    )
    partial_ok: bool = field("Partial OK", qad="so_partial", default=True, help="Whether part of it may be shipped.")
    discount: Decimal = field(
        "Discount",
        "->>9.99<<",
        qad="so_disc_pct",
        type=Percent,
        default=Decimal(0),
        help="The discount on the whole order, in percent.",
    )
    fob: str = field("FOB Point", "x(20)", qad="so_fob", default="", help="Where the risk passes.")
    ship_via: str = field("Ship Via", "x(20)", qad="so_shipvia", default="", help="How the goods travel.")
    bol: str = field("BOL", "x(8)", qad="so_bol", upper=True, default="", help="The last shipment's bill of lading.")
    ship_date: date | None = field("Ship Date", qad="so_ship_date", default=None, help="The day of the last shipment.")
    line_total: Decimal = field(
        "Line Total",
        "->>>,>>>,>>9.99",
        qad="so_line_total",
        type=Amount,
        default=Decimal(0),
        help="The sum of the lines' amounts.",
    )


class SalesOrderLine(Master, table=True):
    """One line. Quantities are in the line's own unit; `um_conversion` stock units make one of it."""

    title: ClassVar = Text("Sales order line", "table")
    look_up: ClassVar = LookUp(("order", "line", "item", "description", "quantity_ordered", "um"))

    __table_args__ = (
        UniqueConstraint("order_id", "line"),
        CheckConstraint("quantity_allocated >= 0 and quantity_picked >= 0", name="allocations_not_negative"),
        CheckConstraint("general_allocated >= 0", name="general_not_negative"),
    )

    order_id: int = refers_to(SalesOrder, "Order", qad="sod_nbr", key=True, help="The sales order.")
    line: int = field("Ln", ">>9", qad="sod_line", key=True, positive=True, help="The line's number.")
    item_id: int = refers_to(
        Item, "Item Number", qad="sod_part", help="Our item number, or the customer's own number for it."
    )
    customer_item: str = field(
        "Customer Item", "x(30)", qad="sod_custpart", default="", help="The customer's number for it."
    )
    description: str = field("Desc", "x(24)", qad="sod_desc", default="", help="The item's description.")
    site_id: int = refers_to(Site, "Site", qad="sod_site", index=True, help="The site that ships this line.")
    location_id: int | None = refers_to(
        Location,
        "Loc",
        qad="sod_loc",
        optional=True,
        within={"site": "site"},
        help="The location to ship from; blank = decided at allocation or shipment.",
    )
    lot: str = field(
        "Lot/Serial", "x(18)", qad="sod_serial", upper=True, default="", help="The lot the customer wants."
    )
    quantity_ordered: Decimal = field(
        "Qty Ordered",
        QUANTITY,
        qad="sod_qty_ord",
        type=Quantity,
        default=Decimal(0),
        help="How much is ordered, in the line's unit.",
    )
    um: str = field("UM", "x(2)", qad="sod_um", required=True, upper=True, default="", help="The unit of the line.")
    um_conversion: Decimal = field(
        "UM Conversion",
        ">>,>>9.9999<<<<<",
        qad="sod_um_conv",
        type=Rate,
        default=Decimal(1),
        help="How many stock units one of the line's units holds.",
    )
    list_price: Decimal = field(
        "List Price",
        PRICE,
        qad="sod_list_pr",
        type=Price,
        default=Decimal(0),
        positive=True,
        help="The price before discount.",
    )
    discount: Decimal = field(
        "Discount",
        "->>9.99<<",
        qad="sod_disc_pct",
        type=Percent,
        default=Decimal(0),
        help="The discount in percent; changing it changes the price.",
    )
    price: Decimal = field(
        "Price",
        PRICE,
        qad="sod_price",
        type=Price,
        default=Decimal(0),
        positive=True,
        help="The net price of one unit; typing it changes the discount.",
    )
    manual_price: bool = field("Manual Price", qad="sod_manual", default=False, help="Yes: somebody typed the price.")
    amount: Decimal = field(
        "Amount",
        "->>>,>>>,>>9.99",
        qad="sod_ext",
        type=Amount,
        default=Decimal(0),
        help="Quantity times price, rounded to the currency.",
    )
    quantity_allocated: Decimal = field(
        "Qty Allocated",
        QUANTITY,
        qad="sod_qty_all",
        type=Quantity,
        default=Decimal(0),
        help="How much is allocated, in general and in detail.",
    )
    # in stock units, for a third of a case is no exact number of cases; Allocation holds the rest of what is allocated
    general_allocated: Decimal = Field(default=Decimal(0), sa_type=Quantity)
    quantity_picked: Decimal = field(
        "Qty Picked", QUANTITY, qad="sod_qty_pick", type=Quantity, default=Decimal(0), help="How much is picked."
    )
    quantity_shipped: Decimal = field(
        "Qty Shipped", QUANTITY, qad="sod_qty_ship", type=Quantity, default=Decimal(0), help="How much was shipped."
    )
    quantity_to_invoice: Decimal = field(
        "Qty to Invoice",
        QUANTITY,
        qad="sod_qty_inv",
        type=Quantity,
        default=Decimal(0),
        help="How much was shipped and not invoiced.",
    )
    required_date: date | None = field("Required", qad="sod_req_date", default=None, help="When they need the goods.")
    promise_date: date | None = field("Promised", qad="sod_promise_date", default=None, help="The day we promised.")
    due_date: date | None = field(
        "Due Date", qad="sod_due_date", default=None, index=True, help="When to ship the line."
    )
    perform_date: date | None = field(
        "Perform Date", qad="sod_per_date", default=None, help="The day delivery is judged by."
    )
    pricing_date: date | None = field(
        "Pricing Date", qad="sod_pricing_dt", default=None, help="Prices of this day are used."
    )
    confirmed: bool = field(
        "Confirmed", qad="sod_confirm", default=True, help="Only confirmed lines are allocated and shipped."
    )
    fixed_price: bool = field("Fixed Price", qad="sod_fix_pr", default=True, help="Yes: never repriced in bulk.")
    taxable: bool = field("Taxable", qad="sod_taxable", default=True, help="Whether the line is taxed.")
