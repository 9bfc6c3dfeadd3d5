"""The company: entities, currencies, sites, inventory statuses, locations."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text

from qadtui.language.text import Text
from qadtui.models.dictionary import field, refers_to
from qadtui.models.numbers import Quantity
from qadtui.models.tables.base import LookUp, Master


class Entity(Master, table=True):
    """A legal entity; every site belongs to one."""

    title: ClassVar = Text("Entity", "table")
    look_up: ClassVar = LookUp(("code", "name"))

    code: str = field("Entity", "x(4)", qad="en_entity", key=True, unique=True, help="The code of a legal entity.")
    name: str = field("Name", "x(28)", qad="en_name", default="", help="The entity's name.")


class Currency(Master, table=True):
    """A currency and how many decimal places its amounts have."""

    title: ClassVar = Text("Currency", "table")
    look_up: ClassVar = LookUp(("code", "description", "places"))

    code: str = field(
        "Currency", "x(3)", qad="cu_curr", key=True, unique=True, help="The currency's ISO code, such as CNY."
    )
    description: str = field("Description", "x(24)", qad="cu_desc", default="", help="The currency's name.")
    places: int = field(
        "Decimals", "9", qad="cu_rnd_mthd", default=2, help="Decimal places that amounts are rounded to."
    )


class InventoryStatus(Master, table=True):
    """What may be done with stock that has this status."""

    title: ClassVar = Text("Inventory status", "table")
    look_up: ClassVar = LookUp(("code", "description", "available", "nettable", "overissue"))

    code: str = field(
        "Inventory Status",
        "x(8)",
        qad="is_status",
        column="Status",
        key=True,
        unique=True,
        help="The code of an inventory status.",
    )
    description: str = field("Description", "x(24)", qad="is_desc", default="", help="What the status means.")
    available: bool = field(
        "Available", qad="is_avail", default=True, help="Yes: the stock may be allocated to orders."
    )
    nettable: bool = field("Nettable", qad="is_nettable", default=True, help="Yes: planning counts the stock.")
    overissue: bool = field("Overissue", qad="is_overissue", default=False, help="Yes: the balance may go below zero.")


class Site(Master, table=True):
    """A place with stock of its own: a plant, a warehouse, a virtual warehouse."""

    title: ClassVar = Text("Site", "table")
    look_up: ClassVar = LookUp(("code", "description", "entity"))

    code: str = field("Site", "x(8)", qad="si_site", key=True, unique=True, help="The code of a site.")
    description: str = field("Description", "x(24)", qad="si_desc", default="", help="What the site is called.")
    entity_id: int = refers_to(Entity, "Entity", qad="si_entity", help="The legal entity the site belongs to.")
    status_id: int = refers_to(
        InventoryStatus,
        "Default Inventory Status",
        qad="si_status",
        help="The status of new locations, and so of stock received at this site.",
    )
    automatic_locations: bool = field(
        "Automatic Locations",
        qad="si_auto_loc",
        default=False,
        help="Yes: a location that does not exist is created when stock is received there.",
    )


class Location(Master, table=True):
    """A place within a site."""

    title: ClassVar = Text("Location", "table")
    look_up: ClassVar = LookUp(("site", "code", "description", "type", "status"), ("description",), anywhere=True)

    __table_args__ = (
        UniqueConstraint("site_id", "code"),
        Index("ix_location_code", "code", "id"),
        Index("ix_location_description", "site_id", text("upper(description)"), "id"),
    )

    site_id: int = refers_to(Site, "Site", qad="loc_site", key=True, help="The site the location is in.")
    code: str = field("Location", "x(8)", qad="loc_loc", key=True, help="The code of a location within its site.")
    description: str = field("Description", "x(24)", qad="loc_desc", default="", help="What the location is called.")
    status_id: int | None = refers_to(
        InventoryStatus,
        "Inventory Status",
        qad="loc_status",
        column="Status",
        optional=True,
        help="The status of stock received here. Blank takes the site's.",
    )
    project: str = field(
        "Project", "x(8)", qad="loc_project", upper=True, default="", help="The project stock here is for."
    )
    created: date | None = field("Date Created", qad="loc_date", default=None, help="When the location was set up.")
    permanent: bool = field("Permanent", qad="loc_perm", default=True, help="No: the location goes when it is empty.")
    type: str = field("Type", "x(8)", qad="loc_type", upper=True, default="", help="A kind of storage, such as COLD.")
    single_item: bool = field("Single Item", qad="loc_single", default=False, help="Yes: only one item may lie here.")
    single_lot: bool = field("Single Lot/Ref", qad="loc__qad01", default=False, help="Yes: only one lot may lie here.")
    capacity: Decimal = field(
        "Capacity",
        ">>>>,>>9.9",
        qad="loc_cap",
        type=Quantity,
        default=Decimal(0),
        positive=True,
        help="How much fits here; for reference only.",
    )
    capacity_um: str = field(
        "Capacity UM", "x(2)", qad="loc_cap_um", upper=True, default="", help="Unit of the capacity."
    )
