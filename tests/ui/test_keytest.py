"""`qadtui keytest` at every terminal: each key is shown, a wrong one is named, and so is what mends it."""

import sys
from pathlib import Path

import pytest

from qadtui.terminal.notation import spoken
from qadtui.ui.keytest import ASKED
from qadtui.ui.sequences import shipped
from tests.pty_terminal import PtyTerminal

TERMINALS = shipped()
ALIKE = {"tab": "\t", "enter": "\r"}


def sent_by(terminal: str, key: str) -> bytes:
    """What the terminal sends; a blank, which leaves the key out, where it has no such key."""
    ways = TERMINALS[terminal].keys.get(key)
    return (ALIKE.get(key) or (ways[0] if ways else " ")).encode()


def key_test(*options: str, home: Path, **env: str) -> PtyTerminal:
    places = {"XDG_CONFIG_HOME": str(home), "HOME": str(home), "QADTUI_HOME": "", "QADTUI_KEYS": ""}
    return PtyTerminal.python("qadtui", "keytest", *options, env=places | env)


def press_all(terminal: PtyTerminal, sender: str, **otherwise: bytes) -> None:
    """Press every key that is asked for, as `sender` does, some of them otherwise."""
    for key in ASKED:
        asked = f"Press {spoken(key)}"
        terminal.wait_for(lambda text, asked=asked: text.rstrip().endswith(asked))  # type: ignore[misc]
        terminal.write(otherwise.get(key) or sent_by(sender, key))


@pytest.mark.parametrize("name", TERMINALS)
def test_with_its_own_table_every_terminal_is_understood(name: str, tmp_path: Path) -> None:
    with key_test("--keys", name, home=tmp_path) as terminal:
        press_all(terminal, name)
        terminal.wait_for("All keys are understood.")
        terminal.write(b"\x03")
        assert terminal.wait_for_exit() == 0


def test_putty_in_its_sco_mode_is_found_out(tmp_path: Path) -> None:
    with key_test(home=tmp_path) as terminal:
        press_all(terminal, "putty-sco")
        shown = terminal.wait_for("Ctrl+C ends.")
        assert "With --keys putty-sco, or QADTUI_KEYS=putty-sco, all these keys are right." in shown
        assert "In PuTTY, Terminal > Keyboard: The Function keys and keypad: ESC[n~" in shown
        terminal.write(b"\x03")
        assert terminal.wait_for_exit() == 1
        assert b"ESC [ P " in terminal.output


def test_a_single_wrong_key_is_named(tmp_path: Path) -> None:
    with key_test(home=tmp_path, TERM="putty") as terminal:
        terminal.wait_for("Press F1")
        assert "Key table putty (TERM=putty)" in terminal.text()
        terminal.write(b"\x1b[12~")
        terminal.wait_for("Press F2")
        assert "F1          ESC [ 1 2 ~              F2: Help                             wrong" in terminal.text()
        terminal.write(b"\x03")
        assert "In PuTTY, Terminal > Keyboard: The Function keys and keypad: ESC[n~" in terminal.wait_for("PuTTY")
        assert terminal.wait_for_exit() == 1


def test_backspace_in_sco_mode_has_a_setting_of_its_own(tmp_path: Path) -> None:
    with key_test("--keys", "putty-sco", home=tmp_path) as terminal:
        press_all(terminal, "putty-sco", backspace=b"\x7f")
        terminal.wait_for("In PuTTY, Terminal > Keyboard: The Backspace key: Control-H")


def test_after_the_test_any_key_shows_what_it_sends(tmp_path: Path) -> None:
    with key_test(home=tmp_path) as terminal:
        press_all(terminal, "xterm")
        terminal.wait_for("Any key shows what it sends")
        terminal.write("漢".encode())
        terminal.wait_for("            漢                       漢")
        terminal.write(b"\x04")
        terminal.wait_for("            ^D                       Ctrl+D: Delete record")
        terminal.write(b"\x1b[99~")
        terminal.wait_for("            ESC [ 9 9 ~              nothing")


def test_a_key_that_was_moved_says_what_it_means_now(tmp_path: Path) -> None:
    (tmp_path / "qadtui").mkdir()
    (tmp_path / "qadtui" / "keys.toml").write_text('go = ["f5"]\ndelete = ["f1"]\n')
    with key_test(home=tmp_path) as terminal:
        terminal.wait_for("Press F1")
        terminal.write(b"\x1bOP")
        terminal.wait_for("F1          ESC O P                  F1: Delete record")


def test_a_terminal_that_draws_lines_twice_as_wide_is_told_of_plain_boxes(tmp_path: Path) -> None:
    with key_test(home=tmp_path) as terminal:
        terminal.wait_for_output(b"\x1b[6n")
        terminal.write(b"\x1b[1;3R")
        press_all(terminal, "xterm")
        terminal.wait_for("start qadtui with --ascii-boxes")


def test_it_speaks_chinese(tmp_path: Path) -> None:
    with key_test("--lang", "zh_CN", home=tmp_path) as terminal:
        terminal.wait_for("请按 F1")
        terminal.write(b"\x03")
        terminal.wait_for("所有键都能识别")


def test_in_a_pipe_it_says_that_it_needs_a_terminal(tmp_path: Path) -> None:
    piped = f"true | {sys.executable} -m qadtui keytest"
    with PtyTerminal(["sh", "-c", piped], env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("qadtui: keys are tested at a terminal")
