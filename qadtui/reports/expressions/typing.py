"""Which values may meet, and what comes of it.

quantity_ordered - quantity_shipped     both counted as Quantity: a Quantity, which the database subtracts
amount > 100                            a bare number is counted as its neighbour is
amount - quantity_ordered               nonsense, and refused
quantity_ordered - line                 a Quantity and a plain count: exact, but not in the database
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from types import NoneType

from qadtui.models.numbers import Scaled
from qadtui.reports.expressions.nodes import Constant, Node

NUMBERS = (int, Decimal)
KIND_NAMES = {str: "a text", int: "a number", Decimal: "a number", date: "a date", bool: "yes/no", NoneType: "blank"}
_BLANKS = {str: "", int: 0, Decimal: Decimal(0), bool: False, date: None}


def is_number(node: Node) -> bool:
    """Whether it is a number; yes and no are not."""
    return node.kind in NUMBERS


def agreed(nodes: Sequence[Node], text: str) -> tuple[list[Node], type, type | None, str]:
    """The nodes as they can stand beside each other, with the kind, the unit and the fault they have in common.

    A blank takes on the kind of the others, a text such as '2026-04-01' beside a date is one. ValueError names `text`.
    """
    kinds = [node.kind for node in nodes if node.kind is not NoneType]
    kind = date if date in kinds else next(iter(kinds), NoneType)
    nodes = [_as(node, kind) for node in nodes]
    named = {KIND_NAMES[node.kind] for node in nodes}
    if len(named) > 1:
        names = " and ".join(sorted(named))
        raise ValueError(f"'{text}' puts {names} side by side")
    outside = next((node.outside for node in nodes if node.outside), "")
    if not is_number(nodes[0]):
        return nodes, kind, None, outside
    unit, mixed = _unit(nodes, text)
    kind = Decimal if Decimal in {node.kind for node in nodes} else int
    return [_as_number(node, kind) for node in nodes], kind, unit, outside or mixed


def fits(value: Decimal | int, unit: type | None) -> bool:
    """Whether a bare number can be counted in a unit."""
    scale = unit().scale if unit is not None and issubclass(unit, Scaled) else 0  # type: ignore[call-arg]
    return Decimal(value).scaleb(scale) % 1 == 0


def _as(node: Node, kind: type) -> Node:
    if not isinstance(node, Constant) or node.kind is kind:
        return node
    if node.kind is NoneType and kind in _BLANKS:
        return Constant(value=_BLANKS[kind], kind=kind)
    if kind is date and node.kind is str:
        return Constant(value=_day(node.value), kind=date)
    return node


def _as_number(node: Node, kind: type) -> Node:
    return Constant(value=Decimal(node.value), kind=kind) if isinstance(node, Constant) and kind is Decimal else node


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is no date; it is written '2026-04-01'") from None


def _unit(nodes: Sequence[Node], text: str) -> tuple[type | None, str]:
    """The unit that numbers have in common, and why the database cannot count in it."""
    units = {node.unit for node in nodes if node.unit is not None}
    scaled = sorted(unit.__name__ for unit in units if unit is not int)
    if len(scaled) > 1:
        raise ValueError(f"'{text}' mixes numbers that are not alike: {' and '.join(scaled)}")
    if len(units) > 1:
        return None, f"'{text}' counts in {scaled[0]} and in whole numbers"
    unit = next(iter(units), None)
    if unit is None and any(node.kind is Decimal for node in nodes):
        return None, f"'{text}' has no column that says how many decimals it is counted in"
    constants = [node.value for node in nodes if isinstance(node, Constant)]
    if not all(fits(value, unit) for value in constants):
        return unit, f"'{text}' has more decimals than the database keeps there"
    return unit, ""
