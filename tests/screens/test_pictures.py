"""`qadtui screen`: what it prints, and that README.md shows what is there."""

import subprocess
import sys

import pytest

from qadtui.cli import WRONG_USE, main
from tests.readme import README, with_made_parts


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["screen", *arguments, "--date", "2026-04-01"]) == 0
    return capsys.readouterr().out.splitlines()


def test_readme_shows_the_screens_and_the_keys_there_are() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_made_parts(text) == text, "python -m tests.readme"
    assert text.count("<!-- end -->") >= 5


def test_a_program_is_printed_with_title_frames_and_legend(capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(capsys, "7.1.6")
    assert len(rows) == 24
    assert "7.1.6 Sales Order Manual Allocation" in rows[0]
    assert rows[0].endswith("04/01/26")
    assert "Order:" in rows[2]
    assert rows[23].startswith("F1=Go")


@pytest.mark.parametrize("spelled", ["zh", "zh_CN", "ZH_cn"])
def test_it_is_printed_in_chinese(capsys: pytest.CaptureFixture[str], spelled: str) -> None:
    assert "销售订单手工备料" in printed(capsys, "7.1.6", "--lang", spelled)[0]


def test_a_stage_shows_the_frames_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(capsys, "7.1.6", "--stage", "order", "detail", "stocks")
    assert "Qty On Hand" in "\n".join(rows)
    assert "Shipped" not in "\n".join(rows)


def test_without_a_stage_no_frame_covers_another(capsys: pytest.CaptureFixture[str]) -> None:
    screen = "\n".join(printed(capsys, "7.1.1"))
    assert "Order Date:" in screen
    assert "Qty Ordered" not in screen


def test_a_list_uses_the_rows_of_a_larger_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(capsys, "7.1.6", "--rows", "40", "--columns", "100")
    assert len(rows) == 40
    assert rows[39].startswith("F1=Go")


@pytest.mark.parametrize(("number", "shown"), [("", "Main Menu"), ("7.1", "7.1 Sales Orders"), ("sosomt.p", "7.1.1")])
def test_menus_and_programs_are_named_as_at_the_menu(
    capsys: pytest.CaptureFixture[str], number: str, shown: str
) -> None:
    assert shown in "\n".join(printed(capsys, *[number] * bool(number)))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["99.1"], "99.1 is no menu and no program"), (["7.1.6", "--stage", "nosuch"], "7.1.6 has no frame nosuch")],
)
def test_what_is_not_there_is_said(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert main(["screen", *arguments]) == WRONG_USE
    assert said in capsys.readouterr().err


def test_a_picture_needs_neither_textual_nor_a_database() -> None:
    listing = "import sys; from qadtui.cli import main; main(['screen', '7.1.6']); print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True).stderr.split()
    assert {"textual", "alembic", "sqlite3", "pysqlite3", "psycopg"} & set(loaded) == set()
