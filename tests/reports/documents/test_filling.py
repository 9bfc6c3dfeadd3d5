"""Values and rows become lines, and nothing leaves its columns."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qadtui.formats import DateOrder, cells
from qadtui.language.text import Translator
from qadtui.models.tables import SalesOrder
from qadtui.reports.documents.filling import Filler, folded
from qadtui.reports.documents.papers import maker
from qadtui.reports.documents.specs import layout_of
from qadtui.reports.documents.working import Record
from qadtui.reports.page import Line

LINES = {"record": "SalesOrderLine", "within": "order", "columns": ["line:1-3"]}


def head(rows: Sequence[Any], language: str = "en", **values: Any) -> list[Line]:
    """The head of a paper of these rows, over these values."""
    layout = layout_of(SalesOrder, {"head": rows, "list": {"lines": LINES}})
    filler = Filler(layout, Translator(language), maker(DateOrder.MDY))
    named = {name.replace("__", "."): value for name, value in values.items()}
    return filler.section("head", Record(1, named, frozenset()), page=2, pages=3)


def texts(*arguments: Any, **values: Any) -> list[str]:
    return [line.text for line in head(*arguments, **values)]


def test_labels_end_at_their_colon_in_every_language() -> None:
    assert texts(["number:16"], number="SO1001") == ["          Order: SO1001"]
    assert texts(["number:16"], "zh_CN", number="SO1001") == ["           订单: SO1001"]


def test_numbers_stand_at_the_right_end_of_their_columns() -> None:
    assert texts(["line_total:3-20"], line_total=Decimal("1234.5")) == ["            1,234.50"]


def test_long_texts_are_cut_or_go_on_below() -> None:
    name = "Corner Bottle Shop"
    assert texts(["sold_to.name:3-10 number:12~"], sold_to__name=name, number="SO1") == ["  Corner B SO1"]
    assert texts(["sold_to.name:3-10+ number:12~"], sold_to__name=name, number="SO1") == [
        "  Corner   SO1",
        "  Bottle",
        "  Shop",
    ]


def test_a_chinese_character_is_never_halved() -> None:
    assert texts(["sold_to.name:1-5 number:7~"], sold_to__name="城北酒家", number="SO1") == ["城北  SO1"]


def test_the_label_of_a_blank_value_is_left_out() -> None:
    assert texts(["number:16 purchase_order:50"], number="SO1", purchase_order="") == ["          Order: SO1"]


def test_a_blank_row_is_left_out_with_its_texts_and_its_space() -> None:
    rows = ["number:16", "", "'Remark'@1 remarks:16", "", "'End'@1"]
    assert texts(rows, number="SO1", remarks="Ring") == ["          Order: SO1", "", "Remark  Remarks: Ring", "", "End"]
    assert texts(rows, number="SO1", remarks="") == ["          Order: SO1", "", "End"]


def test_nothing_may_count_as_blank() -> None:
    assert texts(["revision:16?", "line_total:16"], revision=0, line_total=Decimal(0)) == [
        "     Line Total:            0.00"
    ]


def test_texts_stand_in_the_middle_and_tell_the_page() -> None:
    assert texts(["'Page {page} of {pages}'@1-20", "'End'@18"]) == ["    Page 2 of 3", " " * 17 + "End"]


def test_rules_go_across_the_paper() -> None:
    assert texts(["-", "=:3-5"]) == ["-" * 80, "  ==="]


def test_a_row_may_be_bold() -> None:
    assert head([{"row": "'Total'@1", "bold": True}, "'Tax'@1"]) == [Line("Total", bold=True), Line("Tax")]


def test_what_would_steer_a_printer_is_not_printed() -> None:
    assert texts(["sold_to.name:1-20"], sold_to__name="Bell\x07 and\x1bE\x0c") == ["Bell andE"]


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.integers(2, 20))
def test_no_line_is_wider_than_its_columns_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = folded(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_columns_too_narrow_for_a_letter_are_no_trap() -> None:
    assert "".join(folded("城北", 1)) == "城北"
