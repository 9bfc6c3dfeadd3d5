"""The master files of this part, as somebody types a record into each of them for the first time.

number      the menu number
key         what is typed into the key frame, up to its F1
data        what is typed into the data frames, each up to its F1
change      a change of the first data frame of that record
"""

from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel

from qadtui.models.tables import (
    BatchId,
    Currency,
    Customer,
    CustomerItem,
    Entity,
    InventoryStatus,
    Item,
    Location,
    PriceList,
    Printer,
    PrinterDefault,
    PrinterType,
    ShipTo,
    Site,
    UnitConversion,
    User,
    UserMenu,
)
from qadtui.models.view import Values


@dataclass(frozen=True)
class Master:
    """One maintenance program with a record to try it on."""

    number: str
    model: type[SQLModel]
    record: Values
    key: str
    data: str
    change: tuple[str, str, Any]
    """What is typed over the first field of the first data frame, its name, and its value then."""

    def __str__(self) -> str:
        return self.number


MASTERS = (
    Master("1.1.1", InventoryStatus, {"code": "SCRAP"}, "scrap", "Broken<Tab>n<F1>", ("Lost", "description", "Lost")),
    Master("1.1.13", Site, {"code": "WEST"}, "west", "West<Tab>1000<Tab>GOOD<F1>", ("Far", "description", "Far")),
    Master("1.1.18", Location, {"site": "EAST", "code": "B-01"}, "east<Tab>b-01", "Bay<F1>",
           ("Bin", "description", "Bin")),
    Master("1.4.1", Item, {"number": "C"}, "c", "EA<Tab>Item C<F1><F1><F1>12.5<F1>", ("CS", "um", "CS")),
    Master("1.13", UnitConversion, {"um": "EA", "alternate_um": "BX", "item": "B"}, "ea<Tab>bx<Tab>b", "6<F1>",
           ("8", "factor", 8)),
    Master("1.16", CustomerItem, {"customer": "C100", "customer_item": "THEIRS"}, "c100<Tab>theirs", "A<F1>",
           ("B", "item", "B")),
    Master("1.10.1.1", PriceList,
           {"list": "STD", "customer": "C100", "item": "B", "currency": "CNY", "um": "EA", "minimum_quantity": 5,
            "start": None},
           "std<Tab>cny<Tab>c100<Tab>ea<Tab>b<Tab>5", "Good<Tab><Tab>9.5<F1>", ("Better", "description", "Better")),
    Master("2.1.1", Customer, {"number": "C300"}, "c300", "Third Shop<F1><Tab>CNY<Tab>EAST<F1><F1>",
           ("Fourth", "name", "Fourth")),
    Master("2.1.13", ShipTo, {"customer": "C100", "code": "DOCK"}, "c100<Tab>dock", "Dock 3<F1>",
           ("Dock 4", "name", "Dock 4")),
    Master("25.1", Entity, {"code": "2000"}, "2000", "Second<F1>", ("Other", "name", "Other")),
    Master("26.1", Currency, {"code": "EUR"}, "eur", "Euro<F1>", ("Euros", "description", "Euros")),
    Master("36.4.13", UserMenu, {"user": "anna", "position": 5}, "anna<Tab>5", "7.1.6<F1>",
           ("7.1.1", "function", "7.1.1")),
    Master("36.13.1", PrinterType, {"code": "LQ"}, "lq", "Epson<F1>", ("Oki", "description", "Oki")),
    Master("36.13.2", Printer, {"name": "Attic"}, "Attic", "Laser<Tab>PLAIN<Tab><Tab>laser_2<F1>",
           ("Matrix", "description", "Matrix")),
    Master("36.13.4", PrinterDefault, {"user": "anna", "function": "7.1.20.13"}, "anna<Tab>7.1.20.13", "Office<F1>",
           ("terminal", "output", "terminal")),
    Master("36.14.1", BatchId, {"code": "NIGHT"}, "night", "Night run<F1>", ("Late run", "description", "Late run")),
    Master("36.3.1", User, {"user_id": "bob"}, "bob", "Bob<F1>", ("Robert", "name", "Robert")),
)  # fmt: skip
