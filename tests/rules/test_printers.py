"""Printers and whose reports go to which."""

import pytest

from qadtui.language import messages
from qadtui.models.tables import Printer, PrinterDefault, PrinterType, User
from qadtui.rules import masters
from qadtui.rules.printers import RESERVED, default_output
from tests.rules.company import Company

REPORT = "7.1.20.13"


@pytest.fixture
def office(small_company: Company) -> Company:
    """A company with two printers, and Anna and Bert."""
    small_company.keep(PrinterType, code="PLAIN")
    for name in ("Office", "Dock"):
        small_company.keep(Printer, name=name, type="PLAIN", destination=name.lower())
    for user in ("anna", "bert"):
        small_company.keep(User, user_id=user)
    return small_company


def default(company: Company, user: str, function: str, output: str) -> None:
    company.keep(PrinterDefault, user=user, function=function, output=output)


def test_without_a_default_nobody_knows(office: Company) -> None:
    assert office.see(default_output, "anna", REPORT) == ""


def test_a_users_default_goes_before_everybodys_and_a_reports_before_that_of_all(office: Company) -> None:
    nearest_last = (("*", "", "terminal"), ("*", REPORT, "page"), ("anna", "", "Office"), ("anna", REPORT, "dock"))
    for user, function, output in nearest_last:
        default(office, user, function, output)
        assert office.see(default_output, "anna", REPORT) == output
    assert office.see(default_output, "anna", "7.1.3") == "Office"
    assert office.see(default_output, "bert", REPORT) == "page"
    assert office.see(default_output, "bert", "7.1.3") == "terminal"


def test_a_default_must_lead_somewhere(office: Company) -> None:
    refusal = office.refused(messages.NO_SUCH_PRINTER, default, office, "*", "", "laser")
    assert refusal.field == "output"
    office.refused(messages.USER_UNKNOWN, default, office, "carl", "", "Office")


@pytest.mark.parametrize("name", [*RESERVED, "PDF", "Terminal"])
def test_no_printer_is_called_like_an_output(office: Company, name: str) -> None:
    refusal = office.refused(messages.RESERVED_OUTPUT, office.keep, Printer, name=name, type="PLAIN", destination="x")
    assert refusal.field == "name"


def test_two_printers_are_not_told_apart_by_capitals(office: Company) -> None:
    refusal = office.refused(
        messages.ALREADY_EXISTS, office.keep, Printer, name="OFFICE", type="PLAIN", destination="x"
    )
    assert str(refusal) == "Printer Office already exists"
    office.change(Printer, name="Office", description="By the door")


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "GB18030", "cp437", "ascii", "latin-1"])
def test_the_character_sets_of_printers_are_known(office: Company, charset: str) -> None:
    office.keep(PrinterType, code="OTHER", charset=charset)


@pytest.mark.parametrize("charset", ["klingon", "base64", "rot13", "utf-16", "idna"])
def test_what_no_printer_speaks_is_refused(office: Company, charset: str) -> None:
    refusal = office.refused(messages.UNKNOWN_CHARSET, office.keep, PrinterType, code="OTHER", charset=charset)
    assert refusal.field == "charset"


def test_a_printer_prints_at_least_once_on_at_least_one_line(office: Company) -> None:
    office.refused(messages.MUST_BE_POSITIVE, office.keep, PrinterType, code="OTHER", lines=0)
    office.refused(messages.MUST_BE_POSITIVE, office.keep, Printer, name="New", type="PLAIN", destination="x", copies=0)


def test_a_type_in_use_is_not_deleted(office: Company) -> None:
    office.refused(messages.IN_USE, office.do, masters.delete, PrinterType, {"code": "PLAIN"}, 1)
