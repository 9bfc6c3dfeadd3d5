"""A file is there when it is whole; an interruption leaves nothing, and leaves alone what was there."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qadtui.reports.outputs import OUTPUTS, output_for
from qadtui.reports.outputs.whole import whole_file
from tests.reports.sheets import report_of, row, sheet

KINDS = sorted(OUTPUTS)


def interrupted(rows: int) -> Iterator[tuple[Any, ...]]:
    """So many rows, and then Ctrl+C, or F4."""
    for number in range(rows):
        yield row(report_of(), line=number)
    raise KeyboardInterrupt


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_saved(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "april"
    OUTPUTS[kind].save(sheet([row(report_of())]), file)
    assert file.stat().st_size > 0
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [0, 3000])
def test_an_interruption_leaves_no_file(kind: str, rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = tmp_path / "temporary"
    waiting.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(waiting))
    with pytest.raises(KeyboardInterrupt):
        OUTPUTS[kind].save(sheet(interrupted(rows)), tmp_path / "april")
    assert [*tmp_path.iterdir(), *waiting.iterdir()] == [waiting]


def test_an_interruption_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "april.csv"
    file.write_text("march")
    with pytest.raises(KeyboardInterrupt):
        OUTPUTS["csv"].save(sheet(interrupted(3000)), file)
    assert file.read_text() == "march"


def test_nobody_sees_half_a_file(tmp_path: Path) -> None:
    file = tmp_path / "april.txt"
    with whole_file(file) as stream:
        stream.write(b"half")
        stream.flush()
        assert not file.exists()
    assert file.read_bytes() == b"half"


def test_it_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    with whole_file(tmp_path / "april"):
        pass
    assert (tmp_path / "april").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "april"
    file.touch()
    file.chmod(0o640)
    with whole_file(file):
        pass
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "april")
    with whole_file(tmp_path / "link") as stream:
        stream.write(b"all")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "april").read_bytes() == b"all"


def test_a_pipe_takes_the_bytes_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as stream:
        stream.write(b"all")
    assert os.read(reader, 9) == b"all"
    assert pipe.is_fifo()
    os.close(reader)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "nowhere" / "april"):
        pass


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.pdf", "pdf"), ("A.XLSX", "xlsx"), ("a.csv", "csv"), ("a.json", "json"), ("a.txt", "text"), ("a.prn", "text")],
)
def test_the_ending_says_the_kind(name: str, kind: str) -> None:
    assert output_for(Path(name)).name == kind
