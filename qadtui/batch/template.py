"""`qadtui load --template FOLDER`: the files of a load with nothing in them but their headings, and a README that says
what belongs under each, made from the dictionary.

    items.csv     number,um,description1,...
    README.md     | number | Item Number | x(18) | yes |  | The item's number. |
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from qadtui.batch.cells import SPELLINGS
from qadtui.batch.files import FILES, MASTERS, LoadFile
from qadtui.language.messages import FOLDER_IN_USE, Refusal
from qadtui.language.text import Text, Translator
from qadtui.models.dictionary import Entry

README = "README.md"
_TITLE = Text("Files to load", "template")
_RULES = (
    Text("UTF-8, commas between values, the names of the columns in the first line.", "template"),
    Text("Leave out files and columns you do not need. A blank cell takes the default.", "template"),
    Text("Dates are written as 2026-04-01, numbers as 1234.5, logical values as yes or no.", "template"),
    Text("Receipts, orders, allocations and shipments happen day by day; without a date, today.", "template"),
    Text("An allocation without a quantity takes what can be had for the line or the order.", "template"),
    Text("A shipment without a line ships all that is open; without a location, from where it lies.", "template"),
    Text("All files are loaded, or nothing.", "template"),
)
_HEADINGS = (
    Text("Column", "template"), Text("Label", "template"), Text("Format", "template"), Text("Required", "template"),
    Text("Refers to", "template"), Text("Help", "template"),
)  # fmt: skip
_YES = Text("yes", "template")
_MASTER_OF = {spec.model: spec.name for spec in MASTERS}


def write_template(folder: Path, translate: Translator) -> None:
    """Write the files into `folder`, made if need be. Refusal FOLDER_IN_USE before anything is written over."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*FILES, README):
        if (folder / name).exists():
            raise Refusal(FOLDER_IN_USE, file=folder / name)
    for spec in FILES.values():
        with (folder / spec.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(spec.columns)
    (folder / README).write_text("\n".join(_readme(translate)) + "\n", encoding="utf-8")


def _readme(translate: Translator) -> Iterator[str]:
    yield f"# {translate(_TITLE)}"
    yield ""
    yield from (f"- {translate(rule)}" for rule in _RULES)
    for spec in FILES.values():
        yield from ("", f"## {spec.name}", "")
        yield _row(map(translate, _HEADINGS))
        yield _row("---" for _ in _HEADINGS)
        yield from (_row(_about(spec, entry, translate)) for entry in spec.columns.values())


def _about(spec: LoadFile, entry: Entry, translate: Translator) -> Iterator[str]:
    yield entry.name
    yield translate(entry.label)
    yield SPELLINGS.get(entry.kind, entry.format)
    yield translate(_YES) if entry.name in spec.required else ""
    yield _MASTER_OF.get(entry.reference.target, "") if entry.reference else ""
    yield translate(entry.help)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
