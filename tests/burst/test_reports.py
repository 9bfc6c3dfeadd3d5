"""A report that takes long loses no key: what is typed meanwhile goes where it goes afterwards."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.many_shipments import ship_many
from tests.typist import Typist

MANY = 40_000


@pytest.fixture
def typist(company_file: Path) -> Iterator[Typist]:
    ship_many(company_file, MANY)
    with Typist.at(company_file) as typist:
        yield typist


def test_typed_while_a_file_is_made_every_key_goes_to_the_next_screen(typist: Typist) -> None:
    with TemporaryDirectory() as folder:
        typist.write(f"7.1.20.13<Return><F1>{folder}/a.txt<F1>")
        typist.terminal.wait_for("F4=End")
        typist.write("C100<Tab>C1<Backspace>199<Tab>A")
        typist.write("<Tab>B<Tab>SO1<Tab>SO9")
        typist.terminal.wait_for("SO9")
        assert Path(folder, "a.txt").read_text(encoding="utf-8").count(" SO2") == MANY
    typed = [typist.row(row).replace("│", " ").split() for row in (3, 4, 5)]
    assert [line[-3:] for line in typed] == [["C100", "To:", "C199"], ["A", "To:", "B"], ["SO1", "To:", "SO9"]]


def test_a_burst_through_a_report_and_out_of_it_again_arrives_in_order(typist: Typist) -> None:
    typist.write("7.1.20.13<Return><F1><F1><Space><Space><F4><F4>1.4.1<Return>B<F1>")
    typist.terminal.wait_for("1.4.1 Item Master Maintenance")
    typist.terminal.wait_for(lambda text: "Item Number: B" in text)
