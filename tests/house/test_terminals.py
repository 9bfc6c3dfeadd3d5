"""qadtui at terminals of every kind: other locales and character sets, moved keys, and lines that broke."""

import re
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from qadtui.formats.width import cells
from tests.pty_terminal import PtyTerminal
from tests.typist import bytes_of

Open = Callable[..., PtyTerminal]


@pytest.fixture
def open_qadtui(new_sqlite: str, tmp_path: Path) -> Open:
    """Starts qadtui on an empty company, for a user with a home of their own."""
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path)}
    unsaid = dict.fromkeys(("LC_ALL", "LC_CTYPE", "LANG", "QADTUI_KEYS", "QADTUI_HOME"), "")

    def start(*options: str, encoding: str = "utf-8", **env: str) -> PtyTerminal:
        arguments = ("--database", new_sqlite, *options)
        return PtyTerminal.python("qadtui", *arguments, env=unsaid | home | env, encoding=encoding)

    return start


def rows(terminal: PtyTerminal) -> list[str]:
    return [row.rstrip() for row in terminal.screen()]


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LANG": "POSIX"}, {}], ids=["LC_ALL=C", "LANG=POSIX", "none"])
def test_in_the_c_locale_boxes_are_plain(open_qadtui: Open, locale: dict[str, str]) -> None:
    with open_qadtui(**locale) as terminal:
        terminal.wait_for("Please select a function")
        shown = rows(terminal)
        assert re.fullmatch(r"\+-+ company -+\+", shown[0])
        assert shown[2] == "+" + "-" * 78 + "+"
        assert all(row.startswith("|") and row.endswith("|") for row in shown[4:17])
        assert all(byte < 0x80 for byte in terminal.output)


def test_in_a_utf_8_locale_boxes_are_lines(open_qadtui: Open) -> None:
    with open_qadtui(LANG="en_US.UTF-8") as terminal:
        terminal.wait_for("Please select a function")
        assert rows(terminal)[2] == "└" + "─" * 78 + "┘"


def test_the_c_locale_still_shows_the_chinese_of_a_terminal_that_can(open_qadtui: Open) -> None:
    with open_qadtui("--lang", "zh_CN", LC_ALL="C") as terminal:
        terminal.wait_for("请选择一项功能")
        assert rows(terminal)[2] == "+" + "-" * 78 + "+"


@pytest.mark.parametrize(
    ("options", "env"),
    [
        ((), {"LANG": "zh_CN.GBK"}),
        ((), {"LANG": "zh_CN.GB18030"}),
        (("--charset", "gbk", "--lang", "zh_CN"), {"LANG": "en_US.UTF-8"}),
    ],
    ids=["GBK", "GB18030", "--charset"],
)
def test_a_gbk_terminal_gets_gbk_and_every_row_as_wide_as_it_is(
    open_qadtui: Open, options: tuple[str, ...], env: dict[str, str]
) -> None:
    with open_qadtui(*options, encoding="gb18030", **env) as terminal:
        terminal.wait_for("请选择一项功能")
        terminal.write(b"2.1.1\r")
        terminal.wait_for("客户维护")
        terminal.write("C100\rNAME\r".encode("gbk") + "销售".encode("gbk"))
        terminal.wait_for(lambda text: "销售" in text)
        text = terminal.output.decode("gb18030")
        assert {char for char in text if char > "\x7f" and east_asian_width(char) not in "WF"} == set()
        for row in terminal.screen()[1:12]:
            if row.startswith("|"):
                assert cells(row.rstrip()) == 80


def test_ascii_alone_never_writes_more_than_ascii_and_speaks_english(open_qadtui: Open) -> None:
    with open_qadtui("--charset", "ascii", LANG="zh_CN.UTF-8") as terminal:
        terminal.wait_for("Sales Orders/Invoice")
        assert all(byte < 0x80 for byte in terminal.output)


def test_plain_boxes_can_be_asked_for(open_qadtui: Open) -> None:
    with open_qadtui("--ascii-boxes", LANG="zh_CN.UTF-8") as terminal:
        terminal.wait_for("请选择一项功能")
        assert rows(terminal)[2] == "+" + "-" * 78 + "+"


@pytest.mark.parametrize("term", ["xterm", "linux", "vt220", "screen", "dumb"])
def test_eight_colours_are_enough(open_qadtui: Open, term: str) -> None:
    with open_qadtui(TERM=term, COLORTERM="", LANG="C.UTF-8") as terminal:
        terminal.wait_for("Please select a function")
        looks = {int(code) for codes in re.findall(rb"\x1b\[([\d;]+)m", terminal.output) for code in codes.split(b";")}
        assert looks <= {0, 1, 4, 7, *range(30, 38)}


def test_in_putty_s_sco_mode_f4_asks_to_leave_and_f1_does_not(open_qadtui: Open) -> None:
    with open_qadtui("--keys", "putty-sco", LANG="C.UTF-8") as terminal:
        terminal.wait_for("Please select a function")
        terminal.write(b"\x1b[P")
        terminal.wait_for("Please confirm exit")
        terminal.write(b"y\x1b[M")
        assert terminal.wait_for_exit() == 0


def test_the_environment_chooses_the_key_table_too(open_qadtui: Open) -> None:
    with open_qadtui(QADTUI_KEYS="putty-sco", LANG="C.UTF-8") as terminal:
        terminal.wait_for("Please select a function")
        terminal.write(b"\x1b[P")
        terminal.wait_for("Please confirm exit")


def test_a_scanner_that_ends_with_a_line_feed_presses_return(open_qadtui: Open, tmp_path: Path) -> None:
    write_keys(tmp_path / "config" / "qadtui", 'return = ["enter", "ctrl+j"]\ndown = ["down"]\n')
    with open_qadtui(LANG="C.UTF-8") as terminal:
        terminal.wait_for("Please select a function")
        terminal.write(b"2.1.1\nC900\n")
        terminal.wait_for("Adding new record")


def write_keys(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "keys.toml").write_text(text)
    return folder / "keys.toml"


def test_a_user_s_keys_are_laid_over_the_site_s_and_the_legend_says_so(open_qadtui: Open, tmp_path: Path) -> None:
    write_keys(tmp_path / "site", 'menu = ["f7", "ctrl+n"]\nrecall = ["f6", "ctrl+r"]\n')
    write_keys(tmp_path / "config" / "qadtui", 'go = ["f5", "ctrl+x"]\ndelete = ["f1", "ctrl+d"]\n')
    with open_qadtui(QADTUI_HOME=str(tmp_path / "site"), LANG="C.UTF-8") as terminal:
        terminal.wait_for("Please select a function")
        terminal.write(b"2.1.1\x1b[15~")
        terminal.wait_for("F5=Go 2=Hlp 3=Ins 4=End F7=Mnu F6=Rcl 8=Clr 9=Prev 10=Next 11=Buf")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ('go = ["f4"]', "f4 would be both go and end"),
        ('quit = ["f4"]', "there is no function quit"),
        ('go = ["f1"', "Unclosed array"),
        ('[terminals.handheld]\nlike = "wyse"', "handheld is like wyse, which is not there"),
    ],
)
def test_a_clash_is_one_line_with_file_and_reason_before_the_screens_open(
    open_qadtui: Open, tmp_path: Path, written: str, reason: str
) -> None:
    file = write_keys(tmp_path / "config" / "qadtui", written)
    with open_qadtui(LANG="C.UTF-8") as terminal:
        assert terminal.wait_for_exit() == 2
        said = terminal.output.decode()
        assert said.startswith(f"qadtui: {file}: ")
        assert reason in said
        assert said.count("\n") == 1


def test_a_key_table_nobody_knows_is_refused_with_those_there_are(open_qadtui: Open) -> None:
    with open_qadtui("--keys", "wyse60") as terminal:
        assert terminal.wait_for_exit() == 2
        assert b"qadtui: there is no key table wyse60; there are xterm, vte, konsole" in terminal.output


def test_ctrl_backslash_leaves_at_once_and_the_terminal_as_it_was(open_qadtui: Open) -> None:
    with open_qadtui(LANG="C.UTF-8") as terminal:
        found = terminal.modes()
        terminal.wait_for("Please select a function")
        terminal.write(bytes_of("7.1.1<Return>") + b"\x1c")
        assert terminal.wait_for_exit() == 0
        assert terminal.modes() == found


def test_reset_terminal_makes_sane_what_a_broken_line_left() -> None:
    upset = "stty raw -echo; printf '\\033[?1049h\\033[?1003h\\033[?1004h\\033[?25l\\033[?7l\\033[>1u\\033[7m';"
    with PtyTerminal(["sh", "-c", f"{upset} exec {sys.executable} -m qadtui reset-terminal"]) as terminal:
        terminal.wait_for_exit()
        modes = terminal.modes()
        assert modes[3] & termios.ECHO
        assert modes[3] & termios.ICANON
        assert modes[1] & termios.OPOST
        assert modes[0] & termios.ICRNL
        off = set(re.findall(rb"\x1b\[\?([\d;]+)l", terminal.output))
        assert {b"1049", b"1000;1002;1003;1004;1006;2004"} <= off
        assert b"\x1b[<99u" in terminal.output
        assert terminal.cursor_shown
