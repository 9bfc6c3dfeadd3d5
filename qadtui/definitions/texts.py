"""Every text somebody may read, gathered so that none is forgotten when they are translated.

    tables     labels, column headings and help of the dictionary
    menus      titles, and the headings of the main menu
    screens    titles, help, and what stands on their frames
    keys       the names of the keys, and the legends made of them
    code       Text("...", "...") and Message(1, INFO, "...") where they are written, found without running it

A site's own screens and menu lines are among them. Places without a word of their own, such as "{item}  {description}",
read the same in every language and are left out.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlmodel import SQLModel

from qadtui import locator
from qadtui.definitions.menus import MenuTree, load_menus
from qadtui.definitions.screens import Screen, load_screen
from qadtui.language.text import Text
from qadtui.models import tables
from qadtui.models.dictionary import dictionary
from qadtui.reports.definition import Report
from qadtui.terminal import legends
from qadtui.terminal.keys import KEY_TABLE

PACKAGE = Path(__file__).parents[1]
_PLACE = re.compile(r"\{.*?\}")


def all_texts() -> set[Text]:
    """Every text of the program, its menus and its screens that has words to translate. Raises DefinitionError."""
    found = {
        *texts_of_tables(),
        *texts_of_keys(),
        *texts_of_code(PACKAGE),
        *texts_of_menus(load_menus(locator.menus())),
    }
    for path, file in locator.screens().items():
        found |= set(texts_of_screen(load_screen(path, file)))
    return {text for text in found if has_words(text)}


def has_words(text: Text) -> bool:
    """Whether anything but places and signs is in a text."""
    return any(char.isalpha() for char in _PLACE.sub("", text.message))


def all_tables() -> list[type[SQLModel]]:
    """The tables that have a dictionary."""
    return [getattr(tables, name) for name in tables.__all__]


def texts_of_tables() -> Iterator[Text]:
    """What the dictionary says of each field."""
    for model in all_tables():
        for entry in dictionary(model).values():
            yield from (entry.label, entry.column_label, entry.help)


def texts_of_menus(tree: MenuTree) -> Iterator[Text]:
    """The titles of menus and programs, and the headings of columns."""
    for entry in tree.root.walk():
        yield entry.title
        yield from entry.headings


def texts_of_screen(screen: Screen) -> Iterator[Text]:
    """What a screen file says beyond the dictionary, and what it takes from there."""
    yield from (screen.title, screen.help)
    if screen.definition:
        yield from texts_of_report(screen.definition)
    if screen.layout:
        yield from screen.layout.texts()
    for frame in screen.frames.values():
        yield frame.title
        yield from (literal.text for literal in frame.literals)
        yield from (column.heading for column in frame.columns)
        for field in frame.fields:
            yield from (field.label, field.help)


def texts_of_report(report: Report) -> Iterator[Text]:
    """What a [report] or [browse] section says in words of its own."""
    yield from (report.label(path, report.entry(path).label) for path in report.labels)
    yield from (report.heading(path) for path in report.headings)
    yield from (order.label for order in report.orders)
    for switch in report.switches.values():
        yield from (switch.label, switch.help)
    for computed in report.computed.values():
        yield from (computed.entry.label, computed.entry.column_label, computed.entry.help)
    if report.chart:
        yield report.chart.title


def texts_of_keys() -> Iterator[Text]:
    """The names of the key functions, and the legends."""
    yield from (row.name for row in KEY_TABLE)
    yield from (value for value in vars(legends).values() if isinstance(value, Text))


def texts_of_code(folder: Path) -> Iterator[Text]:
    """The texts and messages written out in the Python files of a folder."""
    for file in sorted(folder.rglob("*.py")):
        for call in calls_of(file, "Text"):
            if written := written_out(call.args):
                yield Text(*written)
        for call in calls_of(file, "Message"):
            if written := written_out(call.args[2:]):
                yield Text(written[0], "message")


def calls_of(file: Path, name: str) -> Iterator[ast.Call]:
    """The calls of a name, such as `Text`, in a Python file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def written_out(arguments: Sequence[ast.expr]) -> list[str]:
    """The words of a call's arguments, if all of them are written out; none otherwise."""
    words = [argument.value for argument in arguments if isinstance(argument, ast.Constant)]
    return [str(word) for word in words] if len(words) == len(arguments) else []
