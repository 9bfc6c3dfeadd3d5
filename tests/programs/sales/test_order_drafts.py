"""Orders that were not finished, and orders that two people want at once."""

from pathlib import Path

import pytest

from qadtui.models.tables import Draft, EditLock, SalesOrder
from tests.company import APRIL
from tests.rules.company import Company
from tests.stages import NEW_ORDER, SAVE, change_order, line
from tests.station import Station

OFFERED = "Order SO1001 was not finished. Continue with it Yes"


async def break_off(file: Path, keys: str) -> None:
    """Type keys, and lose the line."""
    async with Station(file, date=APRIL) as station:
        await station.type(keys)


async def test_an_order_broken_off_is_offered_and_goes_on_with_its_lines(company_file: Path, company: Company) -> None:
    await break_off(company_file, f"{NEW_ORDER}{line('A', 10)}<Return>B")
    assert company.rows(SalesOrder) == []
    async with Station(company_file, date=APRIL) as station:
        await station.type("7.1.1<Return>")
        assert station.row(22) == OFFERED
        await station.type(f"<Return><F1><F1><F1>{line('B', 2)}{SAVE}")
        assert station.messages == "Order SO1001 saved"
    assert [values["item"] for values in company.opened("SO1001").lines.values()] == ["A", "B"]
    assert company.rows(Draft) == []


async def test_no_asks_whether_to_throw_it_away(company_file: Path, company: Company) -> None:
    await break_off(company_file, f"{NEW_ORDER}{line('A', 10)}")
    async with Station(company_file, date=APRIL) as station:
        await station.type("7.1.1<Return>n<Return>")
        assert station.row(22) == "Throw this draft away No"
        await station.type("<Return>")
        assert len(company.rows(Draft)) == 1
        await station.type("<F4>7.1.1<Return>n<Return>y<Return>")
        assert company.rows(Draft) == []
        assert "9=Prev" in station.row(24)
        await station.type("<F4>7.1.1<Return>")
        assert station.messages == ""


async def test_what_others_left_unfinished_is_not_offered(station: Station, company: Company) -> None:
    company.do(drafted, "SO1001")
    await station.type("7.1.1<Return>")
    assert station.messages == ""


def drafted(session: object, number: str) -> None:
    from qadtui.models import drafts

    drafts.keep(session, "sosomt.p", number, {})  # type: ignore[arg-type]


async def test_an_order_that_is_saved_leaves_no_draft_and_no_lock(station: Station, company: Company) -> None:
    await station.type(f"{NEW_ORDER}{line('A', 10)}{SAVE}")
    assert (company.rows(Draft), company.rows(EditLock)) == ([], [])


@pytest.mark.parametrize(
    "leave",
    [
        "<F4>",
        "<F1><F4>",
        "<F1><F1><F1><F4><F4><F4>",
        "<F1><F1><F1>1<Return>4<F1><F1><F1><F1><F4><F4><F4>n<Return>y<Return>",
    ],
)
async def test_an_order_that_is_left_is_free_for_others(station: Station, company: Company, leave: str) -> None:
    number = company.order(("A", 10))
    await station.type(f"7.1.1<Return>{number}<F1>{leave}")
    assert (company.rows(Draft), company.rows(EditLock)) == ([], [])
    assert "9=Prev" in station.row(24)


async def test_the_second_is_told_who_has_the_order(company_file: Path, company: Company) -> None:
    number = company.order(("A", 10))
    async with Station(company_file, date=APRIL) as first, Station(company_file, date=APRIL) as second:
        await first.type(change_order(number))
        await second.type(f"7.1.1<Return>{number}<F1>C200<F1>")
        assert second.row(22).startswith(f"Order {number} is being edited by anna on station since ")
        assert second.row(23) == "5 waiting key(s) dropped"
        assert "9=Prev" in second.row(24)
        await first.type("<F4><F4><F4>")
        await second.type(f"{number}<F1>")
        assert second.messages == "Modifying existing record"


async def test_nobody_ships_an_order_while_it_is_being_changed(company_file: Path, company: Company) -> None:
    company.receive(10)
    number = company.order(("A", 10))
    async with Station(company_file, date=APRIL) as first, Station(company_file, date=APRIL) as second:
        await first.type(change_order(number))
        await second.type(f"7.9.15<Return>{number}<F1><F1>")
        assert "is being edited by anna" in second.row(22)


async def test_what_changed_meanwhile_is_said_and_not_overwritten(station: Station, company: Company) -> None:
    company.receive(10)
    number = company.order(("A", 10))
    company.allocate(number, 1, 4)
    await station.type(change_order(number))
    company.ship_allocated(number)
    await station.type(f"1<Return>20<F1><F1><F1><F1>{SAVE}")
    assert station.row(22).startswith("Changed meanwhile by carl at ")
    assert station.row(22).endswith(", look again")
    assert company.line(number)["quantity_ordered"] == 10


async def test_a_master_changed_meanwhile_is_not_overwritten_either(station: Station, company: Company) -> None:
    from qadtui.models.tables import Currency

    await station.type("26.1<Return>CNY<F1>")
    company.change(Currency, code="CNY", description="Renminbi")
    await station.type("Money<F1>")
    assert station.row(22).startswith("Changed meanwhile by carl at ")
    await station.type("<F4>CNY<F1>")
    assert "Renminbi" in station.screen()


async def test_two_orders_begun_at_once_have_numbers_of_their_own(company_file: Path, company: Company) -> None:
    async with Station(company_file, date=APRIL) as first, Station(company_file, date=APRIL) as second:
        await first.type(f"{NEW_ORDER}{line('A', 1)}")
        await second.type(f"{NEW_ORDER}{line('B', 2)}{SAVE}")
        await first.type(SAVE)
    assert (company.line("SO1001")["item"], company.line("SO1002")["item"]) == ("A", "B")
