"""The command: a report, inquiry or browse by its number, with its criteria, to a file, a printer or standard output.

    qadtui report 7.1.20.13 --set ship_date=2026-04-01..2026-04-30 --output april.xlsx

It signs in as its user and has that user's rights. Ended by a signal it leaves no half file.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qadtui import locator
from qadtui.definitions.faults import DefinitionError
from qadtui.definitions.job import PAGE, STANDARD_OUTPUT, TERMINAL, Job, Tell, perform, tell_nobody
from qadtui.definitions.menus import Menu
from qadtui.definitions.progress import Progress
from qadtui.definitions.screens import Screen, load_screen
from qadtui.formats import DateOrder
from qadtui.language import messages
from qadtui.language.messages import said
from qadtui.language.text import Text, Translator
from qadtui.models.database import Database
from qadtui.models.entrance import enter
from qadtui.models.operator import Operator
from qadtui.options import WrongUse
from qadtui.programs.session import all_menus
from qadtui.reporting.criteria import criteria_told, said_request
from qadtui.reports.definition import Report
from qadtui.rules import batches
from qadtui.settings import Settings
from qadtui.stopping import stoppable

WRITTEN, NOT_WRITTEN = 0, 1


def make_report(options: Namespace, settings: Settings, translate: Translator) -> int:
    """Make the report of the command line; the exit code. Raises WrongUse, and what opening and reports refuse."""
    try:
        entry = _entry(options.number)
        file = locator.screen(entry.screen)
        screen = load_screen(entry.screen, file or Path(entry.screen))
        report = _report_of(screen, entry)
    except DefinitionError as fault:
        raise WrongUse(Text("{fault}", "command"), fault=fault) from fault
    if options.help_criteria:
        print("\n".join(criteria_told(report, translate)))
        return WRITTEN
    if options.output.lower() in (TERMINAL, PAGE) and not options.batch:
        raise WrongUse(Text("{output} is for the screens; use - for standard output", "command"), output=options.output)
    database, operator, user = enter(settings)
    try:
        request = said_request(report, options.set, options.sort, operator.date)
        job = Job(
            entry.screen,
            entry.code,
            user.user_id,
            request.to_json(report),
            options.output,
            options.format,
            operator.language,
            DateOrder(settings.date_order or user.date_order).value,
            operator.date.isoformat(),
            columns=options.columns,
            company=settings.company_name,
            batch=options.batch.upper(),
        )
        return _queue(database, operator, job, translate) if job.batch else _perform(database, operator, job, translate)
    finally:
        database.close()


def _entry(number: str | None) -> Menu:
    menus = all_menus()
    entry = menus.resolve(number, menus.root) if number else None
    if entry is None or not entry.screen:
        raise WrongUse(Text("{number} is no program; name one such as 7.1.20.13", "command"), number=number or "")
    return entry


def _report_of(screen: Screen, entry: Menu) -> Report:
    if screen.definition is None:
        raise WrongUse(Text("{number} is no report", "command"), number=entry.code)
    return screen.definition


def _queue(database: Database, operator: Operator, job: Job, translate: Translator) -> int:
    """Let it wait in a batch. Refusals: DOES_NOT_EXIST for the batch, NO_ACCESS."""
    number = database.write(operator, batches.request, job.to_json(), job.batch)
    print(said(messages.REQUEST_QUEUED, translate, {"number": number, "batch": job.batch}))
    return WRITTEN


def _perform(database: Database, operator: Operator, job: Job, translate: Translator) -> int:
    try:
        with stoppable(database.interrupt), _bar() as tell:
            outcome = perform(database, operator, job, tell)
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_WRITTEN
    except OSError as error:
        where, reason = error.filename or job.output, error.strerror
        raise WrongUse(Text("{file} cannot be written: {reason}", "command"), file=where, reason=reason) from error
    if outcome.where != STANDARD_OUTPUT:
        print(said(messages.REPORT_MADE, translate, {"rows": f"{outcome.rows:,}", "where": outcome.where}))
    return WRITTEN


@contextmanager
def _bar() -> Iterator[Tell]:
    """Progress on standard error, if somebody sits there."""
    if not sys.stderr.isatty():
        yield tell_nobody
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)

        def tell(progress: Progress) -> None:
            bars.update(task, completed=progress.rows, total=progress.total)

        yield tell
