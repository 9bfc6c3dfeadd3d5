"""Master files: what one table alone needs beyond its dictionary."""

from datetime import date
from decimal import Decimal

from qadtui.language import messages
from qadtui.models import records
from qadtui.models.tables import Customer, Item, Location, UnitConversion, User
from qadtui.models.users import authenticate
from qadtui.rules import masters, units
from tests.rules.company import Company


def test_a_new_record_begins_with_its_defaults(small_company: Company) -> None:
    item = small_company.see(masters.defaults, Item, {"number": "NEW"})
    assert (item["number"], item["um"], item["added"]) == ("NEW", "EA", date(2026, 4, 1))
    assert small_company.see(masters.defaults, Location, {"site": "EAST", "code": "X"})["created"] == date(2026, 4, 1)


def test_what_is_in_use_is_not_deleted(company: Company) -> None:
    company.order(("A", 1))
    company.refused(messages.IN_USE, company.do, masters.delete, Customer, {"number": "C100"}, 1)
    company.do(masters.delete, Customer, {"number": "C200"}, 1)


def test_a_unit_is_not_converted_to_itself_nor_by_nothing(small_company: Company) -> None:
    keep = small_company.keep
    refusal = small_company.refused(messages.SAME_UNIT, keep, UnitConversion, um="EA", alternate_um="ea")
    assert refusal.field == "alternate_um"
    nothing = {"um": "EA", "alternate_um": "BX", "factor": Decimal(0)}
    assert small_company.refused(messages.MUST_BE_POSITIVE, keep, UnitConversion, **nothing).field == "factor"


def test_an_items_own_conversion_goes_before_the_general_one(company: Company) -> None:
    company.keep(UnitConversion, um="EA", alternate_um="DZ", item="B", factor=Decimal(13))
    company.keep(Item, number="C")
    assert company.see(units.conversion, "B", "DZ") == 13
    assert company.see(units.conversion, "C", "DZ") == 12
    assert company.see(units.conversion, "C", "EA") == 1


def test_one_active_administrator_remains(company: Company) -> None:
    company.do(authenticate, "anna")
    anna = company.see(records.find, User, {"user_id": "anna"})
    assert anna is not None
    for change in ({"active": False}, {"role": ""}):
        company.refused(messages.LAST_ADMINISTRATOR, company.do, masters.save, User, anna.values | change, anna.version)
    company.refused(messages.LAST_ADMINISTRATOR, company.do, masters.delete, User, {"user_id": "anna"}, anna.version)
    company.keep(User, user_id="berta", role=anna.values["role"])
    company.change(User, user_id="anna", active=False)
