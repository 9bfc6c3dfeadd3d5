"""Data formats as QAD writes them, exact decimals and cell widths: text to value and back.

make_format("->>,>>9.9<<<", Decimal).parse("1,234.5") == Decimal("1234.5")
"""

from qadtui.formats.dates import DateOrder
from qadtui.formats.decimals import AMOUNT, PERCENT, PRICE, QUANTITY, RATE, extension, round_half_up
from qadtui.formats.errors import FormatError, Reason
from qadtui.formats.format import Format
from qadtui.formats.make import make_format
from qadtui.formats.width import cells, fit, pad

__all__ = [
    "AMOUNT",
    "PERCENT",
    "PRICE",
    "QUANTITY",
    "RATE",
    "DateOrder",
    "Format",
    "FormatError",
    "Reason",
    "cells",
    "extension",
    "fit",
    "make_format",
    "pad",
    "round_half_up",
]
