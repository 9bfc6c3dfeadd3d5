"""How an operator gets from stage to stage, in one place: whoever puts a frame in between changes it here.

await station.type(NEW_ORDER + line("A", 10) + SAVE)
"""

NEW_ORDER = "7.1.1<Return><F1>C100<F1><F1><F1>"
"""7.1.1 with a number drawn, for C100, through header and tax, into its lines."""

MULTI = "<F4>M<Return>"
"""From the lines one by one to many on one screen."""

SAVE = "<F4><F4><F1><F1><F1>"
"""Out of the lines and their format, through the trailer, yes."""


def change_order(number: str) -> str:
    """7.1.1 with an order that is saved, into its lines."""
    return f"7.1.1<Return>{number}<F1><F1><F1><F1>"


def item(code: str, enter: str = "<Return>") -> str:
    """A new line up to its quantity: the next number, the item, its site, the stock pause."""
    return f"<Return>{code}{enter}<F1><Space>"


def line(code: str, quantity: int, enter: str = "<Return>") -> str:
    """A whole new line: quantity, pricing date, prices, detail."""
    return f"{item(code, enter)}{quantity}<F1><F1><F1><F1>"


def receipt(code: str, quantity: int | str) -> str:
    """3.9 up to its question."""
    return f"3.9<Return>{code}<Return>{quantity}<F1><F1>"


def allocation(order: str, line: int = 1) -> str:
    """7.1.6 up to the quantity of the first stock of a line."""
    return f"7.1.6<Return>{order}<F1>{line}<F1><F1>"
