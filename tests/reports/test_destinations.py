"""What is typed in an Output field, and where the report goes."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from qadtui.language import messages
from qadtui.language.messages import Message, Refusal
from qadtui.models.database import Database
from qadtui.models.operator import Operator
from qadtui.models.tables import Printer, PrinterType
from qadtui.reports.destinations import Destination, Paper, Terminal, ToFile, ToPrinter, destination_of
from qadtui.rules import masters
from tests.conftest import FixedClock

Typing = Callable[[str], Destination]
EPSON = {"code": "LQ", "lines": 72, "charset": "gbk", "start": "/027@", "bold": "/027E", "plain": "/027F"}
OFFICE = {"name": "Office", "type": "LQ", "kind": "queue", "destination": "lq_590", "copies": 2}


@pytest.fixture
def typing(new_sqlite: str, open_database: Callable[..., Any], operator: Operator, tmp_path: Path) -> Typing:
    """Types a word into an Output field of a company with one printer, in a folder of its own."""
    database: Database = open_database(new_sqlite)
    database.write(operator, masters.save, PrinterType, EPSON)
    database.write(operator, masters.save, Printer, OFFICE)
    return lambda word: database.read(operator, destination_of, word)


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("word", "meant"), [("terminal", Terminal()), ("TERMINAL", Terminal()), ("Page ", Paper())])
def test_the_screen_by_its_words(typing: Typing, word: str, meant: Destination) -> None:
    assert typing(word) == meant


@pytest.mark.parametrize("word", ["Office", "office", "OFFICE "])
def test_a_printer_by_its_name_in_any_case(typing: Typing, word: str) -> None:
    printer = typing(word)
    assert isinstance(printer, ToPrinter)
    assert (printer.name, printer.kind, printer.destination, printer.copies) == ("Office", "queue", "lq_590", 2)
    assert (printer.lines, printer.charset) == (72, "gbk")
    assert printer.codes["start"] == b"\x1b@"
    assert printer.codes["reset"] == b""


@pytest.mark.parametrize(
    ("word", "ending"), [("pdf", "pdf"), ("XLSX", "xlsx"), ("csv", "csv"), ("json", "json"), ("text", "txt")]
)
def test_a_format_is_a_file_named_after_the_program_and_the_moment(
    typing: Typing, clock: FixedClock, word: str, ending: str
) -> None:
    clock.moment += timedelta(minutes=30)
    moment = clock.moment.astimezone()
    assert typing(word) == ToFile(Path(f"sosomt-{moment:%Y%m%d-%H%M%S}.{ending}"), word.lower())


@pytest.mark.parametrize(
    ("word", "format"),
    [("april.pdf", "pdf"), ("April.XLSX", "xlsx"), ("./april", "text"), ("april.prn", "text"), ("a.b.json", "json")],
)
def test_a_files_ending_says_its_format(typing: Typing, word: str, format: str) -> None:
    assert typing(word) == ToFile(Path(word), format)


def test_the_users_own_folder_is_meant_by_a_tilde(
    typing: Typing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typing("~/april.csv") == ToFile(tmp_path / "april.csv", "csv")


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("", messages.NO_SUCH_OUTPUT),
        ("laser", messages.NO_SUCH_OUTPUT),
        ("nowhere/april.pdf", messages.NO_FOLDER),
        ("~nobody-of-that-name/april.pdf", messages.NO_FOLDER),
        ("./", messages.IS_A_FOLDER),
    ],
)
def test_what_means_nothing_is_refused_at_the_field(typing: Typing, word: str, message: Message) -> None:
    with pytest.raises(Refusal) as refused:
        typing(word)
    assert refused.value.message is message
    assert refused.value.field == "output"


def test_the_refusal_names_what_would_be_understood(typing: Typing) -> None:
    with pytest.raises(Refusal, match="terminal, page, pdf, xlsx, csv, json, text, a printer"):
        typing("laser")
