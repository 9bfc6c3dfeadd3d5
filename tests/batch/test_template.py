"""The template: empty files that a load takes as they are, and a README that explains every column."""

import csv
from pathlib import Path
from typing import Any

import pytest

from qadtui.batch.files import FILES
from qadtui.batch.load import load
from qadtui.batch.template import README, write_template
from qadtui.cli import main
from qadtui.language.messages import Refusal
from qadtui.language.text import Translator
from qadtui.models.operator import Operator
from tests.batch.files import COMPANY, STORY, everything, write_files


@pytest.fixture
def template(tmp_path: Path) -> Path:
    write_template(tmp_path / "new" / "template", Translator("en"))
    return tmp_path / "new" / "template"


def test_the_empty_files_can_be_loaded_and_change_nothing(
    template: Path, new_sqlite: str, open_database: Any, operator: Operator
) -> None:
    database = open_database(new_sqlite)
    before = database.read(operator, everything)
    loaded = load(database, operator, template)
    assert loaded.rows == dict.fromkeys(FILES, 0)
    assert database.read(operator, everything) == before


def test_files_filled_in_under_its_headings_can_be_loaded(
    template: Path, new_sqlite: str, open_database: Any, operator: Operator, tmp_path: Path
) -> None:
    given = write_files(tmp_path / "given", COMPANY, STORY)
    for file in given.iterdir():
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        with (template / file.name).open("a", encoding="utf-8", newline="") as out:
            csv.DictWriter(out, list(FILES[file.name].columns)).writerows(rows)
    assert load(open_database(new_sqlite), operator, template).rows["sales_order_lines.csv"] == 1


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_readme_explains_every_column_of_every_file(language: str, tmp_path: Path) -> None:
    write_template(tmp_path, Translator(language))
    sections = (tmp_path / README).read_text(encoding="utf-8").split("\n## ")[1:]
    for section, spec in zip(sections, FILES.values(), strict=True):
        name, *lines = section.splitlines()
        table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line]
        assert name == spec.name
        assert [row[0] for row in table[2:]] == list(spec.columns)
        assert {row[0] for row in table[2:] if row[3]} == set(spec.required)
        assert all(row[1] and row[2] and row[5] for row in table[2:])


def test_the_readme_says_where_a_reference_points(template: Path) -> None:
    (line,) = [row for row in (template / README).read_text().splitlines() if row.startswith("| sold_to |")]
    assert "| customers.csv |" in line


def test_nothing_is_written_over(template: Path) -> None:
    (template / "items.csv").write_text("mine")
    with pytest.raises(Refusal, match="nothing was written"):
        write_template(template, Translator("en"))
    assert (template / "items.csv").read_text() == "mine"


def test_the_command_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QADTUI_DATABASE", str(tmp_path / "none.db"))
    assert main(["load", "--template", str(tmp_path / "here")]) == 0
    assert sorted(file.name for file in (tmp_path / "here").iterdir()) == sorted([*FILES, README])
    assert not (tmp_path / "none.db").exists()
