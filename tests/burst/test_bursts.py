"""No key is ever lost unseen: everything is written in one burst into a program that has only just been started."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from qadtui.models import records
from qadtui.models.gate import Gate
from qadtui.models.tables import Customer, Stock
from tests.rules.company import Company
from tests.stages import MULTI, NEW_ORDER, SAVE, line, receipt
from tests.typist import Typist

CR_LF = "<Return>\n"
BUSY = "import time\nend = time.monotonic() + 60\nwhile time.monotonic() < end: pass"


def items(count: int) -> list[tuple[str, int]]:
    return [("AB"[number % 2], number + 1) for number in range(count)]


def order(count: int) -> str:
    return NEW_ORDER + "".join(line(*item) for item in items(count)) + SAVE


def entered(company: Company, number: str = "SO1001") -> list[tuple[str, int]]:
    lines = company.opened(number).lines
    assert list(lines) == list(range(1, len(lines) + 1))
    return [(values["item"], int(values["quantity_ordered"])) for values in lines.values()]


def on_hand(company: Company) -> Decimal:
    return sum((row.on_hand for row in company.rows(Stock)), Decimal(0))


@contextmanager
def busy(processors: int) -> Iterator[None]:
    """Keep that many processors at work; they stop by themselves if nobody stops them."""
    with ExitStack() as stack:
        for _ in range(processors):
            process = subprocess.Popen([sys.executable, "-c", BUSY])
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield


@pytest.fixture
def typist(company_file: Path) -> Iterator[Typist]:
    with Typist.at(company_file) as typist:
        yield typist


def test_a_whole_order_of_100_lines_arrives_in_order(typist: Typist, company: Company) -> None:
    typist.write(order(100))
    typist.terminal.wait_for("Order SO1001 saved")
    assert entered(company) == items(100)
    typist.press("SO1001<F1>")
    typist.go_to("header")
    typist.go_to("line")
    for number, (item, quantity) in enumerate(items(100), start=1):
        typist.write("<F10>")
        typist.terminal.wait_for(rf"{number:>3} {item:18} {quantity:>9}.0 ")


def test_under_full_load_nothing_is_lost_either(typist: Typist, company: Company) -> None:
    with busy(2):
        typist.write(order(20))
        typist.terminal.wait_for("Order SO1001 saved")
    assert entered(company) == items(20)


def test_two_barcodes_in_one_packet_land_in_two_lines(typist: Typist, company: Company) -> None:
    typist.write(f"{NEW_ORDER}{line('A', 1)}{line('B', 1)}{SAVE}")
    typist.terminal.wait_for("Order SO1001 saved")
    assert entered(company) == [("A", 1), ("B", 1)]


def test_two_barcodes_in_one_packet_land_in_two_rows(typist: Typist, company: Company) -> None:
    typist.write(f"{NEW_ORDER}{MULTI}A<Return>1<F1>B<Return>1<F1>{SAVE}")
    typist.terminal.wait_for("Order SO1001 saved")
    assert entered(company) == [("A", 1), ("B", 1)]


def test_a_scanner_that_sends_cr_lf_sends_one_return(typist: Typist, company: Company) -> None:
    typist.terminal.wait_for("Main Menu")  # before that the line itself makes two line feeds of CR and LF
    typist.write(NEW_ORDER + line("A", 1, enter=CR_LF) + line("B", 2, enter=CR_LF) + SAVE)
    typist.terminal.wait_for("Order SO1001 saved")
    assert entered(company) == [("A", 1), ("B", 2)]


def test_the_same_digits_many_times_keep_their_number(typist: Typist, company: Company) -> None:
    typist.write("2.1.1<Return>C100<F1>1000000000000000000000000001<F1>")
    typist.write("<F4><F4>2.1.2<Return>C100<F1>")
    typist.terminal.wait_for("2.1.2 Customer Inquiry")
    assert named(company) == "1000000000000000000000000001"


def test_backspace_and_f1_stay_in_their_places(typist: Typist, company: Company) -> None:
    typist.write("2.1.1<Return>C100<F1>AB<Backspace>C<F1><F4><F4>2.1.2<Return>C100<F1>")
    typist.terminal.wait_for(lambda _: "2.1.2" in typist.row(1) and " AC " in typist.row(6))
    assert named(company) == "AC"


def named(company: Company) -> str:
    customer = company.see(records.find, Customer, {"number": "C100"})
    assert customer is not None
    return str(customer.values["name"])


def test_f1_f1_at_the_last_question_of_a_receipt_posts_once(typist: Typist, company: Company) -> None:
    typist.write(receipt("A", 4) + "<F1><F1>" + "<F4>3.6.6<Return>")
    typist.terminal.wait_for("Blank not allowed")
    assert on_hand(company) == 4


def test_f1_f1_at_the_save_question_saves_one_order(typist: Typist, company: Company) -> None:
    typist.write(f"{NEW_ORDER}{line('A', 1)}{SAVE}<F1>")
    typist.terminal.wait_for(lambda _: "SO1002" in typist.row(3))
    assert entered(company) == [("A", 1)]
    assert "SO1002" not in {row.number for row in company.everything()["sales_order"]}


def test_f1_f1_in_the_last_frame_of_a_shipment_posts_once(typist: Typist, company: Company) -> None:
    company.receive(9)
    number = company.order(("A", 9))
    company.allocate(number, 1, 4)
    typist.write(f"7.9.15<Return>{number}<F1><F1><F4><Return><F1><F1>")
    typist.terminal.wait_for("Blank not allowed")
    assert company.line(number)["quantity_shipped"] == 4
    assert on_hand(company) == 5


def test_filters_typed_in_one_write_all_land_and_open_the_order(typist: Typist, company: Company) -> None:
    numbers = [company.order((item, quantity)) for item, quantity in items(40)]
    typist.write(f"7.1.2<Return>{numbers[16]}<Backspace>9<Tab>C1<Tab>*SHOP<Return>")
    typist.terminal.wait_for(lambda _: "7.1.1 " in typist.row(1) and numbers[18] in typist.row(3))
    typist.write("<F4><F4><Tab>04<Backspace><Backspace><F3><F3>")
    typist.terminal.wait_for(lambda _: typist.row(3).split() == [numbers[18], "C1", "*SHOP"])
    typist.terminal.wait_for(lambda _: typist.row(4).split()[3].endswith("v"))


def test_keys_typed_while_a_rule_waits_for_its_turn_land_behind_it(
    typist: Typist, company_file: Path, company: Company
) -> None:
    typist.run("3.9", "item")
    with Gate(company_file).passed():
        typist.write("A<Return>4<F1>")
        typist.terminal.wait_for(lambda _: "4" in typist.row(7))
        typist.write("<F1><Return>B<Return>5<F1><F1><Return>")
        assert on_hand(company) == 0
    typist.terminal.wait_for(lambda _: on_hand(company) == 9)


def test_after_an_error_the_waiting_keys_are_dropped_with_a_beep_and_a_word(typist: Typist, company: Company) -> None:
    number = company.order(("A", 1))
    typist.write(f"7.1.6<Return>NOSUCH<F1>{number}<F1>")
    typist.terminal.wait_for("Order NOSUCH does not exist")
    typist.terminal.wait_for("7 waiting key(s) dropped")
    assert b"\a" in typist.terminal.output
    assert typist.row(3).split()[2:3] == ["NOSUCH"]
