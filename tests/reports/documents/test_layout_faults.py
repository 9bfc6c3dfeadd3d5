"""A layout that cannot be is refused with the word at fault; one that does not fit is found by the check."""

from collections.abc import Mapping
from typing import Any

import pytest

from qadtui.language.text import Translator
from qadtui.models.tables import SalesOrder
from qadtui.reports.documents.fitting import misfits
from qadtui.reports.documents.specs import layout_of

LINES = {"record": "SalesOrderLine", "within": "order", "columns": ["line:1-3   price:10-23"]}


def spec(lines: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A document with one list, and whatever `more` says."""
    return {"list": {"lines": LINES | dict(lines or {})}, **more}


NOTES = {"record": "Comment", "within": "order", "rows": ["text:1-80+"]}
TWO_LISTS = {"list": {"lines": LINES, "notes": NOTES}}


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (TWO_LISTS, "the list 'notes' has no place on the paper"),
        (spec(heads=[]), "'heads' is not known in a document"),
        (spec(page={"length": 66}), "'length' is not known in a page"),
        (spec(head=["colour:16"]), "SalesOrder has no field colour"),
        (spec(head=["sold_to.colour:16"]), "Customer has no field colour"),
        (spec(head=["number16"]), "'number16' is neither"),
        (spec(head=[{"row": "number:16", "if": "True"}]), "'if' is not known in a row"),
        (spec(head=[{"row": "number:16", "when": "colour == 1"}]), "SalesOrder has no field colour"),
        (spec(head=[{"row": "number:16", "when": "discount"}]), "'discount' is no condition"),
        (spec(head=[{"list": "comments"}]), "there is no list 'comments'"),
        (spec(head=[{"list": "lines"}, {"list": "lines"}], body="lines"), "the list 'lines' has two places"),
        (TWO_LISTS | {"running": [{"list": "notes"}]}, "there cannot be a list in 'running'"),
        (spec(body="rows"), "there is no list 'rows'"),
        (spec({"record": "Lines"}), "there is no table 'Lines'"),
        (spec({"within": "colour"}), "SalesOrderLine has no field 'colour'"),
        (spec({"within": "item"}), "'item' does not refer to a SalesOrder"),
        (spec({"within": {"order": "colour"}}), "SalesOrder has no field 'colour'"),
        (spec({"sort": ["colour"]}), "SalesOrderLine has no field colour"),
        (spec({"columns": ["price:10-19"]}), "'price' needs 11 columns"),
        (spec({"where": "quantity_ordered >"}), "'quantity_ordered >' is no expression"),
        (spec(language="tongue"), "SalesOrder has no field tongue"),
        (spec(values="totals"), "values must be one of order_totals, not totals"),
        (spec(labels={"colour": "Colour"}), "SalesOrder has no field colour"),
        (spec(blocks={"buyer": ["sold_to.colour"]}, head=["buyer:1-20"]), "Customer has no field colour"),
        (spec(printed={"colour": False}), "SalesOrder has no field 'colour'"),
        (spec(printed={"print_order": "no"}), "'print_order' cannot be 'no'"),
    ],
)
def test_a_fault_quotes_the_word(document: dict[str, Any], reason: str) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)) as fault:
        layout_of(SalesOrder, document)
    assert reason in str(fault.value.args[0])


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (spec(head=["purchase_order:16 due_date:44"]), ("head", "en: Due Date: begins in column 36, before")),
        (spec(head=["'Total'@78"]), ("head", "en: Total ends in column 82, beyond the paper")),
        (spec(head=["remarks:50"]), ("head", "en: the value in column 52 ends in column 91, beyond")),
        (spec({"columns": ["line:1-3 due_date:5-12 confirmed:14-16"]}), ("list.lines", "the heading Confirmed of")),
        (spec(page={"lines": 8}, head=[""] * 4), ("head", "'head' and 'bottom' leave no room on 8 lines")),
    ],
)
def test_what_does_not_fit_is_found(document: dict[str, Any], reason: tuple[str, str]) -> None:
    found = list(misfits(layout_of(SalesOrder, document), Translator("en")))
    assert any(place == reason[0] and reason[1] in words for place, words in found), found


def test_a_layout_that_fits_has_no_fault() -> None:
    document = spec(head=["number:16 due_date:44", "'Page {page} of {pages}'@60"], page={"columns": 80})
    assert list(misfits(layout_of(SalesOrder, document), Translator("en"))) == []
