"""A draft kept while it is entered: its head once, and each line by itself with its comments.

    SO1001        head, posting id, version       what the database has of a saved order is not kept again
    SO1001  0     the comments of the head
    SO1001  12    line 12 and its comments; without values when it was removed

So keeping a line costs that line, whether the order has one or a thousand.
"""

from dataclasses import replace
from typing import Any

from sqlmodel import Session

from qadtui.models import drafts
from qadtui.models.database import operator_of
from qadtui.rules.comments import HEAD
from qadtui.rules.orders.draft import OrderDraft, numbered, pack, put_line, remove_line, unpack
from qadtui.rules.orders.opening import open_order


def keep(session: Session, draft: OrderDraft, anew: bool = False) -> None:
    """Keep the head; `anew` forgets what was kept of an earlier draft of the same order."""
    if anew:
        forget(session, draft.number)
    head = replace(draft, lines={}, removed=set(), stored=frozenset(), comments={}, highest=0)
    drafts.keep(session, operator_of(session).program, draft.number, head.to_json())


def keep_line(session: Session, draft: OrderDraft, line: int) -> None:
    """Keep a line as it stands in the draft, or that it was removed; line 0 are the comments of the head."""
    content = {"values": draft.lines.get(line), "comments": draft.comments.get(line, {})}
    drafts.keep_part(session, operator_of(session).program, draft.number, str(line), pack(content))


def kept_orders(session: Session) -> list[str]:
    """The numbers of the operator's orders that were not finished, the oldest first."""
    return drafts.kept(session, operator_of(session).program)


def kept_order(session: Session, number: str) -> OrderDraft:
    """The draft as it was kept. Refusal ORDER_DOES_NOT_EXIST when somebody deleted the order it changes."""
    program = operator_of(session).program
    draft = OrderDraft.from_json(drafts.find(session, program, number) or {})
    if draft.version is not None:
        standing = open_order(session, number)
        draft = replace(draft, lines=standing.lines, stored=standing.stored, comments=standing.comments)
    for line, content in drafts.parts(session, program, number).items():
        _restore(draft, int(line), **unpack(content))
    return draft


def _restore(draft: OrderDraft, line: int, values: dict[str, Any] | None, comments: dict[str, Any]) -> None:
    if values:
        put_line(draft, values)
    elif line in draft.lines:
        remove_line(draft, line)
    draft.comments.pop(line, None)
    if comments and (values or line == HEAD):
        draft.comments[line] = numbered(comments)


def forget(session: Session, number: str) -> None:
    """The order is finished, or thrown away."""
    drafts.forget(session, operator_of(session).program, number)
