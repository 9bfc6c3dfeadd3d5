"""A folder of CSV files becomes rows of plain values, before anything is asked of the database.

UTF-8 (with or without a mark at its beginning), commas, a heading in the first line. Lines without any value are
skipped.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from qadtui.batch.cells import value_of
from qadtui.batch.faults import FileRefusal, placed
from qadtui.batch.files import FILES, LoadFile
from qadtui.language.messages import (
    BLANK_NOT_ALLOWED,
    COLUMN_TWICE,
    MISSING_COLUMN,
    NO_FILES,
    NOT_CSV,
    NOT_UTF8,
    UNKNOWN_COLUMN,
    UNKNOWN_FILE,
    WRONG_CELL_COUNT,
    Refusal,
)
from qadtui.models.view import Values


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its file, the line it begins on, and the values of the cells that are not blank."""

    file: str
    line: int
    values: Values


def read_folder(folder: Path) -> dict[str, list[Row]]:
    """The rows of every CSV file by its name. Refusals: NO_FILES, UNKNOWN_FILE, and FileRefusal for what is in them."""
    found = sorted(path for path in folder.glob("*") if path.suffix.lower() == ".csv")
    if not found:
        raise Refusal(NO_FILES, folder=folder)
    for path in found:
        if path.name not in FILES:
            raise Refusal(UNKNOWN_FILE, file=path.name)
    return {path.name: _read(path) for path in found}


def _read(path: Path) -> list[Row]:
    spec, lines = FILES[path.name], _lines(path)
    _, heading = next(lines, (1, []))
    heading = [name.strip() for name in heading]
    with placed(spec.name, 1):
        _check_heading(spec, heading)
    return [_row(spec, line, heading, cells) for line, cells in lines]


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines that say anything, each with the number it begins on."""
    reader, line = csv.reader(StringIO(_text(path), newline=""), strict=True), 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileRefusal(Refusal(NOT_CSV, reason=error), path.name, line) from error


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileRefusal(Refusal(NOT_UTF8), path.name, line) from error


def _check_heading(spec: LoadFile, heading: list[str]) -> None:
    for at, name in enumerate(heading):
        if name not in spec.columns:
            raise Refusal(UNKNOWN_COLUMN, name, column=name)
        if name in heading[:at]:
            raise Refusal(COLUMN_TWICE, name, column=name)
    for name in spec.required:
        if name not in heading:
            raise Refusal(MISSING_COLUMN, name, column=name)


def _row(spec: LoadFile, line: int, heading: list[str], cells: list[str]) -> Row:
    with placed(spec.name, line):
        if len(cells) != len(heading):
            raise Refusal(WRONG_CELL_COUNT, found=len(cells), expected=len(heading))
        given = {name: text for name, cell in zip(heading, cells, strict=True) if (text := cell.strip())}
        for name in spec.required:
            if name not in given:
                raise Refusal(BLANK_NOT_ALLOWED, name)
        return Row(spec.name, line, {name: value_of(spec.columns[name], text) for name, text in given.items()})
