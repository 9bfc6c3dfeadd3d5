"""A report on paper: what the printer is sent, through a print queue and straight to a device."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.reports.destinations import ToPrinter
from qadtui.reports.page import Line
from qadtui.reports.printing import encoded, print_pages, printed
from qadtui.rules.printers import CODES, control_code

PLAIN = ToPrinter("office", "queue", "laser_2", 1, 5, True, "utf-8", dict.fromkeys(CODES, b""))
EPSON = replace(
    PLAIN,
    charset="gbk",
    codes={
        "start": b"\x1b@",
        "narrow": b"<80>",
        "wide": b"<132>",
        "bold": b"\x1bE",
        "plain": b"\x1bF",
        "reset": b"<R>",
    },
)
PAGES = [[Line("Stock", bold=True), Line("A  1")], [Line("B  2")]]
LP = """#!/bin/sh
printf '%s\\n' "$@" > {folder}/arguments
cat > {folder}/printed
"""

Recording = Callable[[str], Path]


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recording:
    """Puts an `lp` on the PATH, a shell script; what it keeps is in the folder."""
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    def install(script: str) -> Path:
        command = tmp_path / "lp"
        command.write_text(script.format(folder=tmp_path))
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
        return tmp_path

    return install


def job(printer: ToPrinter, width: int = 80) -> bytes:
    return b"".join(printed(printer, PAGES, width))


def test_a_page_is_its_lines_and_a_form_feed() -> None:
    assert job(PLAIN) == b"Stock\r\nA  1\r\n\fB  2\r\n\f"


def test_on_continuous_forms_every_page_is_filled_to_its_length() -> None:
    lines = job(replace(PLAIN, form_feed=False)).split(b"\r\n")
    assert lines == [b"Stock", b"A  1", b"", b"", b"", b"B  2", b"", b"", b"", b"", b""]


def test_a_full_page_of_a_continuous_form_is_followed_by_the_next_at_once() -> None:
    full = [[Line(str(number)) for number in range(5)]] * 2
    assert b"".join(printed(replace(PLAIN, form_feed=False), full, 80)) == b"0\r\n1\r\n2\r\n3\r\n4\r\n" * 2


def test_the_form_feed_of_a_full_page_feeds_no_further_one() -> None:
    full = [[Line(str(number)) for number in range(5)]] * 2
    assert b"".join(printed(PLAIN, full, 80)) == b"0\r\n1\r\n2\r\n3\r\n4\r\f" * 2


def test_control_codes_stand_where_they_work() -> None:
    assert job(EPSON) == b"\x1b@<80>\x1bEStock\x1bF\r\nA  1\r\n\fB  2\r\n\f<R>"


@pytest.mark.parametrize(("width", "code"), [(80, b"<80>"), (132, b"<132>")])
def test_wide_lines_ask_for_narrow_letters(width: int, code: bytes) -> None:
    assert job(EPSON, width).startswith(b"\x1b@" + code)


@pytest.mark.parametrize(
    ("typed", "sent"), [("/027E", b"\x1bE"), ("/027/038l1O", b"\x1b&l1O"), ("/047", b"/"), ("/255", b"\xff"), ("", b"")]
)
def test_a_control_code_is_typed_as_qad_writes_it(typed: str, sent: bytes) -> None:
    assert control_code(typed) == sent


@pytest.mark.parametrize("typed", ["/27E", "/", "E/", "/256", "/02 7", "重", "\x1bE", "/٠٢٧"])
def test_what_is_no_control_code_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        control_code(typed)


@pytest.mark.parametrize(
    ("charset", "sent"),
    [
        ("utf-8", "销售 é".encode()),
        ("gbk", "销售 é".encode("gbk")),
        ("cp437", b"???? \x82"),
        ("ascii", b"???? ?"),
    ],
)
def test_what_the_printer_cannot_show_is_a_question_mark_for_every_cell(charset: str, sent: bytes) -> None:
    assert encoded("销售 é", charset) == sent


def test_no_text_of_a_report_steers_the_printer() -> None:
    assert encoded("bell\a form\f esc\x1bE", "utf-8") == b"bell? form? esc?E"


def test_a_queue_is_given_the_job_the_title_and_the_copies(lp: Recording) -> None:
    folder = lp(LP)
    print_pages(replace(PLAIN, copies=3), "7.1.20.13 Shipment Report", PAGES, 80)
    arguments = (folder / "arguments").read_text().splitlines()
    assert arguments == ["-d", "laser_2", "-t", "7.1.20.13 Shipment Report", "-n", "3"]
    assert (folder / "printed").read_bytes() == job(PLAIN)


def test_control_codes_pass_the_queue_untouched(lp: Recording) -> None:
    folder = lp(LP)
    print_pages(EPSON, "Stock", PAGES, 80)
    assert (folder / "arguments").read_text().splitlines()[-2:] == ["-o", "raw"]
    assert (folder / "printed").read_bytes() == job(EPSON)


def test_what_the_queue_says_is_told(lp: Recording) -> None:
    lp("#!/bin/sh\necho 'lp: The printer or class\n does not exist.' >&2\nexit 1\n")
    with pytest.raises(Refusal, match=r"Printer office: lp: The printer or class does not exist\."):
        print_pages(PLAIN, "Stock", PAGES, 80)


def test_without_lp_it_is_said_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal) as refused:
        print_pages(PLAIN, "Stock", PAGES, 80)
    assert refused.value.message is messages.NO_LP


def test_a_report_that_fails_leaves_nothing_on_paper(lp: Recording) -> None:
    folder = lp(LP)

    def pages() -> object:
        yield PAGES[0]
        raise RuntimeError("the database is gone")

    with pytest.raises(RuntimeError):
        print_pages(PLAIN, "Stock", pages(), 80)  # type: ignore[arg-type]
    assert not (folder / "printed").exists()


def test_a_device_gets_every_copy(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    got: list[bytes] = []
    reader = Thread(target=lambda: got.append(device.read_bytes()))
    reader.start()
    print_pages(replace(EPSON, kind="device", destination=str(device), copies=2), "Stock", PAGES, 80)
    reader.join()
    assert got == [job(EPSON) * 2]


def test_a_file_in_place_of_a_device_grows(tmp_path: Path) -> None:
    file = tmp_path / "spooled"
    file.write_bytes(b"before ")
    print_pages(replace(PLAIN, kind="device", destination=str(file)), "Stock", PAGES, 80)
    assert file.read_bytes() == b"before " + job(PLAIN)


def test_a_device_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Printer office: No such file or directory"):
        print_pages(replace(PLAIN, kind="device", destination=str(tmp_path / "lp0")), "Stock", PAGES, 80)
    assert not (tmp_path / "lp0").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
def test_a_device_that_stops_says_how_far_it_came() -> None:
    with pytest.raises(Refusal, match=r"office: 0 of 21 bytes sent, then No space left on device"):
        print_pages(replace(PLAIN, kind="device", destination="/dev/full"), "Stock", PAGES, 80)
