"""The menu tree of menus.toml: numbers, titles, and what each number opens.

    [7.1]
    title = "Sales Orders"
    1 = { title = "Sales Order Maintenance", screen = "sales/order_maintenance" }
    6 = { title = "Sales Order Manual Allocation", screen = "sales/manual_allocation" }

TOML reads `[7.1]` as table 1 within table 7, which is just what a menu tree is. `column_titles` heads the main menu's
three columns. A site's own menus.toml is laid over ours, entry by entry.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qadtui.definitions.faults import fault_in
from qadtui.formats import cells
from qadtui.language.text import Text, Translator


@dataclass
class Menu:
    """A menu or, where it has a screen, a program at its number (a path such as (7, 1, 6))."""

    number: tuple[int, ...]
    title: Text = Text("")
    screen: str = ""
    headings: tuple[Text, ...] = ()
    entries: dict[int, "Menu"] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """`7.1.6`, as operators say it."""
        return ".".join(map(str, self.number))

    def walk(self) -> Iterator["Menu"]:
        """This entry and all below it."""
        yield self
        for _, entry in sorted(self.entries.items()):
            yield from entry.walk()

    def at(self, number: tuple[int, ...]) -> "Menu | None":
        """The entry a path of selections leads to from here."""
        entry: Menu | None = self
        for step in number:
            entry = entry.entries.get(step) if entry else None
        return entry


class MenuTree:
    """All menus; `root` is the main menu. `program_of` tells a screen's QAD name, for those who type `sosomt.p`."""

    def __init__(self, root: Menu, program_of: Callable[[str], str] = lambda screen: "") -> None:
        self.root, self._program_of = root, program_of

    def resolve(self, typed: str, current: Menu) -> Menu | None:
        """What an answer means: `.7.1.6` is absolute, `sosomt.p` a program; the rest relative first, then absolute."""
        answer = typed.strip().lower()
        if answer.startswith("."):
            return self._numbered(answer[1:], self.root)
        if not answer.replace(".", "").isdigit():
            return self._program(answer)
        return self._numbered(answer, current) or self._numbered(answer, self.root)

    def entry(self, code: str) -> Menu | None:
        """The entry at a full number such as `7.1.6`."""
        return self._numbered(code, self.root)

    def of_screen(self, screen: str) -> Menu | None:
        """The first entry that leads to a screen such as `sales/order_maintenance`."""
        return next((entry for entry in self.root.walk() if entry.screen == screen), None)

    def program(self, entry: Menu) -> str:
        """The QAD name of an entry's program; blank for a menu."""
        return self._program_of(entry.screen) if entry.screen else ""

    def called(self, words: str, translators: Sequence[Translator]) -> list[Menu]:
        """The programs whose title has all the words, in one of the languages. A word has two cells at least, so a
        Chinese character is one.
        """
        wanted = words.casefold().split()
        if not wanted or any(cells(word) < 2 for word in wanted):
            return []
        programs = (entry for entry in self.root.walk() if entry.screen)
        return [entry for entry in programs if any(_has(translate(entry.title), wanted) for translate in translators)]

    def parent(self, entry: Menu) -> Menu:
        """The menu an entry stands on."""
        return self.root.at(entry.number[:-1]) or self.root

    def _numbered(self, code: str, start: Menu) -> Menu | None:
        steps = code.rstrip(".").split(".")
        if not all(step.isdigit() for step in steps):
            return None
        found = start.at(tuple(map(int, steps)))
        return found if found and (found.screen or found.entries) else None

    def _program(self, name: str) -> Menu | None:
        name = name if name.endswith(".p") else name + ".p"
        screens = (entry for entry in self.root.walk() if entry.screen)
        return next((entry for entry in screens if self._program_of(entry.screen) == name), None)


def _has(title: str, words: Sequence[str]) -> bool:
    return all(word in title.casefold() for word in words)


def load_menus(files: Iterable[Path], program_of: Callable[[str], str] = lambda screen: "") -> MenuTree:
    """The tree of all files, later ones laid over earlier ones. Raises DefinitionError."""
    root = Menu(())
    for file in files:
        try:
            _lay(root, tomllib.loads(file.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise fault_in(file, "file", error) from error
        except (ValueError, TypeError, AttributeError) as error:
            raise fault_in(file, "menu", error) from error
    return MenuTree(root, program_of)


def _lay(menu: Menu, spec: Mapping[str, Any]) -> None:
    for key, value in spec.items():
        if key.isdigit():
            _lay(menu.entries.setdefault(int(key), Menu((*menu.number, int(key)))), value)
        elif key == "title":
            menu.title = Text(value, "menu")
        elif key == "headings":
            menu.headings = tuple(Text(heading, "menu") for heading in value)
        elif key == "screen":
            menu.screen = value
        else:
            raise ValueError(f"{menu.code or 'main menu'}: {key} is not known")
