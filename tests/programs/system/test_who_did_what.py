"""Who wrote what, and who is editing it now: 36.12.1, 36.16.13, 36.3."""

from pathlib import Path

from qadtui.models.tables import Customer, User
from tests.company import APRIL
from tests.rules.company import Company
from tests.station import Station


async def test_the_audit_trail_begins_with_the_newest(station: Station, company: Company) -> None:
    company.change(Customer, number="C100", city="Sampleton")
    await station.type("36.12.1<Return>")
    first = station.row(5).split()
    assert first[2:6] == ["carl", "changed", "customer", "C100"]
    await station.type("<Tab>anna")
    assert "carl" not in station.screen()


async def test_what_somebody_edits_is_seen_by_others(station: Station, company: Company, company_file: Path) -> None:
    company.order(("A", 1))
    company.keep(User, user_id="ben", role="ADMIN")
    async with Station(company_file, user="ben", date=APRIL) as ben:
        await ben.type("7.1.1<Return>SO1001<Return>")
        await station.type("36.16.13<Return>")
        assert station.row(5).split()[1:3] == ["SO1001", "ben"]
        await ben.type("<F4><F4>")
        await station.type("<F4>36.16.13<Return>")
        assert "SO1001" not in station.screen()
