"""Records are found, stepped through, saved, guarded and deleted by their natural keys, on both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, select

from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.models import records
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import Audit, Currency, CustomerItem, Entity, InventoryStatus, Item, Location, PriceList, Site
from tests.conftest import FixedClock


class Company:
    """A company seen through its records, one transaction a call."""

    def __init__(self, database: Database, operator: Operator) -> None:
        self.database, self.operator = database, operator

    def save(self, model: type[SQLModel], version: int | None = None, **values: Any) -> records.Found:
        return self.database.write(self.operator, records.save, model, values, version)

    def find(self, model: type[SQLModel], **key: Any) -> records.Found | None:
        return self.database.read(self.operator, records.find, model, key)

    def step(self, model: type[SQLModel], forward: bool = True, within: Any = None, **key: Any) -> records.Found | None:
        return self.database.read(self.operator, records.step, model, key, forward, within)

    def delete(self, model: type[SQLModel], version: int, **key: Any) -> None:
        self.database.write(self.operator, records.delete, model, key, version)


@pytest.fixture
def company(database: Database, operator: Operator) -> Company:
    company = Company(database, operator)
    company.save(Entity, code="1000", name="Demo")
    company.save(InventoryStatus, code="GOOD")
    company.save(Site, code="EAST", entity="1000", status="GOOD")
    company.save(Site, code="WEST", entity="1000", status="GOOD")
    for site, code in (("EAST", "A-02"), ("EAST", "A-01"), ("EAST", "a-1"), ("WEST", "A-01"), ("EAST", "Z_1")):
        company.save(Location, site=site, code=code)
    return company


def refused(message: Message, field: str | None) -> Any:
    return pytest.raises(Refusal, check=lambda refusal: (refusal.message, refusal.field) == (message, field))


def test_codes_are_upper_cased_on_the_way_in_and_when_looked_for(company: Company) -> None:
    found = company.find(Location, site="east", code="a-1")
    assert found
    assert (found.values["site"], found.values["code"]) == ("EAST", "A-1")


def test_stepping_goes_by_code_point_through_the_whole_key_and_ends(company: Company) -> None:
    def walk(forward: bool, within: Any = None) -> list[str]:
        seen, key = [], dict(within or {})
        while found := company.step(Location, forward, within, **key):
            key = {"site": found.values["site"], "code": found.values["code"]}
            seen.append("/".join(key.values()))
        return seen

    east = ["EAST/A-01", "EAST/A-02", "EAST/A-1", "EAST/Z_1"]
    assert walk(True) == [*east, "WEST/A-01"]
    assert walk(False) == ["WEST/A-01", *reversed(east)]
    assert walk(False, {"site": "EAST"}) == list(reversed(east))


def test_stepping_starts_beyond_a_key_that_does_not_exist(company: Company) -> None:
    found = company.step(Location, site="EAST", code="B")
    assert found
    assert found.values["code"] == "Z_1"


@pytest.mark.parametrize(
    ("values", "message", "field"),
    [
        ({"site": "NORTH", "code": "A"}, messages.DOES_NOT_EXIST, "site"),
        ({"site": "", "code": "A"}, messages.BLANK_NOT_ALLOWED, "site"),
        ({"site": "EAST", "code": " "}, messages.BLANK_NOT_ALLOWED, "code"),
        ({"site": "EAST", "code": "TOOLONGCODE"}, messages.TOO_WIDE, "code"),
        ({"site": "EAST", "code": "B", "description": "漢" * 13}, messages.TOO_WIDE, "description"),
        ({"site": "EAST", "code": "B", "capacity": Decimal(-1)}, messages.MUST_NOT_BE_NEGATIVE, "capacity"),
        ({"site": "EAST", "code": "B", "capacity": Decimal("1.23")}, messages.TOO_MANY_DECIMALS, "capacity"),
        ({"site": "EAST", "code": "B", "capacity": Decimal(10**9)}, messages.TOO_LARGE, "capacity"),
        ({"site": "EAST", "code": "a-01"}, messages.ALREADY_EXISTS, "code"),
    ],
)
def test_a_refusal_names_the_field(company: Company, values: Any, message: Message, field: str) -> None:
    with refused(message, field):
        company.save(Location, **values)


def test_twelve_chinese_characters_fit_twenty_four_cells(company: Company) -> None:
    company.save(Location, site="EAST", code="B", description="漢" * 12)
    found = company.find(Location, site="EAST", code="B")
    assert found
    assert found.values["description"] == "漢" * 12


def test_a_change_keeps_what_it_does_not_name(company: Company) -> None:
    found = company.save(Location, 1, site="EAST", code="A-01", description="Aisle 1", capacity=Decimal("12.5"))
    again = company.save(Location, found.version, site="EAST", code="A-01", single_item=True)
    assert again.version == 3
    assert company.find(Location, site="EAST", code="A-01") == again
    assert (again.values["description"], again.values["capacity"]) == ("Aisle 1", Decimal("12.5"))


def test_who_saves_an_older_version_is_told_who_was_faster(company: Company, clock: FixedClock) -> None:
    clock.pass_time(minutes=5)
    bert = Company(company.database, replace(company.operator, user="bert"))
    bert.save(Location, 1, site="EAST", code="A-01", description="Bert's")
    with refused(messages.CHANGED_MEANWHILE, None) as told:
        company.save(Location, 1, site="EAST", code="A-01", description="Anna's")
    assert told.value.values == {"user": "bert", "time": f"{clock.now().astimezone():%H:%M}"}
    with refused(messages.CHANGED_MEANWHILE, None):
        company.delete(Location, 1, site="EAST", code="A-01")


def test_every_change_leaves_an_audit_row_with_both_states(company: Company, clock: FixedClock) -> None:
    company.save(Location, 1, site="EAST", code="A-01", capacity=Decimal("2.5"), created=date(2026, 4, 1))
    company.delete(Location, 2, site="EAST", code="A-01")

    def rows(session: Session) -> list[Audit]:
        mine = select(Audit).where(Audit.table == "location", Audit.key == "EAST/A-01")
        return list(session.exec(mine.order_by("id")))

    added, changed, deleted = company.database.read(company.operator, rows)
    assert [added.action, changed.action, deleted.action] == ["added", "changed", "deleted"]
    assert (added.before, deleted.after) == (None, None)
    assert changed.before == added.after
    assert changed.after == deleted.before
    assert changed.after
    assert (changed.after["capacity"], changed.after["created"]) == ("2.5", "2026-04-01")
    assert (changed.user, changed.terminal, changed.program, changed.at) == ("anna", "pts/1", "sosomt.p", clock.now())


def test_what_others_refer_to_cannot_be_deleted(company: Company) -> None:
    with refused(messages.IN_USE, "code"):
        company.delete(Site, 1, code="EAST")
    with refused(messages.DOES_NOT_EXIST, "code"):
        company.delete(Site, 1, code="NORTH")


def test_a_reference_is_looked_up_within_its_sibling(company: Company) -> None:
    company.save(Item, number="A", um="EA", description1="A", site="WEST", location="A-01")
    with refused(messages.DOES_NOT_EXIST, "location"):
        company.save(Item, 1, number="A", location="A-02")
    company.save(Item, 1, number="A", site="EAST", location="A-02")
    found = company.find(Item, number="A")
    assert found
    assert (found.values["site"], found.values["location"]) == ("EAST", "A-02")


def test_a_key_part_left_blank_is_unique_too(company: Company) -> None:
    company.save(Item, number="A", um="EA", description1="A")
    company.save(CustomerItem, customer_item="X1", item="A")
    with refused(messages.ALREADY_EXISTS, "customer_item"):
        company.save(CustomerItem, customer_item="X1", item="A")
    found = company.find(CustomerItem, customer="", customer_item="X1")
    assert found
    assert found.values["customer"] == ""


def test_a_price_without_a_start_comes_before_all_dated_ones(company: Company) -> None:
    company.save(Item, number="A", um="EA", description1="A")
    company.save(Currency, code="CNY")
    kind: dict[str, Any] = {"list": "STD", "item": "A", "currency": "CNY", "um": "EA"}
    for start in (date(2026, 5, 1), None, date(2026, 4, 1)):
        company.save(PriceList, **kind, start=start, list_price=Decimal(98))
    starts, key = [], dict(kind)
    while found := company.step(PriceList, within=kind, **key):
        starts.append(found.values["start"])
        key |= {"customer": "", "minimum_quantity": Decimal(0), "start": found.values["start"]}
    assert starts == [None, date(2026, 4, 1), date(2026, 5, 1)]


def test_many_rows_pass_the_same_checks_and_the_bad_one_is_named(company: Company) -> None:
    good = [{"site": "WEST", "code": f"B{number}"} for number in range(100)]

    def load(rows: Any) -> int:
        return company.database.write(company.operator, records.insert_many, Location, rows)

    for bad in ({"site": "NORTH", "code": "B"}, {"site": "WEST", "code": "b7"}):
        with pytest.raises(records.RowRefusal, check=lambda refusal: refusal.row == 100):
            load([*good, bad])
    assert load(good) == 100
    found = company.find(Location, site="WEST", code="B99")
    assert found
    assert found.values["permanent"] is True
