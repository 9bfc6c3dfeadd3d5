"""Which papers are printed, what is noted of them, and where they can go."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from pypdf import PdfReader

from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.models.tables import Audit, SalesOrder
from qadtui.reports.documents.noting import note_printed
from qadtui.reports.documents.papers import Printed
from qadtui.reports.spool import SpoolReader
from qadtui.rules import orders
from tests.reports.documents.printing import PrintRoom
from tests.rules.company import Company

ORDER, PACKING = "sales/order_print", "sales/packing_list"


def refused(room: PrintRoom, message: Message, screen: str, output: str = "papers.txt", **asked: object) -> None:
    """Printing must meet this refusal, and leave no file."""
    before = sorted(room.folder.iterdir())
    with pytest.raises(Refusal) as refusal:
        room.sends(screen, output, **asked)
    assert refusal.value.message is message
    assert sorted(room.folder.iterdir()) == before


def test_what_was_printed_is_no_longer_to_print(room: PrintRoom) -> None:
    number = room.order(("A", 1))
    assert room.head(number).print_order
    room.prints(ORDER)
    assert not room.head(number).print_order
    assert room.head(number).print_packing_list
    refused(room, messages.NOTHING_TO_PRINT, ORDER, "again.txt")
    assert number in room.prints(ORDER, only_to_print=False)


def test_that_it_was_printed_is_audited_once(room: PrintRoom) -> None:
    number = room.order(("A", 1))
    before = room.company.rows(Audit)
    room.prints(ORDER)
    room.prints(ORDER, only_to_print=False)
    (note,) = room.company.rows(Audit)[len(before) :]
    assert (note.table, note.key, note.action) == ("sales_order", number, "changed")
    assert {name for name in note.after if note.after[name] != note.before[name]} == {"print_order"}


def test_whoever_has_the_order_open_can_still_save_it_and_it_is_to_print_again(room: PrintRoom) -> None:
    number = room.order(("A", 1))
    draft = room.company.opened(number)
    room.prints(ORDER)
    draft.header["remarks"] = "Before noon"
    room.company.do(orders.save, draft)
    assert room.head(number).print_order


def test_an_order_that_was_changed_meanwhile_stays_to_print(room: PrintRoom) -> None:
    number = room.order(("A", 1))
    head = room.head(number)
    room.company.change(SalesOrder, number=number, remarks="changed")
    printed = [Printed(head.id, head.version), Printed(head.id + 99, 1)]
    database, operator = room.company.database, room.company.operator
    assert note_printed(database, operator, SalesOrder, printed, {"print_order": False}) == 0
    assert room.head(number).print_order


def test_looking_at_papers_changes_nothing(small_room: PrintRoom) -> None:
    small_room.order(("A", 1))
    before = small_room.company.everything()
    assert small_room.sends(ORDER, "page").rows == 1
    assert small_room.company.everything() == before


def test_a_simulation_says_so_on_every_page_and_changes_nothing(small_room: PrintRoom) -> None:
    small_room.order(*[("A", 1)] * 60)
    before = small_room.company.everything()
    pages = small_room.prints(ORDER, update=False).split("\f")
    assert len(pages) > 1
    assert all("SIMULATION" in page for page in pages)
    assert small_room.company.everything() == before


def test_a_paper_that_cannot_be_written_is_not_noted(small_room: PrintRoom) -> None:
    number = small_room.order(("A", 1))
    small_room.folder.joinpath("taken").mkdir()
    with pytest.raises((Refusal, OSError)):
        small_room.sends(ORDER, "taken/")
    assert small_room.head(number).print_order


def test_ranges_choose_the_papers_in_order(room: PrintRoom) -> None:
    first = room.order(("A", 1))
    second = room.order(("A", 1), customer="C200")
    both = room.prints(ORDER, only_to_print=False)
    assert both.index(first) < both.index(second)
    assert first not in room.prints(ORDER, only_to_print=False, sold_to="C200")
    refused(room, messages.NOTHING_TO_PRINT, ORDER, only_to_print=False, order_date=date(2026, 4, 2), number="X")


def test_each_order_is_printed_in_its_own_language(room: PrintRoom) -> None:
    room.order(("A", 1))
    room.order(("A", 1), customer="C200", language="zh_CN")
    english, chinese = room.prints(ORDER).split("\f")
    assert "Order Date: 04/01/2026" in english
    assert "订货日期: 2026/04/01" in chinese


def test_without_a_language_of_its_own_it_is_the_readers(room: PrintRoom) -> None:
    room.order(("A", 1))
    assert "订货日期: 01/04/2026" in room.prints(ORDER, language="zh_CN", dates="dmy")


def test_a_document_is_no_table(small_room: PrintRoom) -> None:
    small_room.order(("A", 1))
    for file in ("order.xlsx", "order.csv", "order.json"):
        refused(small_room, messages.ONLY_ON_PAPER, ORDER, file)


def test_a_pdf_has_the_words_of_the_paper(small_room: PrintRoom) -> None:
    number = small_room.order(("A", 3), ("B", 1), customer="C200", language="zh_CN")
    small_room.sends(ORDER, "order.pdf", number=number)
    reader = PdfReader(small_room.folder / "order.pdf")
    (page,) = reader.pages
    text = page.extract_text().replace("\0", "").replace(" ", "")
    for words in (number, "城北酒家", "乙产品", "294.00", "第1页共1页"):
        assert words in text


# packing lists


@pytest.fixture
def allocated(room: PrintRoom) -> str:
    """An order of fifteen, twelve of them allocated."""
    return _allocated(room.company, room)


def _allocated(company: Company, room: PrintRoom) -> str:
    company.receive(12)
    number = room.order(("A", 12), ("B", 6))
    company.allocate(number, 1, 12)
    return number


def test_only_lines_to_pick_are_packed_unless_all_are_asked_for(room: PrintRoom, allocated: str) -> None:
    assert "乙产品" not in room.prints(PACKING)
    assert "乙产品" in room.prints(PACKING, only_to_print=False, only_to_pick=False)


def test_what_was_shipped_is_not_packed(room: PrintRoom, allocated: str) -> None:
    room.company.ship_allocated(allocated, 1)
    refused(room, messages.NOTHING_TO_PRINT, PACKING)
    papers = room.prints(PACKING, only_to_pick=False)
    assert "Item A" not in papers
    assert "乙产品" in papers


@pytest.mark.parametrize("head", [{"confirmed": False}, {"action_status": "HD"}])
def test_orders_on_hold_or_not_confirmed_are_not_packed(room: PrintRoom, head: dict[str, object]) -> None:
    room.order(("A", 1), **head)
    refused(room, messages.NOTHING_TO_PRINT, PACKING, only_to_pick=False)


def test_an_order_that_goes_whole_waits_until_all_is_allocated(room: PrintRoom) -> None:
    company = room.company
    company.receive(5)
    number = room.order(("A", 5), ("B", 2), partial_ok=False)
    refused(room, messages.NOTHING_TO_PRINT, PACKING)
    assert number in room.prints(PACKING, override_partial=True, update=False)
    company.receive(2, item="B", location="A-02")
    company.allocate(number, 2, 2, location="A-02")
    assert number in room.prints(PACKING)
    assert not room.head(number).print_packing_list
    assert room.head(number).print_order


def test_an_amount_that_is_rounded_is_printed_as_the_screen_totals_it(room: PrintRoom) -> None:
    number = room.order(("B", "0.33"), discount=Decimal("12.5"))
    papers = room.prints(ORDER, number=number)
    assert "Line Total:            3.30" in papers
    assert "Discount Amount:            0.41" in papers
    assert "Total:            2.89" in papers


def test_lines_that_say_the_same_are_all_seen_on_the_terminal(small_room: PrintRoom) -> None:
    number = small_room.order(("A", 1), comments=[(0, "CALL FIRST\nCALL FIRST", {"on_order": True})])
    small_room.sends(ORDER, "terminal", number=number)
    reader = SpoolReader(small_room.folder / "spool")
    texts = [line.strip() for line in reader.lines(0, reader.count)]
    assert texts.count("CALL FIRST") == 2
    assert not any(one == other == "" for one, other in pairwise(texts)), "white space is one blank line"
