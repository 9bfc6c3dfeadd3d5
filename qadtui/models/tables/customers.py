"""Customers, their ship-to addresses, and the numbers they use for our items."""

from decimal import Decimal
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import SQLModel

from qadtui.language.text import Text
from qadtui.models.dictionary import field, refers_to
from qadtui.models.numbers import Amount, Percent
from qadtui.models.tables.base import LookUp, Master
from qadtui.models.tables.company import Currency, Site
from qadtui.models.tables.items import Item


class Address(SQLModel):
    """The address block: who and where."""

    name: str = field("Name", "x(28)", qad="ad_name", required=True, help="The name that stands on papers.")
    line1: str = field("Address", "x(28)", qad="ad_line1", default="", help="The first line of the address.")
    line2: str = field("Address 2", "x(28)", qad="ad_line2", default="", help="The second line of the address.")
    line3: str = field("Address 3", "x(28)", qad="ad_line3", default="", help="The third line of the address.")
    city: str = field("City", "x(20)", qad="ad_city", default="", help="The city.")
    state: str = field("State", "x(4)", qad="ad_state", default="", help="The state or province.")
    post: str = field("Post", "x(10)", qad="ad_zip", default="", help="The post code.")
    country: str = field("Country", "x(28)", qad="ad_country", default="", help="The country.")
    attention: str = field("Attention", "x(24)", qad="ad_attn", default="", help="The person to ask for.")
    telephone: str = field("Telephone", "x(16)", qad="ad_phone", default="", help="The telephone number.")
    fax: str = field("Fax", "x(16)", qad="ad_fax", default="", help="The fax number.")


class Customer(Master, Address, table=True):
    """Who buys, and the defaults of their orders."""

    title: ClassVar = Text("Customer", "table")
    look_up: ClassVar = LookUp(("number", "name", "city", "sort_name"), ("name", "sort_name"))

    __table_args__ = (
        Index("ix_customer_name", text("upper(name)"), "id"),
        Index("ix_customer_sort_name", text("upper(sort_name)"), "id"),
    )

    number: str = field("Customer", "x(8)", qad="cm_addr", key=True, unique=True, help="The customer's number.")
    sort_name: str = field("Sort Name", "x(28)", qad="cm_sort", default="", help="The name lists are sorted by.")
    salesperson: str = field(
        "Salesperson", "x(8)", qad="cm_slspsn", upper=True, default="", help="Who looks after them."
    )
    ship_via: str = field("Ship Via", "x(20)", qad="cm_shipvia", default="", help="How goods usually travel.")
    remarks: str = field("Remarks", "x(40)", qad="cm_rmks", default="", help="A remark copied to every order.")
    type: str = field("Type", "x(4)", qad="cm_type", upper=True, default="", help="A type to select customers by.")
    region: str = field("Region", "x(4)", qad="cm_region", upper=True, default="", help="The sales region.")
    currency_id: int = refers_to(Currency, "Currency", qad="cm_curr", help="The currency of their orders.")
    site_id: int | None = refers_to(
        Site, "Site", qad="cm_site", optional=True, help="The site that usually ships to them."
    )
    language: str = field("Language", "x(5)", qad="cm_lang", default="", help="The language of their papers.")
    fixed_price: bool = field(
        "Fixed Price", qad="cm_fix_pr", default=True, help="Yes: orders are never repriced in bulk."
    )
    customer_class: str = field(
        "Class", "x(8)", qad="cm_class", upper=True, default="", help="A class that is served first."
    )
    partial_ok: bool = field(
        "Partial OK", qad="cm_partial", default=True, help="Whether part of an order may be shipped."
    )
    taxable: bool = field("Taxable", qad="cm_taxable", default=True, help="Whether sales to them are taxed.")
    tax_class: str = field("Tax Class", "x(3)", qad="cm_taxc", upper=True, default="", help="The tax class.")
    credit_limit: Decimal = field(
        "Credit Limit",
        ">>>,>>>,>>9.99",
        qad="cm_cr_limit",
        type=Amount,
        default=Decimal(0),
        positive=True,
        help="The most they may owe; 0 = no limit.",
    )
    credit_terms: str = field("Credit Terms", "x(8)", qad="cm_cr_terms", upper=True, default="", help="When they pay.")
    credit_hold: bool = field("Credit Hold", qad="cm_cr_hold", default=False, help="Yes: new orders go on hold.")
    po_required: bool = field(
        "PO Required", qad="cm_po_reqd", default=False, help="Yes: orders need their order number."
    )
    discount: Decimal = field(
        "Discount",
        "->>9.99<<",
        qad="cm_disc_pct",
        type=Percent,
        default=Decimal(0),
        help="The discount on an order's total, in percent.",
    )
    bill_to_id: int | None = refers_to(
        None,
        "Bill-To",
        qad="cm_bill",
        optional=True,
        format="x(8)",
        foreign_key="customer.id",
        help="The customer who pays; blank = the customer.",
    )


class ShipTo(Master, Address, table=True):
    """A further address of a customer. A customer's own address is a ship-to without a record here."""

    title: ClassVar = Text("Ship-to address", "table")
    look_up: ClassVar = LookUp(("customer", "code", "name", "line1", "city"), ("name",), anywhere=True)

    __table_args__ = (
        UniqueConstraint("customer_id", "code"),
        Index("ix_ship_to_code", "code", "id"),
        Index("ix_ship_to_name", "customer_id", text("upper(name)"), "id"),
    )

    customer_id: int = refers_to(
        Customer, "Customer", qad="ad_ref", key=True, help="The customer the address belongs to."
    )
    code: str = field("Ship-To", "x(8)", qad="ad_addr", key=True, help="The code of the ship-to address.")


class CustomerItem(Master, table=True):
    """The number a customer has for our item; without a customer, an alias of our own."""

    title: ClassVar = Text("Customer item", "table")
    look_up: ClassVar = LookUp(("customer", "customer_item", "item", "item.description1"), anywhere=True)

    __table_args__ = (
        Index("uq_customer_item", text("coalesce(customer_id, 0)"), "customer_item", unique=True),
        Index("ix_customer_item_customer_item", "customer_item", "id"),
    )

    customer_id: int | None = refers_to(
        Customer,
        "Customer",
        qad="cp_cust",
        key=True,
        optional=True,
        help="The customer; blank for a number anybody may use.",
    )
    customer_item: str = field("Customer Item", "x(30)", qad="cp_cust_part", key=True, help="The customer's number.")
    item_id: int = refers_to(Item, "Item Number", qad="cp_part", help="Our item number.")
    comment: str = field("Comment", "x(40)", qad="cp_comment", default="", help="Any comment.")
    display: str = field(
        "Display Customer Item", "x(30)", qad="cp_cust_partd", default="", help="The number as printed."
    )
    eco: str = field("Customer ECO Nbr", "x(16)", qad="cp_cust_eco", default="", help="The customer's change number.")
