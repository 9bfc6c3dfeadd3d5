"""A file that is not as it must be: where and why is said, and nothing at all is changed."""

from pathlib import Path
from typing import Any

import pytest

from qadtui.batch.load import load
from qadtui.language.messages import Refusal
from qadtui.language.text import Translator
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from tests.batch.files import COMPANY, STORY, everything, write_files

BAD = [
    ("colours.csv", "code\nRED", "colours.csv is not a table or an event that can be loaded"),
    ("items.csv", "number,weight\nA,1", "items.csv, line 1, column weight: Column weight is not known"),
    ("items.csv", "number;um\nA;CS", "items.csv, line 1, column number;um: Column number;um is not known"),
    ("items.csv", "number,um,number\nA,CS,A", "items.csv, line 1, column number: Column number stands there twice"),
    ("customers.csv", "number,name\nC1,Shop", "customers.csv, line 1, column currency: Column currency is missing"),
    ("receipts.csv", "item\nA", "receipts.csv, line 1, column quantity: Column quantity is missing"),
    ("items.csv", "", "items.csv, line 1, column number: Column number is missing"),
    ("items.csv", "number,um\nA,CS,1", "items.csv, line 2: 3 values where the heading has 2"),
    ("items.csv", 'number,description1\nA,"open', "items.csv, line 2: Not comma-separated"),
    ("items.csv", b"number,description1\nA,\xb2\xfa", "items.csv, line 2: Not a UTF-8 text file"),
    ("items.csv", "number,price\nA,1\n\nB,\"1,5\"", "items.csv, line 4, column price: Not a number"),
    ("items.csv", "number,price\nA,1e3", "items.csv, line 2, column price: Not a number"),
    ("items.csv", "number,price\nA,1.123456", "items.csv, line 2, column price: Too many decimals"),
    ("items.csv", "number,price\nA,-1", "items.csv, line 2, column price: Must not be negative"),
    ("currencies.csv", "code,places\nCNY,-1", "currencies.csv, line 2, column places: Must not be negative"),
    ("items.csv", "number,shelf_life\nA,1.5", "items.csv, line 2, column shelf_life: Not a number"),
    ("items.csv", "number,added\nA,4/1/26", "items.csv, line 2, column added: Not a date; write it as 2026-04-01"),
    ("items.csv", "number,added\nA,2026-02-30", "items.csv, line 2, column added: Not a date"),
    ("items.csv", "number,taxable\nA,maybe", "items.csv, line 2, column taxable: Answer yes or no"),
    ("items.csv", "number,lot_control\nA,X", "items.csv, line 2, column lot_control: Must be one of"),
    ("items.csv", 'number,description1\nB,"two\nlines"', "items.csv, line 2, column description1: Character not"),
    ("items.csv", "number,um\nB,CS\n ,CS", "items.csv, line 3, column number: Blank not allowed"),
    ("items.csv", "number\nAAAAAAAAAAAAAAAAAAA", "items.csv, line 2, column number: Text is too long"),
    ("items.csv", "number,site\nA,WEST", "items.csv, line 2, column site: Site WEST does not exist"),
    ("items.csv", "number\nA\na", "items.csv, line 3, column number: Item Number A already exists"),
    ("unit_conversions.csv", "um,alternate_um\nEA,EA", "unit_conversions.csv, line 2, column alternate_um: The two"),
    (
        "price_lists.csv",
        "list,item,currency,um,start,expire\nS,A,CNY,CS,,2026-05-01\nS,A,CNY,CS,2026-05-01,",
        "price_lists.csv, line 3, column start: Overlaps the price from",
    ),
    ("sales_orders.csv", "number,sold_to\nSO1,C9", "sales_orders.csv, line 2, column sold_to: Not a valid customer"),
    ("sales_orders.csv", "number,sold_to\nSO9,C100\nSO1,C100", "sales_orders.csv, line 2, column line: The order has"),
    (
        "sales_order_lines.csv",
        "order,item,quantity_ordered\nSO1,A,1\nSO2,A,1",
        "sales_order_lines.csv, line 3, column order: Order SO2 is not in sales_orders.csv",
    ),
    (
        "sales_order_lines.csv",
        "order,item,quantity_ordered,um\nSO1,A,10,BX",
        "sales_order_lines.csv, line 2, column um: No conversion from BX to CS",
    ),
    (
        "allocations.csv",
        "effective,order,line,quantity,location\n2026-04-02,SO1,1,5,A-01",
        "allocations.csv, line 2, column quantity: Only 4",
    ),
    ("allocations.csv", "order,line,quantity\nSO1,1,5", "allocations.csv, line 2, column location: Blank not allowed"),
    ("allocations.csv", "order,location\nSO1,A-01", "allocations.csv, line 2, column quantity: Blank not allowed"),
    ("shipments.csv", "order\nSO9", "shipments.csv, line 2, column order: Sales order SO9 does not exist"),
    ("shipments.csv", "order,line\nSO1,7", "shipments.csv, line 2, column line: Line 7 does not exist"),
    ("shipments.csv", "order,quantity\nSO1,4", "shipments.csv, line 2, column line: Blank not allowed"),
    ("shipments.csv", "order,line,lot\nSO1,1,L1", "shipments.csv, line 2, column location: Blank not allowed"),
    (
        "shipments.csv",
        "effective,order,line,quantity,location\n2026-04-20,SO1,1,4,A-01\n2026-06-01,SO1,1,7,A-01",
        "shipments.csv, line 3, column quantity: Quantity 7",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), BAD, ids=[f"{name}-{said[-24:]}" for name, _, said in BAD])
def test_it_is_told_where_and_why_and_nothing_is_changed(
    name: str, content: str | bytes, said: str, new_sqlite: str, open_database: Any, operator: Operator, tmp_path: Path
) -> None:
    database: Database = open_database(new_sqlite)
    before = database.read(operator, everything)
    with pytest.raises(Refusal) as refused:
        load(database, operator, write_files(tmp_path / "load", COMPANY, STORY, {name: content}))
    assert str(refused.value).startswith(said)
    assert database.read(operator, everything) == before


def test_a_refusal_in_the_last_row_undoes_all_others(database: Database, operator: Operator, tmp_path: Path) -> None:
    before = database.read(operator, everything)
    files = STORY | {"shipments.csv": STORY["shipments.csv"] + "\n2026-06-01,SO1,1,1"}
    with pytest.raises(Refusal, match=r"^shipments.csv, line 4"):
        load(database, operator, write_files(tmp_path / "load", COMPANY, files))
    assert database.read(operator, everything) == before


def test_the_refusal_speaks_the_operators_language(
    new_sqlite: str, open_database: Any, operator: Operator, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as refused:
        load(open_database(new_sqlite), operator, write_files(tmp_path / "load", {"items.csv": "number,um\n,CS"}))
    words = refused.value.in_words(Translator("zh_CN"))
    assert "items.csv" in words
    assert "Blank" not in words


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_a_folder_without_files_is_refused(
    folder: str, new_sqlite: str, open_database: Any, operator: Operator, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refusal, match="holds no CSV files"):
        load(open_database(new_sqlite), operator, tmp_path / folder)
