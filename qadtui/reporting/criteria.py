"""What the command line asks of a report.

    --set customer=C100              one value             --set open=yes       a switch
    --set ship_date=2026-04-01..     from, or from..to     --set ship_date=today-7..today
    --sort 2                         one of its orders

A criterion is called by its name in the report or by its English label, in small letters: `effective` or `ship_date`.
Dates are written as ISO has them, whoever asks; `today` is the business date.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from qadtui.language.text import Text, Translator
from qadtui.models.dictionary import Entry
from qadtui.options import WrongUse
from qadtui.reports.definition import Report
from qadtui.reports.request import Range, Request

_TODAY = re.compile(r"today(?:\s*([+-])\s*(\d{1,5}))?")
_YES_NO = {"yes": True, "no": False}


def said_request(report: Report, said: Sequence[str], sort: int | None, today: date) -> Request:
    """The request of `--set name=value ...` and `--sort N`. Raises WrongUse."""
    ranges, switches = {path: Range(path, None, None) for path in report.ranges}, {}
    names = dict(_names(report))
    for each in said:
        name, equals, value = each.partition("=")
        path = names.get(name.strip().lower())
        if path is None or not equals:
            raise WrongUse(
                Text("{said} is no criterion; there are: {names}", "command"),
                said=name.strip() or each, names=", ".join(sorted(_first_names(report))),
            )  # fmt: skip
        if path in report.switches:
            switches[path] = _switch(name, value.strip().lower())
        else:
            ranges[path] = _range(path, report.entry(path), value, today)
    return Request(tuple(ranges.values()), switches, _order(report, sort), today)


def criteria_told(report: Report, translate: Translator) -> Iterator[str]:
    """The criteria of a report, a line each: what they are called, and what they mean."""
    others: dict[str, list[str]] = {}
    for name, path in _names(report):
        others.setdefault(path, []).append(name)
    for path in report.ranges:
        label = translate(report.label(path, report.entry(path).label))
        yield f"--set {'|'.join(others[path])}=FROM..TO  {label}"
    for name, switch in report.switches.items():
        yield f"--set {'|'.join(others[name])}=yes|no  {translate(switch.label)}"
    if len(report.orders) > 1:
        for number, order in enumerate(report.orders, start=1):
            yield f"--sort {number}  {translate(order.label)}"


def _names(report: Report) -> Iterator[tuple[str, str]]:
    """Every name of a criterion with its path, the report's own last, for they count where two are alike."""
    labels = {path: report.label(path, report.entry(path).label) for path in report.ranges}
    labels |= {name: switch.label for name, switch in report.switches.items()}
    for path, label in labels.items():
        if (name := _as_name(label.message)) not in labels:
            yield name, path
    for path in labels:
        yield path.lower(), path


def _first_names(report: Report) -> set[str]:
    return {*report.ranges, *report.switches}


def _as_name(label: str) -> str:
    """`Ship Date` as it is typed: ship_date."""
    return "_".join(re.findall(r"[a-z0-9]+", label.lower()))


def _switch(name: str, value: str) -> bool:
    if value not in _YES_NO:
        raise WrongUse(Text("{name} is yes or no, not {value}", "command"), name=name, value=value)
    return _YES_NO[value]


def _range(path: str, entry: Entry, value: str, today: date) -> Range:
    low, dots, high = value.partition("..")
    ends = [low, high] if dots else [value, value]
    return Range(path, *(_value(entry, end.strip(), today) for end in ends))


def _value(entry: Entry, typed: str, today: date) -> Any:
    if not typed:
        return None
    try:
        return _of_kind(entry, typed, today)
    except (ValueError, InvalidOperation, OverflowError):
        if entry.kind is date:
            reason = Text("{value} is no date; write 2026-04-01, today or today-7", "command")
        else:
            reason = Text("{value} is no value of {name}", "command")
        raise WrongUse(reason, value=typed, name=entry.name) from None


def _of_kind(entry: Entry, typed: str, today: date) -> Any:
    if entry.kind is date:
        relative = _TODAY.fullmatch(typed.lower())
        if relative is None:
            return date.fromisoformat(typed)
        return today + timedelta(days=int(f"{relative[1] or ''}{relative[2] or 0}"))
    if entry.kind is bool:
        return {"yes": True, "no": False}[typed.lower()] if typed.lower() in _YES_NO else _no_such(typed)
    if entry.kind is str:
        return typed.upper() if entry.upper else typed
    number = Decimal(typed)
    if not number.is_finite() or (entry.kind is int and number % 1):
        return _no_such(typed)
    return entry.kind(number)


def _no_such(typed: str) -> Any:
    raise ValueError(typed)


def _order(report: Report, sort: int | None) -> int:
    if sort is None:
        return 0
    if not 1 <= sort <= len(report.orders):
        raise WrongUse(Text("--sort is a number from 1 to {last}", "command"), last=len(report.orders))
    return sort - 1
