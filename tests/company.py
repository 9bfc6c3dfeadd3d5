"""A small company for tests: one site, two locations, items, customers and the prices of the story."""

from datetime import date
from decimal import Decimal

from sqlmodel import Session

from qadtui.models.tables import (
    Currency,
    Customer,
    Entity,
    InventoryStatus,
    Item,
    Location,
    PriceList,
    Printer,
    PrinterType,
    ShipTo,
    Site,
    UnitConversion,
)
from qadtui.rules import masters

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)
RECORDS = (
    (Entity, {"code": "1000", "name": "Example Brewing"}),
    (Currency, {"code": "CNY", "description": "Yuan"}),
    (Currency, {"code": "USD", "description": "Dollar"}),
    (InventoryStatus, {"code": "GOOD", "description": "May be sold"}),
    (InventoryStatus, {"code": "HOLD", "description": "Kept back", "available": False}),
    (Site, {"code": "EAST", "description": "East", "entity": "1000", "status": "GOOD"}),
    (Location, {"site": "EAST", "code": "A-01", "description": "Aisle 1"}),
    (Location, {"site": "EAST", "code": "A-02", "description": "Aisle 2"}),
    (Item, {"number": "A", "um": "CS", "description1": "Item A", "site": "EAST", "location": "A-01"}),
    (
        Item,
        {"number": "B", "um": "EA", "description1": "乙产品", "site": "EAST", "location": "A-02", "price": Decimal(10)},
    ),
    (PrinterType, {"code": "PLAIN", "description": "Any printer"}),
    (Printer, {"name": "Office", "type": "PLAIN", "destination": "office"}),
    (UnitConversion, {"um": "EA", "alternate_um": "CS", "item": "", "factor": Decimal(12)}),
    (Customer, {"number": "C100", "name": "Corner Shop", "line1": "1 High Street", "currency": "CNY", "site": "EAST"}),
    (Customer, {"number": "C200", "name": "城北酒家", "line1": "北大街二号", "currency": "CNY", "site": "EAST"}),
    (ShipTo, {"customer": "C100", "code": "BACKDOOR", "name": "Corner Shop, back door", "line1": "2 Low Lane"}),
    (
        PriceList,
        {
            "list": "STD", "item": "A", "currency": "CNY", "um": "CS", "start": APRIL, "expire": date(2026, 4, 30),
            "list_price": Decimal(98),
        },
    ),
    (
        PriceList,
        {"list": "STD", "item": "A", "currency": "CNY", "um": "CS", "start": MAY, "list_price": Decimal(105)},
    ),
)  # fmt: skip


def set_up(session: Session) -> None:
    """Write the company through the rules."""
    for model, values in RECORDS:
        masters.save(session, model, {**masters.defaults(session, model, values), **values}, None)
