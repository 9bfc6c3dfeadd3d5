"""The kinds of file a report can become, by the name that is typed for each.

    text  pdf         printed pages, by reports/paper.py; documents make such pages, too
    xlsx  csv  json   what a program reads: all columns, on one line each

Each module here has `write(sheet, stream)`; what it needs of other people's libraries is imported when it is used.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from qadtui.reports.outputs.garbage import seldom_collected
from qadtui.reports.outputs.whole import whole_file
from qadtui.reports.sheet import Sheet


@dataclass(frozen=True)
class Output:
    """One kind: its name, how its files' names end, and whether it is `paged`.

    A paged one wants a report as it fits paper (`Report.fitting`), the others all columns (`Report.scrolling`).
    """

    name: str
    ending: str
    paged: bool = False

    def write(self, sheet: Sheet, stream: BinaryIO) -> None:
        """Write the report to an open stream, such as the standard output. Refusal: no font for a PDF."""
        module = import_module(f"{__name__}.{self.name}")
        with seldom_collected():
            module.write(sheet, stream)

    def save(self, sheet: Sheet, file: Path) -> None:
        """Write the report to a file, which is there when it is whole and else as it was. OSError; see `write`."""
        with whole_file(file) as stream:
            self.write(sheet, stream)


OUTPUTS = {
    output.name: output
    for output in (
        Output("text", ".txt", paged=True),
        Output("pdf", ".pdf", paged=True),
        Output("xlsx", ".xlsx"),
        Output("csv", ".csv"),
        Output("json", ".json"),
    )
}


def output_for(file: Path) -> Output:
    """The kind that a file's name asks for; text where its ending says nothing."""
    return next((output for output in OUTPUTS.values() if output.ending == file.suffix.lower()), OUTPUTS["text"])
