"""What a folder of files makes of a company."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from qadtui.batch.load import Loaded, Progress, load
from qadtui.language.messages import Refusal
from qadtui.models import records
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import Customer, SalesOrder, SalesOrderLine, Stock, StockTransaction
from qadtui.reports.definition import Report
from qadtui.reports.request import Request
from qadtui.reports.selection import rows_of
from qadtui.rules.proof import prove
from tests.batch.files import COMPANY, STORY, everything, write_files

Load = Callable[..., Loaded]


@pytest.fixture
def load_files(database: Database, operator: Operator, tmp_path: Path) -> Load:
    """Loads the company and the files given; without the company with `company=False`."""

    def load_(*files: dict[str, str], company: bool = True) -> Loaded:
        for old in (tmp_path / "load").glob("*"):
            old.unlink()
        return load(database, operator, write_files(tmp_path / "load", *([COMPANY] if company else []), *files))

    return load_


@pytest.fixture
def record(database: Database, operator: Operator) -> Callable[..., dict[str, Any]]:
    """One record by its key."""

    def record_(model: Any, **key: Any) -> dict[str, Any]:
        found = database.read(operator, records.find, model, key)
        assert found is not None
        return found.values

    return record_


@pytest.fixture
def history(database: Database, operator: Operator) -> Callable[[str], list[dict[str, Any]]]:
    """The transactions of one type."""
    columns = ["effective", "order", "line", "location", "quantity", "price", "amount", "program"]

    def history_(kind: str) -> list[dict[str, Any]]:
        spec = {"columns": columns, "sort": ["number"], "where": f"type == '{kind}'"}
        report = Report.from_spec(StockTransaction, spec)
        with database.reading(operator) as session:
            return [dict(zip(columns, row, strict=True)) for row in rows_of(session, report, Request())]

    return history_


def test_tables_are_written_below_those_they_refer_to(load_files: Load, record: Callable[..., Any]) -> None:
    loaded = load_files()
    assert loaded.rows["customers.csv"] == 2
    assert record(Customer, number="C200")["bill_to"] == "C100"  # which stands below it in the file


def test_codes_are_upper_cased_as_on_entry(load_files: Load, record: Callable[..., Any]) -> None:
    load_files(STORY | {"sales_orders.csv": "number,sold_to,order_date\nso1,c100,2026-04-01"})
    assert record(SalesOrder, number="SO1")["site"] == "EAST"


def test_the_story_from_files(load_files: Load, record: Callable[..., Any], history: Callable[..., Any]) -> None:
    load_files(STORY)
    line = record(SalesOrderLine, order="SO1", line=1)
    assert (line["price"], line["amount"], line["quantity_shipped"]) == (98, 980, 10)
    shipped = history("ISS-SO")
    assert [(row["effective"], row["amount"]) for row in shipped] == [
        (date(2026, 4, 20), Decimal(392)),
        (date(2026, 5, 3), Decimal(588)),
    ]
    assert {row["program"] for row in shipped} == {"load"}


def test_what_is_loaded_proves_itself(load_files: Load, database: Database, operator: Operator) -> None:
    load_files(STORY)
    assert database.read(operator, prove) == []


def test_an_order_is_booked_and_priced_on_its_own_day(load_files: Load, history: Callable[..., Any]) -> None:
    load_files(
        {
            "sales_orders.csv": "number,sold_to,order_date\nSO2,C200,2026-05-20\nSO1,C100,2026-04-01",
            "sales_order_lines.csv": "order,item,quantity_ordered\nSO2,JIA,1\nSO1,A,1",
        }
    )
    booked = [(row["order"], row["effective"], row["price"]) for row in history("ORD-SO")]
    assert booked == [("SO1", date(2026, 4, 1), 98), ("SO2", date(2026, 5, 20), 105)]


def test_prices_are_typed_as_on_the_screen(load_files: Load, record: Callable[..., Any]) -> None:
    load_files(
        {
            "sales_orders.csv": "number,sold_to,order_date,ship_to\nSO1,C100,2026-04-01,BACKDOOR",
            "sales_order_lines.csv": (
                "order,line,item,quantity_ordered,um,list_price,discount,price\n"
                "SO1,1,A,1,,,10,\nSO1,5,B,1,CS,120,12.5,\nSO1,,B,1,,,,9.5"
            ),
        }
    )
    prices = [record(SalesOrderLine, order="SO1", line=line)["price"] for line in (1, 5, 6)]
    assert prices == [Decimal("88.2"), Decimal(105), Decimal("9.5")]
    assert record(SalesOrder, number="SO1")["ship_to"] == "BACKDOOR"


def test_a_price_below_its_lists_limit_is_refused_not_raised(load_files: Load) -> None:
    lines = STORY | {"sales_order_lines.csv": "order,item,quantity_ordered,price\nSO1,A,10,79"}
    with pytest.raises(Refusal, match=r"^sales_order_lines.csv, line 2, column price: Price must be between 80"):
        load_files(lines)


def test_an_allocation_without_quantity_takes_what_is_there_and_tells_what_is_short(
    load_files: Load, record: Callable[..., Any]
) -> None:
    loaded = load_files(
        {
            "receipts.csv": "item,quantity,location\nA,3,A-01\nA,4,A-02\nA,90,HELD\nB,20,A-01",
            "sales_orders.csv": "number,sold_to\nSO1,C100\nSO2,C200",
            "sales_order_lines.csv": "order,item,quantity_ordered,um\nSO1,A,5,\nSO1,B,1,CS\nSO2,A,6,\nSO2,B,1,CS",
            "allocations.csv": "order,line\nSO1,\nSO2,1\nSO2,2",
            "sales_order_control.csv": "allocation_days\n0",
        }
    )
    assert loaded.short == {"A": 4, "B": 4}
    assert record(SalesOrderLine, order="SO2", line=1)["quantity_allocated"] == 2


def test_a_whole_order_is_shipped_from_where_the_stock_lies(load_files: Load, history: Callable[..., Any]) -> None:
    load_files(
        STORY
        | {
            "receipts.csv": "effective,item,quantity,location\n2026-04-01,A,7,A-01\n2026-04-01,A,9,A-02",
            "allocations.csv": "effective,order,line,quantity,location\n2026-04-02,SO1,1,6,A-02",
            "shipments.csv": "effective,order,ship_via,bol\n2026-04-20,SO1,Van,B1",
        }
    )
    assert [(row["location"], row["quantity"]) for row in history("ISS-SO")] == [("A-02", -9), ("A-01", -1)]


def test_a_shipment_that_finds_too_little_is_refused_whole(load_files: Load) -> None:
    with pytest.raises(Refusal, match=r"^shipments.csv, line 2, column quantity: Only 4"):
        load_files(STORY | {"shipments.csv": "effective,order\n2026-04-20,SO1"})


def test_rows_of_one_order_and_day_are_one_shipment(load_files: Load, database: Database, operator: Operator) -> None:
    load_files(
        STORY
        | {
            "sales_order_lines.csv": "order,item,quantity_ordered\nSO1,A,4\nSO1,B,5",
            "shipments.csv": "effective,order,line\n2026-04-20,SO1,1\n2026-04-20,SO1,2",
        }
    )
    with database.reading(operator) as session:
        postings = [row for row in everything(session)["posting"] if "shipment" in row]
    assert len(postings) == 1


def test_nothing_is_shipped_before_it_is_received(load_files: Load) -> None:
    with pytest.raises(Refusal, match=r"^shipments.csv, line 2, column quantity: Only 4"):
        load_files(STORY | {"shipments.csv": "effective,order,line,quantity\n2026-05-01,SO1,1,5"})


def test_the_same_masters_again_are_refused_by_line(load_files: Load) -> None:
    load_files()
    with pytest.raises(Refusal, match=r"^entities.csv, line 2, column code: Entity 1000 already exists$"):
        load_files()


@pytest.mark.parametrize("file", ["receipts.csv", "shipments.csv"])
def test_the_same_event_again_is_refused_though_its_file_has_grown(load_files: Load, file: str) -> None:
    load_files(STORY)
    with pytest.raises(Refusal, match=rf"^{file}, line 2: This was posted already$"):
        load_files({file: STORY[file] + "\n" + STORY[file].rpartition("\n")[2]}, company=False)


def test_two_equal_receipts_of_one_file_are_two(load_files: Load, record: Callable[..., Any]) -> None:
    load_files({"receipts.csv": "item,quantity\nA,4\nA,4"})
    assert record(Stock, item="A", site="EAST", location="A-01")["on_hand"] == 8


def test_an_allocation_again_changes_nothing(
    load_files: Load, database: Database, operator: Operator, record: Callable[..., Any]
) -> None:
    story = {name: content for name, content in STORY.items() if name != "shipments.csv"}
    load_files(story)
    load_files({"allocations.csv": story["allocations.csv"]}, company=False)
    assert record(SalesOrderLine, order="SO1", line=1)["quantity_allocated"] == 4
    assert database.read(operator, prove) == []


def test_a_file_from_excel_with_its_mark_and_empty_lines_is_read(load_files: Load, record: Callable[..., Any]) -> None:
    load_files(
        {"customers.csv": '\ufeffnumber,name,currency,line1\r\n,,,\r\nc9 ,"城北, 酒家",CNY,\r\n'}
        | {"ship_tos.csv": "customer,code,name", "customer_items.csv": "customer,customer_item,item"}
    )
    assert record(Customer, number="C9")["currency"] == "CNY"


def test_progress_tells_every_row_once(database: Database, operator: Operator, tmp_path: Path) -> None:
    class Counting(Progress):
        def begin(self, rows: dict[str, int]) -> None:
            self.expected, self.counted = rows, dict.fromkeys(rows, 0)

        def done(self, file: str, rows: int = 1) -> None:
            self.counted[file] += rows

    progress = Counting()
    load(database, operator, write_files(tmp_path / "load", COMPANY, STORY), progress)
    assert progress.counted == progress.expected
    assert progress.counted["sales_order_lines.csv"] == 1


def test_the_business_date_is_the_operators_own_again(load_files: Load, operator: Operator) -> None:
    load_files(STORY)
    assert (operator.date, operator.program) == (date(2026, 4, 1), "sosomt.p")
