"""Menu numbers in fields: each must open a program."""

from qadtui.definitions.menus import Menu
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.programs.session import all_menus


def function_at(number: str) -> Menu:
    """The menu entry of a program. Refusal NO_SUCH_FUNCTION, of the field `function`."""
    entry = all_menus().entry(number)
    if entry is None or not entry.screen:
        raise Refusal(messages.NO_SUCH_FUNCTION, "function", number=number)
    return entry
