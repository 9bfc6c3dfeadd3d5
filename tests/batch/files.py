"""Folders of files to load, written as a person reads them, and the whole of a database to compare."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, SQLModel

# A company small enough to know by heart. Its files are named so that the alphabet is no help.
COMPANY = {
    "entities.csv": "code,name\n1000,Example Brewing",
    "currencies.csv": "code\nCNY\nUSD",
    "inventory_statuses.csv": "code,available\nGOOD,yes\nHOLD,no",
    "sites.csv": "code,entity,status\neast,1000,good",
    "locations.csv": "site,code,status\nEAST,A-01,\nEAST,A-02,\nEAST,HELD,HOLD",
    "items.csv": "number,um,description1,site,location,price\na,CS,Item A,EAST,A-01,90\nB,EA,乙产品,EAST,A-01,10",
    "unit_conversions.csv": "um,alternate_um,factor\nEA,CS,12",
    "customers.csv": "number,name,currency,site,bill_to\nC200,城北酒家,CNY,EAST,C100\nC100,Corner Shop,CNY,EAST,",
    "ship_tos.csv": "customer,code,name\nC100,BACKDOOR,Corner Shop rear",
    "customer_items.csv": "customer,customer_item,item\nC200,JIA,A",
    "price_lists.csv": (
        "list,item,currency,um,start,expire,list_price,minimum_price\n"
        "STD,A,CNY,CS,2026-04-01,2026-04-30,98,80\nSTD,A,CNY,CS,2026-05-01,,105,"
    ),
}
STORY = {
    "receipts.csv": "effective,item,quantity,um\n2026-04-01,A,4,\n2026-05-02,A,6,\n2026-04-01,B,2,CS",
    "sales_orders.csv": "number,sold_to,order_date\nSO1,C100,2026-04-01",
    "sales_order_lines.csv": "order,item,quantity_ordered\nSO1,A,10",
    "allocations.csv": "effective,order,line,quantity,location\n2026-04-02,SO1,1,4,A-01",
    "shipments.csv": "effective,order,line,quantity\n2026-04-20,SO1,1,4\n2026-05-03,SO1,1,6",
}


def write_files(folder: Path, *files: Mapping[str, str | bytes]) -> Path:
    """Write the files, later ones in place of earlier ones of the same name."""
    folder.mkdir(exist_ok=True)
    for name, content in {name: content for some in files for name, content in some.items()}.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def everything(session: Session) -> dict[str, list[Any]]:
    """Every row of every table."""
    tables = SQLModel.metadata.sorted_tables
    return {t.name: [tuple(row) for row in session.connection().execute(select(t).order_by(t.c.id))] for t in tables}
