"""From a spec such as `x(8)` to its format."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from qadtui.formats.dates import DateFormat, DateOrder
from qadtui.formats.format import Format
from qadtui.formats.logical import LogicalFormat
from qadtui.formats.mask import written_out
from qadtui.formats.moments import MomentFormat
from qadtui.formats.number import NumberFormat
from qadtui.formats.text import TAKES, TextFormat

_DATES = ("99/99/99", "99/99/9999")
_MOMENTS = {f"{spec} 99:99": spec for spec in _DATES}


def make_format(
    spec: str, kind: type = str, *, dates: DateOrder = DateOrder.MDY, today: Callable[[], date] | None = None
) -> Format:
    """The format that shows and reads values of `kind` (str, int, Decimal, date, datetime or bool) by a QAD spec.

    `dates` is the session's date order, `today` its business date. Raises ValueError for a spec the kind does not have.
    """
    if kind is str and (mask := written_out(spec)) and not mask.strip("x" + "".join(TAKES)):
        return TextFormat(spec, mask)
    if kind is int or kind is Decimal:
        return NumberFormat(spec, kind)
    if kind is date and spec in _DATES:
        return DateFormat(spec, dates, today or date.today)
    if kind is datetime and spec in _MOMENTS:
        return MomentFormat(spec, DateFormat(_MOMENTS[spec], dates, today or date.today))
    if kind is bool and len(list(filter(None, spec.split("/")))) == 2:
        return LogicalFormat(spec)
    raise ValueError(f"no format {spec!r} for {kind.__name__}")
