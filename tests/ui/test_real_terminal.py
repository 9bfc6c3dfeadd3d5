"""The app on a real pseudo-terminal: bursts, broken lines, sizes, and the terminal it leaves behind."""

import os
import re
import shutil
import signal
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty_terminal import PATIENCE, PtyTerminal
from tests.ui.echo_session import fingerprint

SLOW_START = """
from qadtui.ui.raw import raw_terminal
with raw_terminal(0) as typed_ahead:
    print("raw", flush=True)
    from qadtui.ui.app import operate
    from tests.ui.echo_session import EchoSession
    operate(EchoSession(), typed_ahead)
"""

SLOW_WORK = """
import os
from qadtui.ui.app import operate
from tests.ui.echo_session import EchoSession

class Slow(EchoSession):
    async def run(self):
        self.grid.put(1, 1, "the menu")
        self.on_change()
        await self.until_painted()
        os.write(1, b"slow work")
        await super().run()

operate(Slow())
"""


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "saved"


@pytest.fixture
def terminal(saved: Path) -> Iterator[PtyTerminal]:
    with PtyTerminal.python("tests.ui.echo_session", str(saved)) as terminal:
        terminal.wait_for("Field:")
        yield terminal


def keys_are(terminal: PtyTerminal, expected: str, count: int) -> None:
    terminal.wait_for(f"{count} keys {fingerprint(expected)}")


def test_a_burst_of_two_thousand_keys_arrives_complete_and_in_order(terminal: PtyTerminal) -> None:
    lines = [f"{number:09}" for number in range(200)]
    terminal.write("".join(f"{line}\r" for line in lines).encode())
    keys_are(terminal, "".join(f"{line}<return>" for line in lines), 2000)
    terminal.wait_for(lines[-1])


def test_keys_typed_while_the_program_still_starts_are_not_lost() -> None:
    with PtyTerminal.python("tests.ui.echo_session") as terminal:
        terminal.write(b"7.1.1\rCUST1\r")
        keys_are(terminal, "7.1.1<return>CUST1<return>", 12)


def test_every_key_is_a_key_before_anything_slow_is_imported() -> None:
    with PtyTerminal([sys.executable, "-c", SLOW_START]) as terminal:
        terminal.wait_for("raw")
        terminal.write(b"A\x7f\x03\x04\x1a\r\x1bOP")
        keys_are(terminal, "A<backspace><break><delete><clear><return><go>", 7)


def test_slow_work_can_wait_until_the_first_screen_stands() -> None:
    with PtyTerminal([sys.executable, "-c", SLOW_WORK]) as terminal:
        terminal.wait_for_output(b"slow work")
        assert b"the menu" in terminal.output.split(b"slow work")[0]


def test_two_barcodes_in_one_packet_land_in_two_lines(terminal: PtyTerminal) -> None:
    terminal.write(b"4006381333931\r\n4006381333948\r\n")
    screen = terminal.wait_for(lambda text: "4006381333948" in text.split("keys")[0] or "28 keys" in text)
    lines = [row.strip(" │") for row in screen.splitlines()]
    assert "4006381333931" in lines
    assert "4006381333948" in lines


def test_backspace_stays_in_its_place_among_fast_keys(terminal: PtyTerminal) -> None:
    terminal.write(b"AB\x7fC")
    assert "Field: AC " in terminal.wait_for("4 keys")


@pytest.mark.parametrize("sequence", [b"\x1bOS", b"\x1b[14~", b"\x05", b"\x1b4"])
def test_f4_in_every_spelling_is_end(terminal: PtyTerminal, sequence: bytes) -> None:
    terminal.write(sequence)
    keys_are(terminal, "<end>", 1)


def test_a_lone_esc_is_end_without_another_key(terminal: PtyTerminal) -> None:
    terminal.write(b"\x1b")
    keys_are(terminal, "<end>", 1)


def test_an_unknown_sequence_rings_the_bell_and_types_nothing(terminal: PtyTerminal) -> None:
    terminal.write(b"\x1b[99;5zA\x1bxB")
    keys_are(terminal, "AB", 2)
    assert terminal.output.count(b"\a") == 2


def test_the_session_s_bell_rings(terminal: PtyTerminal) -> None:
    assert b"\a" not in terminal.output
    terminal.write(b"beep\r")
    terminal.wait_for_output(b"\a")


def test_a_question_can_forget_every_key_typed_before_it_was_painted(terminal: PtyTerminal) -> None:
    terminal.write(b"ask\r" + b"Y" * 200)
    terminal.wait_for("dropped 200")
    terminal.write(b"Z")
    keys_are(terminal, "ask<return>Z", 5)


def test_chinese_is_typed_and_shown(terminal: PtyTerminal) -> None:
    terminal.write("销售订单\x7f".encode())
    terminal.wait_for("5 keys")
    assert "Field: 销售订 " in terminal.text()
    assert terminal.cursor == (3, 16)


@pytest.mark.parametrize("key", [b"\x03", b"\x1a", b"\x11", b"\x13", b"\x10"], ids=lambda key: f"{key[0]:#x}")
def test_no_control_key_ends_stops_or_suspends_the_program(terminal: PtyTerminal, key: bytes) -> None:
    terminal.write(key + b"still here")
    assert "Field: still here" in terminal.wait_for("still here")
    assert terminal.process.poll() is None


def test_a_stop_from_outside_is_not_obeyed(terminal: PtyTerminal) -> None:
    os.killpg(terminal.process.pid, signal.SIGTSTP)
    terminal.write(b"on")
    terminal.wait_for("Field: on")


def test_the_hardware_cursor_stands_in_the_field_and_can_be_seen(terminal: PtyTerminal) -> None:
    terminal.write(b"AB")
    terminal.wait_for("2 keys")
    assert (terminal.cursor, terminal.cursor_shown) == ((3, 12), True)
    assert (3, 10) in terminal.reversed_cells()


def test_a_smaller_window_says_so_and_a_larger_one_shows_everything_again(terminal: PtyTerminal) -> None:
    terminal.write(b"kept")
    terminal.wait_for("Field: kept")
    terminal.resize(20, 70)
    terminal.wait_for("80x24 needed, this is 70x20")
    assert not terminal.cursor_shown
    terminal.write(b" and more")
    terminal.resize(24, 80)
    terminal.wait_for(lambda text: "Field: kept and more" in text and text.endswith("─┘"))
    assert terminal.cursor_shown


def test_the_terminal_is_asked_for_nothing(terminal: PtyTerminal) -> None:
    terminal.write(b"quit\r")
    terminal.wait_for_exit()
    switched_on = set(re.findall(rb"\x1b\[\?([\d;]+)h", terminal.output))
    assert switched_on == {b"1049", b"25", b"7"}
    assert not re.search(rb"\x1b\[[?>]?[\d;]*(\$p|[cnu])|\x1b\]", terminal.output)


def test_only_the_eight_colours_of_the_terminal_are_used(terminal: PtyTerminal) -> None:
    looks = {int(code) for codes in re.findall(rb"\x1b\[([\d;]+)m", terminal.output) for code in codes.split(b";")}
    assert looks <= {0, 1, 4, 7, *range(30, 38)}


def test_no_color_is_respected() -> None:
    with PtyTerminal.python("tests.ui.echo_session", env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Field:")
        assert not re.search(rb"\x1b\[([\d;]*;)?3\d", terminal.output)
        assert (3, 10) in terminal.reversed_cells()


def test_the_terminal_is_left_as_it_was_found(saved: Path) -> None:
    with PtyTerminal.python("tests.ui.echo_session", str(saved)) as terminal:
        found = terminal.modes()
        terminal.wait_for("Field:")
        assert terminal.modes() != found
        terminal.write(b"quit\r")
        assert terminal.wait_for_exit() == 0
        assert terminal.modes() == found
        assert terminal.output.endswith(b"\x1b[?7h\x1b[?1049l\x1b[?12l\x1b[?25h")


def test_a_failing_session_shows_its_traceback_on_the_restored_terminal(terminal: PtyTerminal) -> None:
    terminal.write(b"fail\r")
    assert terminal.wait_for_exit() == 1
    after = terminal.output.split(b"\x1b[?1049l")[1]
    assert b"RuntimeError: the session failed" in after
    assert terminal.modes()[3] & termios.ECHO


@pytest.mark.parametrize("end", ["line", "SIGHUP", "SIGTERM"])
def test_when_the_line_breaks_the_session_saves_and_the_program_ends(
    terminal: PtyTerminal, saved: Path, end: str
) -> None:
    terminal.write(b"half an order")
    terminal.wait_for("Field: half an order")
    if end == "line":
        terminal.hangup()
    else:
        terminal.process.send_signal(signal.Signals[end])
    terminal.wait_for_exit()
    assert saved.read_text() == "saved half an order"


def test_a_session_that_cannot_save_is_ended(terminal: PtyTerminal) -> None:
    terminal.write(b"hang")
    terminal.wait_for("Field: hang")
    terminal.process.send_signal(signal.SIGHUP)
    assert terminal.process.wait(PATIENCE) == -signal.SIGALRM


def test_a_session_busy_for_ever_is_ended(terminal: PtyTerminal) -> None:
    terminal.write(b"busy\r")
    terminal.wait_for_output(b"\a")
    terminal.process.send_signal(signal.SIGHUP)
    assert terminal.process.wait(PATIENCE) == -signal.SIGALRM


def test_what_a_broken_session_left_on_is_switched_off_before_the_first_painting(terminal: PtyTerminal) -> None:
    mouse_focus_and_paste = b"\x1b[?1000;1002;1003;1004;1006;2004l"
    assert mouse_focus_and_paste in terminal.output.partition(b"Field:")[0]


@pytest.mark.skipif(not shutil.which("tmux"), reason="there is no tmux")
@pytest.mark.parametrize("sequence", [b"\x1bOS", b"\x1b[14~", b"\x1b4"])
def test_the_keys_of_a_putty_come_through_tmux(tmp_path: Path, sequence: bytes) -> None:
    echo = f"{sys.executable} -m tests.ui.echo_session"
    tmux = ["tmux", "-S", str(tmp_path / "tmux"), "-f", "/dev/null", "new-session", echo]
    with PtyTerminal(tmux, rows=25) as terminal:
        terminal.wait_for("Field:")
        terminal.write(sequence + b"\x1b[A\x1bOAX")
        terminal.wait_for("<end><up><up>X")
        terminal.write(b"\rquit\r")
        assert terminal.wait_for_exit() == 0
