"""`qadtui check screens` on a site's own files: each fault with its file, its place and the reason."""

from pathlib import Path

import pytest

from qadtui.checking import FAULTY
from qadtui.cli import WRONG_USE, main

HEAD = 'title = "Bin Maintenance"\nprogram = "xxbin.p"\nkind = "maintenance"\nrecord = "Currency"\nhelp = "Own."\n'
KEY = '[frame.key]\nat = [2, 1]\nrows = ["code:16"]\n'
DATA = '[frame.data]\nat = [5, 1]\nrows = ["description:16   places:60"]\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site's folder, and its file `screens/own/bin.toml`."""
    monkeypatch.setenv("QADTUI_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = tmp_path / "screens" / "own" / "bin.toml"
    file.parent.mkdir(parents=True)
    return file


def check(capsys: pytest.CaptureFixture[str], *names: str) -> tuple[int, str]:
    code = main(["check", "screens", *names])
    return code, capsys.readouterr().out


def test_a_sites_good_screen_passes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site.write_text(HEAD + KEY + DATA, encoding="utf-8")
    assert check(capsys) == (0, "1 screen(s) without a fault\n")


@pytest.mark.parametrize(
    ("text", "line", "place", "reason"),
    [
        (HEAD + KEY + DATA.replace("places", "nosuch"), 11, "[frame.data]", "Currency has no field nosuch"),
        (HEAD + KEY + DATA.replace(":60", ":30"), 9, "[frame.data]", "meets"),
        (HEAD + KEY + DATA.replace("[5, 1]", "[20, 1]"), 11, "[frame.data]", "rows 20-22 are not within 2-21"),
        (HEAD + KEY.replace("16", "79") + DATA, 6, "[frame.key]", "leaves 2-79"),
        (HEAD + KEY.replace("code", "description"), 6, "[frame.key]", "the key's code is not asked for"),
        (HEAD.replace('help = "Own."', 'help = ""') + KEY + DATA, 5, "heading", "the program has no help"),
        (HEAD.replace("Bin", "Bin " * 20) + KEY + DATA, 1, "title", "too long for the title line"),
        ("title = ", 1, "file", "Invalid"),
        (HEAD.replace("maintenance", "conversation", 1) + KEY, 0, "tried out", "does not open"),
    ],
)
def test_a_fault_is_named_with_file_line_place_and_reason(
    site: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, place: str, reason: str
) -> None:
    site.write_text(text, encoding="utf-8")
    code, said = check(capsys)
    assert code == FAULTY
    assert said.startswith(f"{site}, line {line}: {place}: " if line else f"{site}: {place}: ")
    assert reason in said


def test_a_menu_line_that_opens_nothing_is_a_fault(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    menus = site.parents[2] / "menus.toml"
    menus.write_text('[7.1]\n99 = { title = "Gone", screen = "own/gone" }\n', encoding="utf-8")
    assert check(capsys) == (FAULTY, f"{menus}, line 2: 7.1.99: there is no screen own/gone\n")


def test_a_screen_that_is_not_there_is_wrong_use(site: Path) -> None:
    assert main(["check", "screens", "own/gone"]) == WRONG_USE
