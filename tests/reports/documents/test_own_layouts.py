"""A site prints on its own paper: its file stands in for ours, and its faults are found before anybody prints."""

from pathlib import Path

import pytest

from qadtui import locator
from qadtui.definitions.checks import faults_of_screen
from qadtui.definitions.faults import DefinitionError
from tests.reports.documents.printing import PrintRoom

ORDER = "sales/order_print"
OWN = """title = "Sales Order Print"
program = "xxsorp05.p"
kind = "document"
record = "SalesOrder"
help = "Prints sales orders on our own forms."

[report]
ranges = ["number"]
sort = ["number"]

[document]
page = { lines = 11, columns = 40 }
head = [
    "'Example Brewing, our own form'@1-40",
    "number:8   order_date:28",
]
carry = ["'turn over'@31"]
foot = ["line_total:20"]

[document.printed]
print_order = false

[document.list.lines]
record = "SalesOrderLine"
within = "order"
sort = ["line"]
columns = ["line:1-3   item:5-22   quantity_ordered:24-34   um:36-37"]
"""
PAPERS = """     Example Brewing, our own form
  Order: SO1001  Order Date: 04/01/26
 Ln Item Number        Qty Ordered UM
--- ------------------ ----------- --
  1 A                          1.0 CS
  2 A                          2.0 CS
  3 A                          3.0 CS
  4 A                          4.0 CS
  5 A                          5.0 CS
  6 A                          6.0 CS
                              turn over
\f Ln Item Number        Qty Ordered UM
--- ------------------ ----------- --
  7 A                          7.0 CS
         Line Total:        2,744.00
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a site's own layout."""
    monkeypatch.setenv("QADTUI_HOME", str(tmp_path / "site"))
    file = tmp_path / "site" / "screens" / "sales" / "order_print.toml"
    file.parent.mkdir(parents=True)
    file.write_text(OWN)
    return file


def test_a_site_prints_on_its_own_paper(own: Path, small_room: PrintRoom) -> None:
    number = small_room.order(*[("A", quantity) for quantity in range(1, 8)])
    assert small_room.prints(ORDER) == PAPERS
    assert not small_room.head(number).print_order
    assert faults_of_screen(ORDER, own) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "reason"),
    [
        ("line_total:20", "line_sum:20", 18, "SalesOrder has no field line_sum"),
        ("lines = 11", "height = 11", 12, "'height' is not known in a page"),
        ("um:36-37", "due_date:36-40", 27, "'due_date' needs 8 columns"),
        ("@31", "@35", 17, "en: turn over ends in column 43, beyond the paper"),
        ("lines = 11", "lines = 7", 13, "'head' and 'carry' leave no room on 7 lines"),
    ],
)
def test_a_fault_is_named_with_its_line(own: Path, right: str, wrong: str, line: int, reason: str) -> None:
    own.write_text(OWN.replace(right, wrong))
    fault = faults_of_screen(ORDER, own)[0]
    assert (fault.file, fault.line, fault.reason) == (str(own), line, reason)
    assert fault.place.startswith("[document")


def test_nothing_is_printed_by_a_wrong_layout(own: Path, small_room: PrintRoom) -> None:
    number = small_room.order(("A", 1))
    own.write_text(OWN.replace("line_total:20", "line_sum:20"))
    with pytest.raises(DefinitionError, match="line_sum"):
        small_room.prints(ORDER)
    assert small_room.head(number).print_order
    assert sorted(file.name for file in small_room.folder.glob("*.txt")) == []


@pytest.mark.parametrize("screen", ["sales/order_print", "sales/packing_list"])
def test_ours_have_no_fault(screen: str) -> None:
    file = locator.screen(screen)
    assert file
    assert [fault for fault in faults_of_screen(screen, file) if fault.place.startswith("[document")] == []
