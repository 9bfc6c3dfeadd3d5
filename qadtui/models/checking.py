"""The checks every record passes on its way in, whoever brings it: a screen, a file, another program.

Each refusal names the field, so that the cursor can stand on it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from qadtui.formats import Format, FormatError, Reason, make_format
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models.dictionary import Entry


def checked(entries: Mapping[str, Entry], values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` as they will be stored: codes upper-cased, trimmed. Raises Refusal; KeyError for an unknown name."""
    unknown = set(values) - set(entries)
    if unknown:
        raise KeyError(f"no such field: {', '.join(sorted(unknown))}")
    return {name: _checked(entries[name], value) for name, value in values.items()}


def _checked(entry: Entry, value: Any) -> Any:
    value = _of_kind(entry, value)
    if entry.required and value in ("", None):
        raise Refusal(messages.BLANK_NOT_ALLOWED, entry.name)
    if entry.choices and value not in entry.choices:
        raise Refusal(messages.NOT_ONE_OF, entry.name, choices=", ".join(filter(None, entry.choices)))
    if entry.positive and value < 0:
        raise Refusal(messages.MUST_NOT_BE_NEGATIVE, entry.name)
    _check_format(entry, value)
    return value


def _of_kind(entry: Entry, value: Any) -> Any:
    if value is None:
        return None if entry.kind is date else entry.default()
    if entry.kind is Decimal and type(value) is int:
        value = Decimal(value)
    if type(value) is not entry.kind:
        raise TypeError(f"{entry.name} takes {entry.kind.__name__}, not {type(value).__name__}")
    if isinstance(value, str):
        return value.rstrip().upper() if entry.upper else value.rstrip()
    return value


def _check_format(entry: Entry, value: Any) -> None:
    spelled = _SPELLED.get(entry.kind)
    if spelled is None or not entry.format or not value:
        return
    try:
        _format(entry.format, entry.kind).parse(spelled(value))
    except FormatError as error:
        raise Refusal(_REASONS.get(error.reason) or getattr(messages, error.reason.name), entry.name) from error


_REASONS = {Reason.NEGATIVE: messages.MUST_NOT_BE_NEGATIVE}
_SPELLED: dict[type, Callable[[Any], str]] = {str: str, int: str, Decimal: lambda number: f"{number.normalize():f}"}


@cache
def _format(spec: str, kind: type) -> Format:
    return make_format(spec, kind)
