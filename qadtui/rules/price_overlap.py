"""Prices of one kind never overlap: on every day at most one row of a list has the price.

4/1 ------------ 4/30
                      5/1 ----------->        good: no gap, no overlap
           4/20 ---------- 5/10               refused, naming the row from 4/1 to 4/30
"""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from qadtui.language.messages import END_BEFORE_START, PRICES_OVERLAP, Refusal
from qadtui.language.text import Text
from qadtui.models.records import Found
from qadtui.models.tables import Item, PriceList
from qadtui.models.view import Values, table_of, view_of

OPEN = Text("open", "message")
_KIND = ("list", "customer", "item", "currency", "um", "minimum_quantity")


def check_price(session: Session, values: Values, before: Found | None) -> None:
    """Refusals: END_BEFORE_START (expire), PRICES_OVERLAP (start) with the dates of the row that is there."""
    start, expire = values["start"] or date.min, values["expire"] or date.max
    if expire < start:
        raise Refusal(END_BEFORE_START, "expire")
    items = table_of(Item).c  # locked, for two prices of an item may come at once
    session.connection().execute(select(items.id).where(items.number == values["item"]).with_for_update())
    for other in _same_kind(session, values, before):
        if (other["start"] or date.min) <= expire and start <= (other["expire"] or date.max):
            raise Refusal(PRICES_OVERLAP, "start", start=other["start"] or OPEN, end=other["expire"] or OPEN)


def _same_kind(session: Session, values: Values, before: Found | None) -> list[Values]:
    view = view_of(PriceList)
    same = [view.part(view.entries[name]) == values[name] for name in _KIND]
    rows = session.connection().execute(view.rows().where(*same)).mappings()
    return [view.values(row) for row in rows if before is None or row["id"] != before.id]
