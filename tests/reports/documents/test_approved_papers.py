"""The papers as people approved them, one text file each, to be read like the paper.

QADTUI_GOLDEN=rewrite python -m pytest tests/reports/documents        writes them anew; read the difference first
"""

from decimal import Decimal

from tests.reports.documents.printing import PrintRoom, difference

ORDER, PACKING = "sales/order_print", "sales/packing_list"
NOT_ON_ORDERS, NOT_ON_LISTS = {"print_order": False}, {"print_packing_list": False}
COMMENTS: tuple[tuple[int, str, dict[str, bool]], ...] = (
    (0, "Ring twice.\n后门有狗。", NOT_ON_LISTS),
    (0, "The driver has the key.", NOT_ON_ORDERS),
    (2, "Blue labels only", {}),
)


def test_an_order_in_english(room: PrintRoom) -> None:
    head = {"purchase_order": "PO-4711", "remarks": "Before noon", "discount": Decimal(5), "ship_to": "BACKDOOR"}
    number = room.order(("CS-77", 10), ("B", "2.5"), comments=COMMENTS, **head)
    assert difference("order_en", room.prints(ORDER, number=number)) == ""


def test_an_order_in_chinese(room: PrintRoom) -> None:
    number = room.order(("A", 1234), ("B", 3), comments=COMMENTS, customer="C200", language="zh_CN")
    assert difference("order_zh_CN", room.prints(ORDER, number=number)) == ""


def test_a_packing_list_in_english(room: PrintRoom) -> None:
    company = room.company
    company.receive(12)
    company.receive(3, location="A-02", reference="P1")
    company.receive("0.5", item="HOPS", location="A-02", lot="HALLERTAU-2025-11")
    number = room.order(("CS-77", 15), ("HOPS", "0.5"), comments=COMMENTS, ship_to="BACKDOOR")
    company.allocate(number, 1, 12)
    company.allocate(number, 1, 3, location="A-02", reference="P1")
    company.allocate(number, 2, "0.5", location="A-02", lot="HALLERTAU-2025-11")
    assert difference("packing_en", room.prints(PACKING, number=number)) == ""


def test_a_packing_list_in_chinese(room: PrintRoom) -> None:
    room.company.receive(12)
    number = room.order(("A", 10), ("B", 6), comments=COMMENTS, customer="C200", language="zh_CN")
    room.company.allocate(number, 1, 10)
    assert difference("packing_zh_CN", room.prints(PACKING, number=number, only_to_pick=False)) == ""


def test_an_order_on_three_pages(room: PrintRoom) -> None:
    number = room.order(*[("A", quantity) for quantity in range(1, 80)])
    papers = room.prints(ORDER, number=number)
    assert difference("three_pages", papers) == ""
    assert [page.count("Page ") for page in papers.split("\f")] == [1, 1, 1]


def test_the_total_of_a_full_page_takes_the_last_line_to_the_next(small_room: PrintRoom) -> None:
    number = small_room.order(*[("A", quantity) for quantity in range(1, 81)])
    *_, last = small_room.prints(ORDER, number=number).split("\f")
    assert [line for line in last.splitlines() if "98.00" in line or " Total:" in line] == [
        " 80 A                         80.0 CS 04/01/2026          98.00        7,840.00",
        "                                                    Line Total:      317,520.00",
        "                           Currency: CNY                 Total:      317,520.00",
    ]
