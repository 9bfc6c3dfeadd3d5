"""`qadtui load` and the demo company: a folder of files into the database, with its progress on the terminal."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TaskID, TextColumn
from rich.progress import Progress as Bars
from rich.text import Text as Words

from qadtui import locator, surroundings
from qadtui.batch.load import Loaded, Progress, load
from qadtui.language import messages
from qadtui.language.messages import Message, Refusal, said
from qadtui.language.text import Text, Translator
from qadtui.models import users
from qadtui.models.database import Database
from qadtui.models.entrance import enter
from qadtui.models.operator import Operator
from qadtui.options import WrongUse
from qadtui.settings import Settings

CIM_DATA_LOAD = "36.15.1"  # who may load at the command line is who may there


def load_folder(folder: Path, settings: Settings, translate: Translator) -> None:
    """Load a folder, and say what came of it. Raises WrongUse without a folder, and what opening and loading refuse."""
    if not folder.is_dir():
        raise WrongUse(Text("the folder {folder} does not exist", "command"), folder=folder)
    with _at_work(settings) as (database, operator):
        _tell(_load(folder, database, operator), translate)


def make_demo_company(settings: Settings) -> None:
    """The demo company at the settings' database, unless it is there.

    It is loaded beside its place and put there whole, so that an interrupted load leaves nothing to open.
    """
    place = Path(settings.database)
    if place.exists():
        return
    with TemporaryDirectory(dir=place.parent) as folder:
        made = replace(settings, database=str(Path(folder) / place.name), user=_founder(settings), business_date=None)
        with _at_work(made) as (database, operator):
            _load(locator.data("demo"), database, operator)
        with suppress(FileExistsError):  # another terminal was quicker: theirs is the same
            os.link(made.database, place)


def _founder(settings: Settings) -> str:
    """Who is the demo company's first administrator: who came, unless they are one of those to be loaded."""
    users_there = locator.data("demo") / "users.csv"
    with users_there.open(encoding="utf-8", newline="") as file:
        to_be_loaded = {row["user_id"] for row in csv.DictReader(file)}
    return surroundings.user() if settings.user in to_be_loaded else settings.user


class Bar(Progress):
    """A bar for each file."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def begin(self, rows: dict[str, int]) -> None:
        for task in self._tasks.values():
            self._bars.remove_task(task)
        self._tasks = {file: self._bars.add_task(file, total=total) for file, total in rows.items()}

    def done(self, file: str, rows: int = 1) -> None:
        self._bars.advance(self._tasks[file], rows)


class Rate(ProgressColumn):
    """Rows a second."""

    def render(self, task: Task) -> Words:
        return Words(f"{task.speed or 0:,.0f}/s")


def _load(folder: Path, database: Database, operator: Operator) -> Loaded:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        return load(database, operator, folder, Bar(bars))


def _tell(loaded: Loaded, translate: Translator) -> None:
    def tell(message: Message, **values: object) -> None:
        print(said(message, translate, values))

    tell(messages.ROWS_LOADED, rows=sum(loaded.rows.values()))
    for item, quantity in loaded.short.items():
        tell(messages.ITEM_SHORT, item=item, quantity=quantity)
    if loaded.short:
        in_all = sum(loaded.short.values(), Decimal(0))
        tell(messages.SHORT_IN_ALL, items=len(loaded.short), quantity=in_all)


@contextmanager
def _at_work(settings: Settings) -> Iterator[tuple[Database, Operator]]:
    """The database, and the user signed in who may load."""
    database, operator, user = enter(settings)
    try:
        if not database.read(operator, users.may, user.user_id, "menu", CIM_DATA_LOAD):
            raise Refusal(messages.NO_ACCESS, number=CIM_DATA_LOAD)
        yield database, operator
    finally:
        database.close()
