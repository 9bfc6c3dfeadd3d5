"""Who may do what: programs, the session date, and how users are kept."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from sqlmodel import Session

from qadtui.language.messages import Refusal
from qadtui.models import records
from qadtui.models.tables import Role, RoleRight, User
from qadtui.models.view import table_of
from tests.company import APRIL
from tests.rules.company import Company
from tests.station import Station

FIRST_PROGRAM = "3.9<Return>"  # the menu is there before the database is open, a program is not


def employ(session: Session, user: str, *rights: str, **more: Any) -> None:
    """A user who may run the programs that `rights` name."""
    role = records.save(session, Role, {"code": "STORE"})
    rows = [{"role_id": role.id, "kind": "menu", "name": right} for right in rights]
    session.connection().execute(insert(table_of(RoleRight)), rows)
    records.save(session, User, {"user_id": user, "role": "STORE"} | more)


@pytest.fixture
async def storekeeper(company_file: Path, company: Company) -> AsyncIterator[Station]:
    """Bob, who may do what is in the menus 3 and 7.1.6."""
    company.do(employ, "bob", "3.*", "7.1.6")
    async with Station(company_file, user="bob") as station:
        yield station


@pytest.mark.parametrize("number", ["7.1.1", "7.9.15", "36.3.1", "2.1.1"])
async def test_a_program_of_others_is_refused_by_its_number(storekeeper: Station, number: str) -> None:
    await storekeeper.type(f"{number}<Return>X")
    assert storekeeper.row(22) == f"You have no access to {number}"
    assert "Main Menu" in storekeeper.row(2)


@pytest.mark.parametrize("number", ["3.9", "3.6.6", "3.21.1", "7.1.6", "sosoal.p"])
async def test_a_program_of_ones_own_opens(storekeeper: Station, number: str) -> None:
    await storekeeper.type(f"{number}<Return>")
    assert ".p " in storekeeper.row(1)


async def test_the_session_date_is_for_those_who_may(company_file: Path, company: Company) -> None:
    company.do(employ, "bob", "3.*")
    with pytest.raises(Refusal, match="You may not set the session date"):
        async with Station(company_file, user="bob", date=APRIL) as station:
            await station.type(FIRST_PROGRAM)


async def test_an_administrator_s_session_date_is_on_the_title_and_in_the_orders(
    station: Station, company: Company
) -> None:
    assert station.row(2).endswith("04/01/26│")
    await station.type("7.1.1<Return><F1>C100<F1>")
    assert "Order Date: 04/01/26" in station.screen()


async def test_a_stranger_does_not_come_in(company_file: Path) -> None:
    with pytest.raises(Refusal, match="User eve is not known here"):
        async with Station(company_file, user="eve") as station:
            await station.type(FIRST_PROGRAM)


async def test_a_user_who_is_not_active_does_not_come_in(company_file: Path, company: Company) -> None:
    company.do(employ, "bob", "*", active=False)
    with pytest.raises(Refusal, match="User bob is not active"):
        async with Station(company_file, user="bob") as station:
            await station.type(FIRST_PROGRAM)


@pytest.mark.parametrize("change", ["<Tab><Tab><Tab><Tab>n<F1>", "<Tab><Tab><Tab><F8><F1>"])
async def test_the_last_administrator_stays_one(station: Station, change: str) -> None:
    await station.type(f"36.3.1<Return>anna<F1>{change}")
    assert station.row(22) == "One active administrator must remain"


async def test_the_last_administrator_cannot_be_deleted(station: Station, company: Company) -> None:
    await station.type("36.3.1<Return>anna<F1><F5>")
    await station.type("<Return>")
    assert station.row(22) == "One active administrator must remain"
    assert company.see(records.find, User, {"user_id": "anna"}) is not None


async def test_a_user_s_language_and_date_order_count_from_the_next_login(company_file: Path, company: Company) -> None:
    async with Station(company_file, date=date(2026, 4, 27)) as station:
        await station.type("36.3.1<Return>anna<F1><Tab>zh_CN<Tab>dmy<F1>")
    async with Station(company_file, language="", date=date(2026, 4, 27)) as station:
        await station.type(f"{FIRST_PROGRAM}<F4>")
        assert "27/04/26" in station.row(2)
        assert "销售" in station.screen()


async def test_an_unknown_language_is_refused_where_it_was_typed(station: Station) -> None:
    await station.type("36.3.1<Return>anna<F1><Tab>")
    at = station.cursor
    await station.type("fr<Tab>")
    assert station.row(22).startswith("Must be one of: ")
    assert station.cursor == at
