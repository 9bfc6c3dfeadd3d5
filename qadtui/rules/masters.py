"""Writing master files: the one way for screens and files, with the checks that need more than the record itself.

`records` checks every record by its dictionary; what one table alone needs stands here, a function for each, found in
CHECKS.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import exists, select
from sqlmodel import Session, SQLModel

from qadtui.language.messages import CANNOT_CHANGE, LAST_ADMINISTRATOR, MUST_BE_POSITIVE, SAME_UNIT, Refusal
from qadtui.models import records
from qadtui.models.checking import checked
from qadtui.models.database import operator_of
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import (
    BatchId,
    InventoryStatus,
    Item,
    Location,
    PriceList,
    Printer,
    PrinterDefault,
    PrinterType,
    Role,
    Stock,
    UnitConversion,
    User,
)
from qadtui.models.users import ADMINISTRATOR
from qadtui.models.view import Values, table_of
from qadtui.rules import batches, lookup, printers
from qadtui.rules.price_overlap import check_price

Before = records.Found | None
Check = Callable[[Session, Values, Before], None]


def defaults(session: Session, model: type[SQLModel], key_values: Mapping[str, Any]) -> Values:
    """A new record as its screen first shows it."""
    today = {name: operator_of(session).date for name in _DATED.get(model, ())}
    return {name: entry.default() for name, entry in dictionary(model).items()} | today | dict(key_values)


def save(
    session: Session, model: type[SQLModel], values: Mapping[str, Any], version: int | None = None
) -> records.Found:
    """Add a master (no `version`) or change it. Refusals: those of `records.save` and of the table's own check."""
    before = records.find(session, model, values) if version is not None else None
    if model in CHECKS:
        start = before.values if before else {name: entry.default() for name, entry in dictionary(model).items()}
        CHECKS[model](session, checked(dictionary(model), start | dict(values)), before)
    saved = records.save(session, model, values, version)
    lookup.forget(session)
    return saved


def delete(session: Session, model: type[SQLModel], key: Mapping[str, Any], version: int) -> None:
    """Delete a master. Refusals: those of `records.delete`, LAST_ADMINISTRATOR."""
    if model is User:
        _one_administrator_remains(session, str(key["user_id"]))
    records.delete(session, model, key, version)
    lookup.forget(session)


def _check_item(session: Session, values: Values, before: Before) -> None:
    """The stock unit and the lot control say what the stock's figures mean."""
    if before:
        used = exists(select(table_of(Stock).c.id).where(table_of(Stock).c.item_id == before.id))
        _unchanged(session, values, before, ("um", "lot_control"), used)


def _check_status(session: Session, values: Values, before: Before) -> None:
    """What is available at a site was counted by it."""
    if before:
        used = exists(select(table_of(Stock).c.id).where(table_of(Stock).c.status_id == before.id))
        _unchanged(session, values, before, ("available",), used)


def _unchanged(session: Session, values: Values, before: records.Found, names: tuple[str, ...], used: Any) -> None:
    model = InventoryStatus if "available" in names else Item
    for name in names:
        if values[name] != before.values[name] and session.connection().execute(select(used)).scalar():
            raise Refusal(CANNOT_CHANGE, name, what=dictionary(model)[name].label)


def _check_conversion(session: Session, values: Values, before: Before) -> None:
    if values["um"] == values["alternate_um"]:
        raise Refusal(SAME_UNIT, "alternate_um")
    if values["factor"] <= 0:
        raise Refusal(MUST_BE_POSITIVE, "factor")


def _check_user(session: Session, values: Values, before: Before) -> None:
    if before and not (values["active"] and values["role"] == ADMINISTRATOR):
        _one_administrator_remains(session, values["user_id"])


def _one_administrator_remains(session: Session, leaving: str) -> None:
    """Locks all administrators, for two of them may leave at once."""
    users, roles = table_of(User), table_of(Role)
    active = select(users.c.user_id).join(roles, roles.c.id == users.c.role_id).where(
        roles.c.code == ADMINISTRATOR, users.c.active
    ).order_by(users.c.id).with_for_update(of=users)  # fmt: skip
    administrators = set(session.connection().execute(active).scalars())
    if leaving in administrators and len(administrators) == 1:
        raise Refusal(LAST_ADMINISTRATOR, "active")


_DATED: dict[type[SQLModel], tuple[str, ...]] = {Item: ("added",), Location: ("created",)}
CHECKS: dict[type[SQLModel], Check] = {
    BatchId: batches.check_batch,
    InventoryStatus: _check_status,
    Item: _check_item,
    PriceList: check_price,
    Printer: printers.check_printer,
    PrinterDefault: printers.check_default,
    PrinterType: printers.check_type,
    UnitConversion: _check_conversion,
    User: _check_user,
}
