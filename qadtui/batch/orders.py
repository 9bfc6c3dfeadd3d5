"""An order from its row and the rows of its lines, entered as 7.1.1 enters it: step by step, through the same rules."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session

from qadtui.batch.events import Event, Rank
from qadtui.batch.faults import placed
from qadtui.batch.reading import Row
from qadtui.language.messages import ORDER_NOT_LOADED, Refusal
from qadtui.models.view import Values
from qadtui.rules import orders
from qadtui.rules.orders import OrderDraft

PRICES = ("list_price", "discount", "price")
_LIMITS = ("minimum_price", "maximum_price")


def order_events(heads: Iterable[Row], lines: Iterable[Row]) -> list[Event]:
    """An event for every order, on its order date. Refusal ORDER_NOT_LOADED for a line of another order."""
    of_order: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        of_order[line.values["order"]].append(line)
    events = [_event(head, of_order.pop(head.values["number"], [])) for head in heads]
    for rows in of_order.values():
        with placed(rows[0].file, rows[0].line):
            raise Refusal(ORDER_NOT_LOADED, "order", order=rows[0].values["order"])
    return events


def _event(head: Row, lines: list[Row]) -> Event:
    def enter(session: Session) -> None:
        _enter(session, head, lines)

    return Event(head.values.get("order_date"), Rank.ORDER, [head, *lines], enter)


def _enter(session: Session, head: Row, lines: list[Row]) -> None:
    with placed(head.file, head.line):
        draft = orders.begin(session, head.values["number"])
        draft.header |= orders.sold_to(session, draft, head.values["sold_to"])
        draft.header |= orders.check_header(session, draft, draft.header | head.values)
    for line in lines:
        with placed(line.file, line.line):
            orders.put_line(draft, _line(session, draft, line.values))
    with placed(head.file, head.line):
        orders.save(session, draft)


def _line(session: Session, draft: OrderDraft, given: Values) -> Values:
    """A line as the frames of 7.1.1 fill it: item, site, quantity and unit, prices, the rest."""
    given = {name: value for name, value in given.items() if name != "order"}
    line = orders.new_line(session, draft, given.get("line") or orders.next_line(draft), given["item"])
    if given.get("site", line["site"]) != line["site"]:
        line["location"] = ""
    typed = {name: given.pop(name) for name in PRICES if name in given}
    line = orders.price_line(session, draft, line | given | {"item": line["item"]})
    for name, value in typed.items():
        # Without the limits: a price beyond them is refused below, where the screen shows the one it takes instead.
        line = orders.reprice(line | dict.fromkeys(_LIMITS, 0) | {name: value}, name)
    return orders.check_line(session, draft, line)
