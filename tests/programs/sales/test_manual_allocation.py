"""Sales Order Manual Allocation (7.1.6), as the storekeeper uses it."""

import pytest

from qadtui.models.tables import Allocation
from qadtui.rules import allocation as rules
from tests.rules.company import Company
from tests.stages import allocation
from tests.station import Station


@pytest.fixture
def number(company: Company) -> str:
    """An order for ten cases of A, of which four are there: three in A-01, one in A-02."""
    company.receive(3)
    company.receive(1, location="A-02")
    return company.order(("A", 10))


def words(station: Station, row: int) -> list[str]:
    return station.row(row).strip("│").split()


async def test_the_order_shows_its_customer_and_its_open_lines(station: Station, number: str) -> None:
    await station.type(f"7.1.6<Return>{number}<F1>")
    assert "Corner Shop" in station.row(3)
    assert words(station, 9) == ["1", "A", "EAST", "04/01/26", "CS", "10.0", "4.0", "0.0"]


async def test_stock_is_listed_with_what_is_free_and_the_first_is_offered(station: Station, number: str) -> None:
    await station.type(f"7.1.6<Return>{number}<F1><F1>")
    assert words(station, 13) == ["A-01", "3.0", "3.0", "0.0", "GOOD"]
    assert words(station, 14) == ["A-02", "1.0", "1.0", "0.0", "GOOD"]
    await station.type("<F1>")
    assert "Qty Allocated:         3.0" in station.row(20)


async def test_what_is_allocated_is_on_the_line_and_on_the_stock(
    station: Station, company: Company, number: str
) -> None:
    await station.type(f"{allocation(number)}2<F1>")
    assert words(station, 13) == ["A-01", "3.0", "1.0", "2.0", "GOOD"]
    assert "Qty Allocated:         2.0" in station.row(8)
    assert company.see(rules.line_position, number, 1)["detail"] == 2


async def test_more_than_is_there_is_refused_naming_what_is_there(
    station: Station, company: Company, number: str
) -> None:
    await station.type(allocation(number))
    at, before = station.cursor, company.everything()
    await station.type("4<F1><F4><F4>")
    assert (station.row(22), station.row(23)) == ("Only 3 available to allocate", "2 waiting key(s) dropped")
    assert station.cursor == at
    assert company.everything() == before


async def test_what_another_order_has_is_not_there(station: Station, company: Company) -> None:
    company.receive(3)
    company.allocate(company.order(("A", 2)), 1, 2)
    number = company.order(("A", 10))
    await station.type(f"{allocation(number)}2<F1>")
    assert station.row(22) == "Only 1 available to allocate"


async def test_more_than_is_open_is_refused(station: Station, company: Company) -> None:
    company.receive(9)
    number = company.order(("A", 5))
    await station.type(f"{allocation(number)}6<F1>")
    assert station.row(22) == "Only 5 open to allocate on this line"


async def test_a_negative_quantity_cannot_be_allocated(station: Station, company: Company, number: str) -> None:
    await station.type(f"{allocation(number)}-1<F1>")
    assert station.row(22) == "Must not be negative"
    assert company.rows(Allocation) == []


async def test_zero_gives_the_allocation_back(station: Station, company: Company, number: str) -> None:
    await station.type(f"{allocation(number)}2<F1><F1>0<F1>")
    assert words(station, 13) == ["A-01", "3.0", "3.0", "0.0", "GOOD"]
    assert company.rows(Allocation) == []


async def test_another_stock_is_paged_to(station: Station, company: Company, number: str) -> None:
    await station.type(f"7.1.6<Return>{number}<F1><F1><F10><F1>1<F1>")
    assert words(station, 14) == ["A-02", "1.0", "0.0", "1.0", "GOOD"]


async def test_stock_that_is_kept_back_cannot_be_allocated(station: Station, company: Company, number: str) -> None:
    await station.type("1.1.18<Return>EAST<Tab>Q-01<F1><Tab>HOLD<F1><F4>")
    company.receive(8, location="Q-01")
    await station.type(f"7.1.6<Return>{number}<F1><F1>Q-01<F1>1<F1>")
    assert station.row(22) == "Inventory status HOLD does not allow allocation"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("NOSUCH<F1>", "Order NOSUCH does not exist"),
        ("{number}<F1>9<F1>", "Line 9 does not exist"),
        ("{number}<F1><F1>Z-99<F1>", "No stock of item A at that location, lot and reference"),
    ],
)
async def test_what_is_not_there_is_refused_where_it_was_typed(
    station: Station, number: str, keys: str, words: str
) -> None:
    at = {"N": (3, 18), "9": (20, 16), "Z": (19, 14)}[keys.replace("{number}<F1>", "").replace("<F1>", "")[0]]
    await station.type(f"7.1.6<Return>{keys.format(number=number)}")
    assert station.row(22) == words
    assert station.cursor is not None
    assert station.cursor[0] == at[0]


async def test_f4_goes_back_one_step_at_a_time(station: Station, number: str) -> None:
    await station.type(allocation(number))
    steps = []
    for _ in range(4):
        await station.type("<F4>")
        steps.append(station.cursor)
    assert [cursor[0] for cursor in steps if cursor] == [19, 20, 3, 20]
    assert "Main Menu" in station.row(2)


async def test_an_order_on_hold_is_not_allocated(station: Station, company: Company) -> None:
    company.receive(3)
    number = company.order(("A", 1), action_status="HD")
    await station.type(f"{allocation(number)}1<F1>")
    assert station.row(22) == f"Order {number} is on hold: HD"
