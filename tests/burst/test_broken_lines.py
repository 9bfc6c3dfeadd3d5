"""What is left when the line breaks, or the machine kills the program, in the middle of an order."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from qadtui.models.locks import EditLocks
from qadtui.models.tables import Draft, SalesOrder
from tests.pty_terminal import PtyTerminal
from tests.rules.company import Company
from tests.stages import NEW_ORDER, line
from tests.typist import Typist


def hang_up(terminal: PtyTerminal) -> None:
    terminal.hangup()


def kill(terminal: PtyTerminal) -> None:
    terminal.process.send_signal(signal.SIGKILL)


def terminate(terminal: PtyTerminal) -> None:
    terminal.process.send_signal(signal.SIGTERM)


def held(company: Company) -> list[tuple[str, str]]:
    return list(EditLocks(company.database, company.operator).held())


@pytest.mark.parametrize("end", [hang_up, kill, terminate])
def test_the_draft_is_kept_and_the_lock_is_free(
    company_file: Path, company: Company, end: Callable[[PtyTerminal], None]
) -> None:
    with Typist.at(company_file) as typist:
        typist.type(f"{NEW_ORDER}{line('A', 10)}<Return>B", "line")
        assert held(company) == [("sales_order", "SO1001")]
        end(typist.terminal)
        typist.terminal.wait_for_exit()
    assert held(company) == []
    assert [draft.key for draft in company.rows(Draft)] == ["SO1001"]
    assert company.rows(SalesOrder) == []


def test_the_order_goes_on_where_it_was_when_the_operator_is_back(company_file: Path, company: Company) -> None:
    with Typist.at(company_file) as typist:
        typist.type(f"{NEW_ORDER}{line('A', 10)}<Return>", "line")
        kill(typist.terminal)
        typist.terminal.wait_for_exit()
    with Typist.at(company_file) as typist:
        typist.press("7.1.1<Return>")
        assert typist.row(22) == "Order SO1001 was not finished. Continue with it Yes"
        typist.type("<Return>", "order")
        typist.go_to("line")
        typist.write("<F10>")
        typist.terminal.wait_for(f"  1 {'A':18}        10.0 CS")
        typist.type("<F4>", "line_head")
        typist.type("<F4>", "totals")
        typist.question("Please confirm update")
        typist.type("<Return>", "order")
        assert typist.row(22) == "Order SO1001 saved"
    assert company.line("SO1001")["quantity_ordered"] == 10
    assert company.rows(Draft) == []
