"""Price lists: what an item costs, for whom, in which currency and unit, from which quantity, between which days."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, text

from qadtui.language.text import Text
from qadtui.models.dictionary import field, refers_to
from qadtui.models.numbers import Price, Quantity
from qadtui.models.tables.base import LookUp, Master
from qadtui.models.tables.company import Currency
from qadtui.models.tables.customers import Customer
from qadtui.models.tables.items import Item


class PriceList(Master, table=True):
    """One list price. Both dates are included; a blank date is open. Rows of one kind never overlap."""

    title: ClassVar = Text("Price list", "table")
    look_up: ClassVar = LookUp(("start", "expire", "list_price"))

    __table_args__ = (
        Index(
            "uq_price_list",
            "list",
            text("coalesce(customer_id, 0)"),
            "item_id",
            "currency_id",
            "um",
            "minimum_quantity",
            text("coalesce(start, '0001-01-01')"),
            unique=True,
        ),
        Index("ix_price_list_search", "item_id", "currency_id", "um", "start"),
        CheckConstraint("list_price >= 0", name="list_price_not_negative"),
    )

    list: str = field("Price List", "x(8)", qad="pi_list", key=True, help="The name of the list.")
    customer_id: int | None = refers_to(
        Customer,
        "Customer",
        qad="pi_cs_code",
        key=True,
        optional=True,
        help="The customer the price is for; blank for all.",
    )
    item_id: int = refers_to(Item, "Item Number", qad="pi_part_code", key=True, help="The item.")
    currency_id: int = refers_to(
        Currency, "Currency", qad="pi_curr", key=True, help="The price counts for orders in this currency only."
    )
    um: str = field("UM", "x(2)", qad="pi_um", key=True, help="The price is for this unit; the line must be in it.")
    minimum_quantity: Decimal = field(
        "Min Qty",
        ">,>>>,>>9.9<<<<",
        qad="pid_qty",
        type=Quantity,
        key=True,
        default=Decimal(0),
        positive=True,
        help="The price counts from this quantity on, in the list's unit.",
    )
    start: date | None = field(
        "Start",
        qad="pi_start",
        key=True,
        required=False,
        default=None,
        help="The first day the price counts; blank = always until the end.",
    )
    expire: date | None = field(
        "Expire", qad="pi_expire", default=None, help="The last day the price counts; blank = open."
    )
    description: str = field("Description", "x(24)", qad="pi_desc", default="", help="What the list is.")
    list_price: Decimal = field(
        "List Price",
        ">>>>,>>>,>>9.99<<<",
        qad="pi_list_price",
        type=Price,
        default=Decimal(0),
        positive=True,
        help="The price of one unit.",
    )
    minimum_price: Decimal = field(
        "Min Price",
        ">>>>,>>>,>>9.99<<<",
        qad="pi_min_price",
        type=Price,
        default=Decimal(0),
        positive=True,
        help="A typed price may not be below; 0 = no limit.",
    )
    maximum_price: Decimal = field(
        "Max Price",
        ">>>>,>>>,>>9.99<<<",
        qad="pi_max_price",
        type=Price,
        default=Decimal(0),
        positive=True,
        help="A typed price may not be above; 0 = no limit.",
    )
