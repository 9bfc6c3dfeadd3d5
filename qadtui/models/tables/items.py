"""Items, their quantities by site, and conversions between units of measure."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from qadtui.language.text import Text
from qadtui.models.dictionary import field, refers_to
from qadtui.models.numbers import Price, Quantity, Rate
from qadtui.models.tables.base import LookUp, Master, Table
from qadtui.models.tables.company import Location, Site


class Item(Master, table=True):
    """What is bought, made, stored and sold."""

    title: ClassVar = Text("Item", "table")
    look_up: ClassVar = LookUp(("number", "description1", "um", "description2", "article"), ("description1", "article"))

    __table_args__ = (
        Index("ix_item_description1", text("upper(description1)"), "id"),
        Index("ix_item_article", text("upper(article)"), "id"),
    )

    number: str = field("Item Number", "x(18)", qad="pt_part", key=True, unique=True, help="The item's number.")
    um: str = field(
        "UM",
        "x(2)",
        qad="pt_um",
        required=True,
        upper=True,
        default="EA",
        help="The unit stock is kept in. It cannot change once there is stock.",
    )
    description1: str = field("Description", "x(24)", qad="pt_desc1", default="", help="What the item is called.")
    description2: str = field("Description 2", "x(24)", qad="pt_desc2", default="", help="More of the description.")
    product_line: str = field(
        "Prod Line",
        "x(4)",
        qad="pt_prod_line",
        upper=True,
        default="",
        help="The product line; it will decide the accounts.",
    )
    added: date | None = field("Added", qad="pt_added", default=None, help="When the item was set up.")
    design_group: str = field("Design Group", "x(8)", qad="pt_dsgn_grp", upper=True, default="", help="A design group.")
    promotion_group: str = field(
        "Promo Group", "x(10)", qad="pt_promo", upper=True, default="", help="A promotion group."
    )
    type: str = field(
        "Item Type", "x(8)", qad="pt_part_type", upper=True, default="", help="A type to select items by."
    )
    status: str = field(
        "Status", "x(8)", qad="pt_status", upper=True, default="", help="The item's status, such as ACTIVE."
    )
    group: str = field("Group", "x(8)", qad="pt_group", upper=True, default="", help="A group to select items by.")
    drawing: str = field("Drawing", "x(18)", qad="pt_draw", default="", help="The drawing's number.")
    revision: str = field("Rev", "x(4)", qad="pt_rev", default="", help="The item's revision.")
    price_break_category: str = field(
        "Price Break Category",
        "x(18)",
        qad="pt_break_cat",
        upper=True,
        default="",
        help="Items of one category add up for quantity breaks.",
    )
    abc: str = field(
        "ABC Class", "x(1)", qad="pt_abc", upper=True, default="", help="A, B or C: how often it is counted."
    )
    lot_control: str = field(
        "Lot/Serial Control",
        "x(1)",
        qad="pt_lot_ser",
        upper=True,
        choices=("", "L", "S"),
        default="",
        help="Blank: none. L: stock is kept by lot. S: every piece has a serial number.",
    )
    site_id: int | None = refers_to(
        Site, "Site", qad="pt_site", optional=True, help="The site the item is usually kept at."
    )
    location_id: int | None = refers_to(
        Location,
        "Location",
        qad="pt_loc",
        optional=True,
        within={"site": "site"},
        help="The location the item is usually kept at, within its site.",
    )
    location_type: str = field(
        "Location Type", "x(8)", qad="pt_loc_type", upper=True, default="", help="Storage it needs."
    )
    article: str = field("Article Number", "x(18)", qad="pt_article", default="", help="The number on the bar code.")
    shelf_life: int = field(
        "Shelf Life",
        ">>,>>9",
        qad="pt_shelflife",
        default=0,
        positive=True,
        help="Days a received lot may be used; 0 = no limit.",
    )
    price: Decimal = field(
        "Price",
        ">>>>,>>>,>>9.99<<<",
        qad="pt_price",
        type=Price,
        default=Decimal(0),
        positive=True,
        help="The price where no price list applies, for a stock unit in base currency.",
    )
    taxable: bool = field("Taxable", qad="pt_taxable", default=True, help="Whether the item is taxed when sold.")
    tax_class: str = field("Tax Class", "x(3)", qad="pt_taxc", upper=True, default="", help="The tax class.")
    safety_stock: Decimal = field(
        "Safety Stock",
        ">,>>>,>>9.9<<<",
        qad="pt_sfty_stk",
        type=Quantity,
        default=Decimal(0),
        positive=True,
        help="The quantity that should always be there.",
    )
    cost: Decimal = field(
        "Cost",
        ">>>>,>>>,>>9.99<<<",
        qad="sct_cst_tot",
        type=Price,
        default=Decimal(0),
        positive=True,
        help="The cost of a stock unit in base currency.",
    )


class ItemSite(Table, table=True):
    """An item's totals at a site: what is there, what open orders want, what is allocated to them."""

    title: ClassVar = Text("Item at a site", "table")

    __table_args__ = (
        UniqueConstraint("item_id", "site_id"),
        CheckConstraint("allocated >= 0", name="allocated_not_negative"),
    )

    item_id: int = refers_to(Item, "Item Number", qad="in_part", key=True, help="The item.")
    site_id: int = refers_to(Site, "Site", qad="in_site", key=True, help="The site.")
    on_hand: Decimal = field(
        "Qty On Hand",
        "->,>>>,>>9.9<<<<<",
        qad="in_qty_oh",
        type=Quantity,
        default=Decimal(0),
        help="All that is on hand at the site, in stock units.",
    )
    available: Decimal = field(
        "Qty Available",
        "->,>>>,>>9.9<<<<<",
        qad="in_qty_avail",
        type=Quantity,
        default=Decimal(0),
        help="What is on hand with a status that may be allocated.",
    )
    required: Decimal = field(
        "Qty Required",
        "->,>>>,>>9.9<<<<<",
        qad="in_qty_req",
        type=Quantity,
        default=Decimal(0),
        help="What open confirmed orders still want.",
    )
    allocated: Decimal = field(
        "Qty Allocated",
        "->,>>>,>>9.9<<<<<",
        qad="in_qty_all",
        type=Quantity,
        default=Decimal(0),
        help="What is allocated to orders, in general and in detail.",
    )
    on_order: Decimal = field(
        "Qty On Order",
        "->,>>>,>>9.9<<<<<",
        qad="in_qty_ord",
        type=Quantity,
        default=Decimal(0),
        help="What is on order from suppliers and the shop floor.",
    )


class UnitConversion(Master, table=True):
    """How many of one unit make one of another, for all items or for one."""

    title: ClassVar = Text("Unit of measure", "table")
    look_up: ClassVar = LookUp(("um", "alternate_um", "item", "factor"))

    __table_args__ = (
        Index("uq_unit_conversion", "um", "alternate_um", text("coalesce(item_id, 0)"), unique=True),
        CheckConstraint("factor > 0", name="factor_positive"),
    )

    um: str = field("UM", "x(2)", qad="um_um", key=True, help="The stock unit.")
    alternate_um: str = field("Alternate UM", "x(2)", qad="um_alt_um", key=True, help="The other unit, such as a case.")
    item_id: int | None = refers_to(
        Item, "Item Number", qad="um_part", key=True, optional=True, help="The item it is for; blank for every item."
    )
    factor: Decimal = field(
        "UM Conversion",
        ">>,>>9.9999<<<<<",
        qad="um_conv",
        type=Rate,
        required=True,
        default=Decimal(1),
        positive=True,
        help="How many stock units one alternate unit holds.",
    )
