"""`qadtui load` as somebody types it, and the demo company's making."""

import sqlite3
from pathlib import Path

import pytest

from qadtui import loading
from qadtui.cli import WRONG_USE, main
from qadtui.language.messages import Refusal
from qadtui.settings import Settings

CURRENCIES = "code,description\nEUR,Euro\nUSD,US Dollar\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files to load."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files/currencies.csv").write_text(CURRENCIES)
    return tmp_path / "files"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site.db"


def load(folder: Path, database: object, *options: str) -> int:
    return main(["load", str(folder), "--database", str(database), "--lang", "en", "--user", "wang", *options])


def test_a_folder_is_loaded_and_counted(folder: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(folder, site) == 0
    assert capsys.readouterr().out == "2 rows loaded\n"
    with sqlite3.connect(site) as database:
        assert database.execute("select code from currency order by code").fetchall() == [("EUR",), ("USD",)]


def test_a_row_that_is_refused_is_named_and_nothing_is_loaded(
    folder: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "currencies.csv").write_text(CURRENCIES + "EUR,Euro again\n")
    assert load(folder, site) == WRONG_USE
    assert "currencies.csv, line 4" in capsys.readouterr().err
    with sqlite3.connect(site) as database:
        assert database.execute("select count(*) from currency").fetchone() == (0,)


def test_a_stranger_may_not_load(folder: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(folder, site) == 0
    assert load(folder, site, "--user", "mallory") == WRONG_USE
    assert "mallory" in capsys.readouterr().err


def test_a_user_without_the_right_to_cim_data_load_may_not_load(
    folder: Path, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load(folder, site) == 0
    with sqlite3.connect(site) as database:
        database.execute("update role_right set name = '7.*' where kind = 'menu'")
    assert load(folder, site) == WRONG_USE
    assert loading.CIM_DATA_LOAD in capsys.readouterr().err


@pytest.mark.parametrize("database", ["{here}/text.db", "postgresql://nowhere.invalid/site"])
def test_a_database_that_cannot_be_used_is_one_line(
    database: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.db").write_text("This is a letter, and not a database of any kind that SQLite could read.\n" * 99)
    assert load(folder, database.format(here=tmp_path)) == WRONG_USE
    complaint = capsys.readouterr().err
    assert complaint.startswith("qadtui: the database cannot be used: ")
    assert complaint.count("\n") == 1


def test_a_newer_database_is_one_line(folder: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(folder, site) == 0
    with sqlite3.connect(site) as database:
        database.execute("update alembic_version set version_num = '9999'")
    assert load(folder, site) == WRONG_USE
    assert "newer" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(tmp_path / "typo", site) == WRONG_USE
    assert "typo" in capsys.readouterr().err


class TestTheDemoCompany:
    @pytest.fixture(autouse=True)
    def _demo_files(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "users.csv").write_text("user_id,name\n", encoding="utf-8")
        monkeypatch.setattr("qadtui.locator.data", lambda name: folder)

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        (tmp_path / "own").mkdir()
        return Settings(str(tmp_path / "own/demo.db"), "wang", "pts/1")

    def test_is_loaded_once(self, settings: Settings, folder: Path) -> None:
        loading.make_demo_company(settings)
        (folder / "currencies.csv").unlink()
        loading.make_demo_company(settings)
        with sqlite3.connect(settings.database) as database:
            assert database.execute("select count(*) from currency").fetchone() == (2,)

    def test_can_be_opened_the_first_time_as_one_of_its_own_users(self, settings: Settings, folder: Path) -> None:
        (folder / "users.csv").write_text("user_id,name,role\nwang,Wang,ADMIN\n", encoding="utf-8")
        loading.make_demo_company(settings)
        with sqlite3.connect(settings.database) as database:
            assert database.execute("select count(*) from user where user_id = 'wang'").fetchone() == (1,)

    def test_leaves_nothing_when_it_cannot_be_loaded_whole(self, settings: Settings, folder: Path) -> None:
        (folder / "currencies.csv").write_text("code,description\n,no code\n")
        with pytest.raises(Refusal):
            loading.make_demo_company(settings)
        assert list(Path(settings.database).parent.iterdir()) == []
