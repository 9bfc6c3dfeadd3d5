"""An item's totals at a site, and the only way they change.

lock     all item-sites of a posting at once, in the order of their ids, so that two postings cannot wait for each
other plan     with the figures that were read under the lock
change   by one guarded update each, which refuses what the plan overlooked

                     on hand
|--------------- available ----------------|- other statuses -|
|---- allocated ----|------- free ---------|
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import bindparam, select, tuple_, update
from sqlmodel import Session

from qadtui.language.messages import NOT_AVAILABLE, Refusal
from qadtui.models.numbers import Quantity
from qadtui.models.tables import ItemSite
from qadtui.models.view import table_of
from qadtui.rules.once import add_once

Pair = tuple[int, int]
ZERO = Decimal(0)
_TABLE = table_of(ItemSite).c


@dataclass
class Totals:
    """An item-site as it stands; `take` keeps it up to date while a posting is planned and done."""

    id: int
    item_id: int
    site_id: int
    on_hand: Decimal
    available: Decimal
    required: Decimal
    allocated: Decimal
    on_order: Decimal

    @property
    def free(self) -> Decimal:
        """What may still be allocated."""
        return self.available - self.allocated


@dataclass
class Change:
    """What a posting adds to the totals of an item-site."""

    on_hand: Decimal = ZERO
    available: Decimal = ZERO
    required: Decimal = ZERO
    allocated: Decimal = ZERO

    @property
    def takes(self) -> Decimal:
        """How much less is free after it."""
        return self.allocated - self.available


# Built once: every line of a posting runs one of them.
_CHANGE = (
    update(table_of(ItemSite))
    .where(_TABLE.id == bindparam("row"))
    .values({name: _TABLE[name] + bindparam(f"more_{name}", type_=Quantity()) for name in Change.__dataclass_fields__})
)
_GUARDED = _CHANGE.where(_TABLE.available - _TABLE.allocated >= bindparam("takes", type_=Quantity()))


def read(session: Session, item_id: int, site_id: int) -> Totals:
    """The totals now, without a lock: to be shown, not to be decided on."""
    found = _select(session, {(item_id, site_id)}, lock=False)
    return found.get((item_id, site_id)) or Totals(0, item_id, site_id, ZERO, ZERO, ZERO, ZERO, ZERO)


def lock(session: Session, pairs: Iterable[Pair]) -> dict[Pair, Totals]:
    """The totals of these (item id, site id), which nobody else can change until the transaction ends."""
    wanted = set(pairs)
    found = _select(session, wanted, lock=True)
    missing = wanted - found.keys()
    if not missing:
        return found
    for item_id, site_id in sorted(missing):
        add_once(session, ItemSite(item_id=item_id, site_id=site_id))
    return _select(session, wanted, lock=True)


def _select(session: Session, pairs: set[Pair], *, lock: bool) -> dict[Pair, Totals]:
    statement = (
        select(*(_TABLE[name] for name in Totals.__dataclass_fields__))
        .where(tuple_(_TABLE.item_id, _TABLE.site_id).in_(sorted(pairs)))
        .order_by(_TABLE.id)
    )
    rows = session.connection().execute(statement.with_for_update() if lock else statement)
    return {(row.item_id, row.site_id): Totals(*row) for row in rows}


def change(session: Session, totals: Totals, by: Change, *, guarded: bool = True) -> None:
    """Change the totals. Refusal NOT_AVAILABLE when it would take more than is free, unless not `guarded`."""
    deltas = vars(by)
    if not any(deltas.values()):
        return
    guarded = guarded and by.takes > 0
    values = {f"more_{name}": delta for name, delta in deltas.items()} | {"row": totals.id}
    values |= {"takes": by.takes} if guarded else {}
    if session.connection().execute(_GUARDED if guarded else _CHANGE, values).rowcount != 1:
        raise Refusal(NOT_AVAILABLE, "quantity", available=totals.free)
    for name, delta in deltas.items():
        setattr(totals, name, getattr(totals, name) + delta)
