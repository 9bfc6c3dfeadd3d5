"""What the command line takes, and the one line it answers when something is wrong."""

from datetime import date
from pathlib import Path

import pytest

from qadtui.cli import WRONG_USE, main
from qadtui.language.text import Translator
from qadtui.options import read_options, settings_of
from qadtui.settings import Settings


@pytest.fixture(autouse=True)
def _machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with a home of their own, an English locale, and nothing else said."""
    for name in ("QADTUI_HOME", "QADTUI_DATABASE", "LC_ALL", "LC_MESSAGES", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LOGNAME", "wang")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home/share"))


def settings(*arguments: str) -> Settings:
    return settings_of(read_options(arguments, Translator("en")))


def test_a_user_who_says_nothing_gets_a_database_of_their_own() -> None:
    said = settings()
    assert Path(said.database).name == "qadtui.db"
    assert Path(said.database).parent.is_dir()
    assert (said.user, said.language, said.business_date, said.date_order) == ("wang", "", None, "")


def test_the_demo_company_never_shares_a_file_with_real_data() -> None:
    assert Path(settings("--demo").database).name == "demo.db"


def test_the_demo_company_is_opened_whatever_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QADTUI_DATABASE", "postgresql://host/site")
    assert Path(settings("--demo").database).name == "demo.db"


def test_the_environment_names_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QADTUI_DATABASE", "postgresql://host/site")
    assert settings().database == "postgresql://host/site"


def test_the_command_line_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QADTUI_DATABASE", "postgresql://host/site")
    assert settings("--database", str(tmp_path / "site.db")).database == str(tmp_path / "site.db")


def test_a_path_means_the_same_wherever_the_program_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings("--database", "site.db").database == str(tmp_path / "site.db")


def test_user_date_language_and_date_order_can_be_said() -> None:
    said = settings("--user", "li", "--date", "2026-04-01", "--lang", "ZH_cn", "--date-order", "ymd")
    assert (said.user, said.business_date) == ("li", date(2026, 4, 1))
    assert (said.language, said.date_order) == ("zh_CN", "ymd")


@pytest.mark.parametrize("arguments", [["load", "here", "--user", "li"], ["--user", "li", "load", "here"]])
def test_options_stand_before_or_after_the_command(arguments: list[str]) -> None:
    options = read_options(arguments, Translator("en"))
    assert (options.command, options.folder, options.user) == ("load", Path("here"), "li")


def test_over_ssh_the_terminal_is_named_with_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.7 50022 10.0.0.1 22")
    assert settings().terminal.startswith("10.0.0.7")


def test_a_terminal_without_chinese_is_spoken_to_in_english_whatever_the_user_s_language() -> None:
    assert settings("--charset", "ascii").language == "en"
    assert settings("--charset", "gbk").language == ""


def test_boxes_are_drawn_with_lines_only_where_their_width_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings().lines
    assert not settings("--ascii-boxes").lines
    assert not settings("--charset", "gbk").lines
    monkeypatch.setenv("LC_ALL", "C")
    assert not settings().lines


def test_the_first_menu_speaks_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert settings().environment_language == "zh_CN"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "4/1/26"], "4/1/26 is not a date"),
        (["--date", "2026-02-30"], "2026-02-30 is not a date"),
        (["--lang", "fr"], "--lang must be one of en, zh_CN"),
        (["--date-order", "dym"], "--date-order must be one of mdy, dmy, ymd"),
        (["--charset", "utf-16"], "utf-16 is no terminal's character set"),
        (["--charset", "ascii", "--lang", "zh_CN"], "ascii没有中文字符"),
        (["keytest"], "keys are tested at a terminal"),
        (["--database", "{here}"], "is a folder"),
        (["--database", "{here}/missing/site.db"], "missing does not exist"),
        (["--database", "mysql://host/site"], "postgresql://"),
        (["--database", "{here}/site.db", "--demo"], "--demo"),
        (["load"], "FOLDER"),
        (["--colour"], "--colour"),
        ([], "need a terminal"),
    ],
)
def test_what_a_user_gets_wrong_is_one_line(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([argument.format(here=tmp_path) for argument in arguments]) == WRONG_USE
    output, complaint = capsys.readouterr()
    assert output == ""
    assert complaint.startswith("qadtui: ")
    assert complaint.count("\n") == 1
    assert said in complaint


def test_an_address_that_is_refused_is_not_repeated_for_its_password(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--database", "mysql://li:secret@host/site"])
    assert "secret" not in capsys.readouterr().err


def test_a_sites_folder_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QADTUI_HOME", str(tmp_path / "typo"))
    assert main([]) == WRONG_USE
    assert "typo" in capsys.readouterr().err


def test_a_user_without_a_home_is_told_to_name_a_database(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("qadtui.surroundings.data_folder", lambda: None)
    assert main([]) == WRONG_USE
    assert "--database" in capsys.readouterr().err
