"""`--journal` and `replay --show` on a real terminal."""

import subprocess
import sys
from pathlib import Path

import pytest

from qadtui.replaying import DIFFERENT
from tests.pty_terminal import ROOT, PtyTerminal
from tests.typist import bytes_of
from tests.working_company import company_file, company_pattern

__all__ = ["company_file", "company_pattern"]


@pytest.fixture
def journal(tmp_path: Path, company_file: Path) -> Path:
    """What Anna typed in one burst at her terminal: a customer's name is changed, the session left."""
    journal = tmp_path / "anna.txt"
    options = ("--user", "anna", "--date", "2026-04-01", "--lang", "en", "--journal", str(journal))
    with PtyTerminal.python("qadtui", "--database", str(company_file), *options) as terminal:
        terminal.wait_for("Main Menu")
        terminal.write(bytes_of("2.1.1<Return>C100<F1>New Shop<F1><F4><F4><F4>y<Return>"))
        assert terminal.wait_for_exit() == 0
    return journal


@pytest.fixture
def other_company(company_pattern: Path, tmp_path: Path) -> Path:
    """The company as it was before Anna worked."""
    file = tmp_path / "other.db"
    file.write_bytes(company_pattern.read_bytes())
    return file


def test_a_journal_is_replayed_without_a_terminal(journal: Path, other_company: Path) -> None:
    command = [sys.executable, "-m", "qadtui", "replay", str(journal), "--database", str(other_company), "--lang", "en"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "2.1.1     address.name             New Shop<F1>" in done.stdout
    assert done.stdout.splitlines()[-1] == "Replayed: every screen is what it was."
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert again.returncode == DIFFERENT
    assert ">  6  │      Name: New Shop " in again.stdout


def test_a_journal_is_replayed_on_the_screen(journal: Path, other_company: Path) -> None:
    options = ("--database", str(other_company), "--lang", "en", "--show")
    with PtyTerminal.python("qadtui", "replay", str(journal), *options) as terminal:
        terminal.wait_for("Press space bar to continue.")
        terminal.write(b" ")
        terminal.wait_for("Replayed: every screen is what it was.")
        assert terminal.wait_for_exit() == 0


def test_f4_stops_a_replay(journal: Path, other_company: Path) -> None:
    options = ("--database", str(other_company), "--lang", "en", "--show", "--speed", "0.0001")
    with PtyTerminal.python("qadtui", "replay", str(journal), *options) as terminal:
        terminal.wait_for("Main Menu")
        terminal.write(bytes_of("<F4>"))
        assert terminal.wait_for_exit() == 0
        assert "Replayed" not in terminal.text()
