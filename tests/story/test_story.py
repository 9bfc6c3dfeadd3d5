"""THE story, typed in a real terminal, in both languages.

April   A costs 98.00: ten cases ordered without a price, four received, allocated, a fifth refused, four shipped
May     A costs 105.00: six more received, allocated and shipped, still for 98.00
"""

from decimal import Decimal
from pathlib import Path

import pytest

from qadtui.language import messages
from qadtui.language.messages import Message, said
from qadtui.language.text import Text, Translator
from tests.rules.company import Company
from tests.typist import Typist

ORDER = "SO1001"


class Teller:
    """Looks for words on the screen in the operator's language."""

    def __init__(self, typist: Typist, language: str) -> None:
        self.typist, self.translate = typist, Translator(language)

    def titled(self, number: str, title: str) -> None:
        self.typist.terminal.wait_for(f"{number} {self.translate(Text(title, 'menu'))}")

    def words(self, message: Message, **values: object) -> str:
        return said(message, self.translate, values)

    def told(self, message: Message, **values: object) -> None:
        self.typist.terminal.wait_for(self.words(message, **values))


def start(file: Path, date: str, language: str) -> tuple[Typist, Teller]:
    typist = Typist.at(file, date=date, language=language)
    return typist, Teller(typist, language)


def receive(typist: Typist, teller: Teller, quantity: int) -> None:
    typist.run("3.9", "item")
    teller.titled("3.9", "Receipts - Unplanned")
    typist.type("A<Return>", "quantity")
    typist.type(f"{quantity}<Tab>", "quantity")
    typist.question(teller.words(messages.ALL_INFORMATION_CORRECT))
    typist.type("<F1>", "item")
    typist.type("<F4>", "menu")


def allocate(typist: Typist, teller: Teller, quantity: int) -> None:
    typist.run("7.1.6", "order")
    teller.titled("7.1.6", "Sales Order Manual Allocation")
    typist.type(f"{ORDER}<Return>", "line")
    typist.go_to("stock")
    typist.go_to("quantity")
    typist.type(f"{quantity}<F1>", "stock")


def ship(typist: Typist, teller: Teller, quantity: int) -> None:
    typist.run("7.9.15", "order")
    teller.titled("7.9.15", "Sales Order Shipments")
    typist.type(f"{ORDER}<F1>", "order")
    typist.go_to("line")
    typist.press("<F4>")
    teller.told(messages.ALL_INFORMATION_CORRECT)
    typist.type("<Return>", "trailer")
    typist.write("<F1>")
    teller.told(messages.SHIPMENT_POSTED, order=ORDER, quantity=quantity, lines=1)
    typist.type("<F4>", "menu")


def report(typist: Typist, teller: Teller, first: str, last: str) -> str:
    """The report of what was shipped from one day to another."""
    typist.run("7.1.20.13", "criteria")
    teller.titled("7.1.20.13", "Shipment Report")
    while "tr_effdate" not in typist.row(23):
        typist.press("<Tab><Tab>")  # from and to are one field to Ctrl+F
    typist.press(f"{first}<Tab>{last}<F1>")
    typist.write("<F1>")
    page = typist.terminal.wait_for(teller.translate(Text("End of Report", "report")))
    typist.write(" ")
    teller.told(messages.END_OF_LIST)
    typist.type("<F4>", "menu")
    return page


def total(page: str, teller: Teller) -> list[str]:
    """Quantity and amount of the report's total."""
    word = teller.translate(Text("Total", "report"))
    return next(row for row in page.splitlines() if word in row and "CNY" in row).split()[-2:]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_from_an_order_to_the_report_of_its_shipments(company_file: Path, company: Company, language: str) -> None:
    typist, teller = start(company_file, "2026-04-01", language)
    with typist:
        enter_the_order(typist, teller)
        assert company.line(ORDER)["price"] == Decimal(98)

        receive(typist, teller, 4)
        allocate(typist, teller, 4)
        a_fifth_is_refused(typist, teller)
        typist.press("<F4>")
        typist.press("<F4>")
        typist.type("<F4>", "menu")
        assert company.line(ORDER)["quantity_allocated"] == 4

        ship(typist, teller, 4)
        the_line_shows(typist, teller, shipped="4.0", open_="6.0")
        assert total(report(typist, teller, "040126", "043026"), teller) == ["4.0", "392.00"]
        leave(typist, teller)

    typist, teller = start(company_file, "2026-05-04", language)
    with typist:
        receive(typist, teller, 6)
        allocate(typist, teller, 6)
        typist.press("<F4>")
        typist.press("<F4>")
        typist.type("<F4>", "menu")
        ship(typist, teller, 6)
        assert total(report(typist, teller, "040126", "043026"), teller) == ["4.0", "392.00"]
        assert total(report(typist, teller, "040126", "053126"), teller) == ["10.0", "980.00"]
        leave(typist, teller)
    assert company.line(ORDER)["quantity_shipped"] == 10


def enter_the_order(typist: Typist, teller: Teller) -> None:
    typist.run("7.1.1", "order")
    teller.titled("7.1.1", "Sales Order Maintenance")
    typist.write("<Return>")
    teller.told(messages.ADDING_NEW_RECORD)
    typist.type("C100<Tab>", "order")
    typist.go_to("header")
    assert "Corner Shop" in typist.terminal.text()
    typist.go_to("line")
    typist.type("<Return>", "line")
    typist.type("A<Return>", "line_site")
    typist.go_to("line")
    typist.type("10<F1>", "line_pricing")
    typist.type("<F1>", "line")
    assert typist.row(8).strip("│").split() == ["1", "A", "10.0", "CS", "98.00", "0.00", "98.00"]
    typist.go_to("detail")
    typist.go_to("line")
    typist.type("<F4>", "line_head")
    typist.type("<F4>", "totals")
    typist.question(teller.words(messages.CONFIRM_UPDATE))
    typist.write("<Return>")
    teller.told(messages.SAVED, document=Text("Order", "so_nbr"), number=ORDER)
    typist.type("<F4>", "menu")


def a_fifth_is_refused(typist: Typist, teller: Teller) -> None:
    typist.go_to("quantity")
    typist.write("<F8>5<F1>")
    teller.told(messages.NOT_AVAILABLE, available=4)
    typist.type("<F4>", "stock")


def the_line_shows(typist: Typist, teller: Teller, shipped: str, open_: str) -> None:
    typist.run("7.1.6", "order")
    typist.type(f"{ORDER}<Return>", "line")
    line = next(row for row in typist.terminal.text().splitlines() if " A " in row)
    assert line.strip("│").split() == ["1", "A", "EAST", "04/01/26", "CS", open_, "0.0", shipped]
    typist.press("<F4>")
    typist.type("<F4>", "menu")


def leave(typist: Typist, teller: Teller) -> None:
    typist.press("<F4>")
    teller.told(messages.CONFIRM_EXIT)
    typist.write("y<Return>")
    assert typist.terminal.wait_for_exit() == 0
