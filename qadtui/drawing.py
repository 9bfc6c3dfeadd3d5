"""`qadtui screen`: a menu or a program's screen as text, for pictures, for review, for those who write screen files."""

from argparse import Namespace
from datetime import date

from qadtui import surroundings
from qadtui.definitions.faults import DefinitionError
from qadtui.definitions.menus import Menu
from qadtui.formats import DateOrder
from qadtui.language.text import Text, Translator
from qadtui.options import WrongUse, date_said, language_said, order_said
from qadtui.programs.menu import MenuScreen
from qadtui.programs.session import COLUMNS, ROWS, all_menus
from qadtui.terminal import legends
from qadtui.terminal.cells import Grid
from qadtui.terminal.dialogue import Dialogue
from qadtui.terminal.queue import KeyQueue

COMPANY = "qadtui"


def print_screen(options: Namespace) -> int:
    """Print the screen that the options ask for. Raises WrongUse."""
    print(screen_text(options))
    return 0


def screen_text(options: Namespace) -> str:
    """The screen as text, without blanks at the ends of rows. Raises WrongUse."""
    menus = all_menus()
    entry = menus.resolve(options.number, menus.root) if options.number else menus.root
    if entry is None:
        raise WrongUse(Text("{number} is no menu and no program", "command"), number=options.number)
    grid = Grid(max(options.rows, ROWS), max(options.columns, COLUMNS))
    today, order = date_said(options) or surroundings.today(), DateOrder(order_said(options) or "mdy")
    translate = Translator(language_said(options) or "en")
    if entry.screen:
        _draw_program(grid, entry, translate, today, order, options.stage)
    else:
        _draw_menu(grid, entry, translate, today, order)
    return grid.screen()


def _draw_menu(grid: Grid, menu: Menu, translate: Translator, today: date, order: DateOrder) -> None:
    dialogue = Dialogue(grid, KeyQueue(), translate)
    screen = MenuScreen(dialogue, COMPANY)
    screen.today, screen.dates = today, order
    screen.show(menu)
    dialogue.status.legend(legends.MENU)


def _draw_program(
    grid: Grid, entry: Menu, translate: Translator, today: date, order: DateOrder, stage: list[str] | None
) -> None:
    from qadtui.programs.picture import draw_program

    try:
        draw_program(grid, entry, translate, today, order, stage or ())
    except DefinitionError as fault:
        raise WrongUse(Text("{fault}", "command"), fault=fault) from fault
    except KeyError as error:
        raise WrongUse(
            Text("{number} has no frame {frame}", "command"), number=entry.code, frame=error.args[0]
        ) from None
