"""Receipts - Unplanned (3.9), as goods are taken in."""

from datetime import date

import pytest

from qadtui.models.tables import Stock, StockTransaction
from tests.rules.company import Company
from tests.stages import receipt
from tests.station import Station


def received(company: Company) -> list[tuple[int, str]]:
    return [(int(row.quantity), row.remarks) for row in company.rows(StockTransaction) if row.type == "RCT-UNP"]


async def test_stock_is_there_when_all_information_is_correct(station: Station, company: Company) -> None:
    await station.type(receipt("A", 4))
    assert station.row(22) == "Is all information correct Yes"
    assert company.rows(Stock) == []
    await station.type("<Return>")
    assert station.row(22).endswith("posted")
    assert [(int(row.on_hand), int(row.allocated)) for row in company.rows(Stock)] == [(4, 0)]
    assert station.cursor == (3, 18)


async def test_the_item_s_own_unit_and_place_are_offered(station: Station) -> None:
    await station.type("3.9<Return>A<Return>")
    assert "Item A" in station.row(4)
    assert "Site: EAST" in station.row(7)
    assert "Location: A-01" in station.row(8)
    assert "UM: CS" in station.row(8)


async def test_what_it_was_is_kept_with_it(station: Station, company: Company) -> None:
    await station.type("3.9<Return>A<Return>4<F1>X7<Tab>042726<Tab>found behind the door<F1><F1>")
    (row,) = (row for row in company.rows(StockTransaction) if row.type == "RCT-UNP")
    assert (row.order, row.effective, row.remarks) == ("X7", date(2026, 4, 27), "found behind the door")


async def test_another_unit_is_converted(station: Station, company: Company) -> None:
    await station.type("3.9<Return>B<Return>2<Tab><Tab>cs<Tab>")
    assert "12.0000" in station.row(9)
    await station.type("<F1><F1><F1>")
    assert [int(row.on_hand) for row in company.rows(Stock)] == [24]


@pytest.mark.parametrize("no", ["n<Return>", "<F4>"])
async def test_no_goes_back_and_nothing_is_posted(station: Station, company: Company, no: str) -> None:
    await station.type(f"{receipt('A', 4)}{no}")
    assert "4.0" in station.row(7)
    assert received(company) == []
    await station.type("5<F1><F1><F1>")
    assert received(company) == [(5, "")]


async def test_f4_goes_back_one_step_at_a_time(station: Station, company: Company) -> None:
    await station.type("3.9<Return>A<Return>4<F1>")
    rows = []
    for _ in range(3):
        await station.type("<F4>")
        rows.append(station.cursor)
    assert [cursor[0] for cursor in rows if cursor] == [7, 3, 20]
    assert received(company) == []


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("NOSUCH<Return>", "Item Number NOSUCH does not exist"),
        ("A<Return>0<F1>", "Must not be zero"),
        ("A<Return>-1<F1>", "Only 0 on hand there"),
        ("A<Return>1<Tab><Tab>XX<F1>", "No conversion from XX to CS for item A"),
        ("A<Return>1<Tab>NOWHERE<F1>", "Site NOWHERE does not exist"),
        ("A<Return>1<Tab><Tab><Tab>Z-99<F1>", "Location Z-99 does not exist"),
        ("A<Return>1<Tab><Tab><Tab><Tab>L1<F1>", "Item A is not lot controlled"),
    ],
)
async def test_what_cannot_be_is_refused_where_it_was_typed(
    station: Station, company: Company, keys: str, words: str
) -> None:
    before = company.everything()
    typed = keys.removesuffix("<F1>").removesuffix("<Return>")
    await station.type("3.9<Return>")
    await station.type(keys.removesuffix("<F1>") if keys.endswith("<F1>") else typed)
    at = station.cursor
    await station.type("<F1>Q")
    assert (station.row(22), station.row(23)) == (words, "1 waiting key(s) dropped")
    assert station.cursor is not None
    assert at is not None
    assert station.cursor[0] == at[0]
    assert company.everything() == before


async def test_a_lot_controlled_item_needs_its_lot(station: Station, company: Company) -> None:
    await station.type("1.4.1<Return>B<F1><F1><F1>" + "<Tab>" * 3 + "L<F1><F1><F4>")
    await station.type("3.9<Return>B<Return>5<F1>")
    assert station.row(22) == "Item B needs a lot/serial number"
    await station.type("lot7<F1><F1><F1>")
    assert [(row.lot, int(row.on_hand)) for row in company.rows(Stock)] == [("LOT7", 5)]


async def test_one_receipt_after_another(station: Station, company: Company) -> None:
    await station.type("3.9<Return>" + "".join(f"A<Return>{quantity}<F1><F1><F1>" for quantity in (1, 2, 3)))
    assert received(company) == [(1, ""), (2, ""), (3, "")]


async def test_f1_f1_at_the_question_posts_once(station: Station, company: Company) -> None:
    await station.type(receipt("A", 4) + "<F1><F1><F1>")
    assert received(company) == [(4, "")]
