"""Saving an order: the whole document in one transaction, or nothing of it.

the head, guarded by its version  ->  lines against what stands  ->  item-sites  ->  line rows, comments
->  bookings, audit
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import Session

from qadtui.language.messages import (
    CANNOT_CHANGE,
    HAS_CURRENCY_LINES,
    LINE_DOES_NOT_EXIST,
    LINE_SHIPPED,
    NO_LINES,
    Refusal,
)
from qadtui.models import audit, postings, records
from qadtui.models.database import operator_of
from qadtui.models.dictionary import dictionary
from qadtui.models.references import References
from qadtui.models.tables import SalesOrder, SalesOrderLine
from qadtui.models.view import Values, table_of
from qadtui.rules import comments
from qadtui.rules.details import release_details
from qadtui.rules.lookup import item_named, site_named
from qadtui.rules.orders import bookings, demand
from qadtui.rules.orders.demand import Revision
from qadtui.rules.orders.draft import OrderDraft, amount_of, totals
from qadtui.rules.orders.header import check_header
from qadtui.rules.orders.lines import BALANCES, ENTRIES, LIMITS, check_line
from qadtui.rules.orders.opening import open_order
from qadtui.rules.standing import Standing, lines_of, lock_order

POSTING = "sales order"
_LINE = table_of(SalesOrderLine)


def save(session: Session, draft: OrderDraft) -> OrderDraft:
    """Write the draft; the answer is the order as it then stands, ready to be changed again. Asked for twice with one
    posting id, it is written once.

    Refusals: NO_LINES, CHANGED_MEANWHILE, ALREADY_EXISTS, and those of `check_header` and `check_line`, with the
    line's number among the values.
    """
    saved = None if draft.version is None else lock_order(session, draft.number, "number")[1]
    if postings.find(session, draft.posting_id) is not None:
        return open_order(session, draft.number)
    if not draft.lines:
        raise Refusal(NO_LINES, "line")
    header = check_header(session, draft, draft.header)
    if saved:
        _check_unchanged(header, saved)
    draft = replace(draft, lines={n: v | {"amount": amount_of(v, draft.places)} for n, v in draft.lines.items()})
    found = _save_header(session, draft, header)
    standing = lines_of(session, found.id) if draft.version is not None else {}
    revisions = [_revision(session, draft, line, standing) for line in sorted({*draft.lines, *draft.removed})]
    changed = [revision for revision in revisions if _is_change(revision)]
    posting = postings.record(session, draft.posting_id, POSTING, {"order": draft.number})
    demand.apply(session, changed)
    write_lines(session, found.id, draft.number, changed)
    comments.write(session, found.id, draft.number, draft.comments)
    bookings.book(session, posting, header, changed)
    return _as_saved(session, draft, found, revisions)


def _save_header(session: Session, draft: OrderDraft, header: Values) -> records.Found:
    """Write the head first: this tells whether somebody else was faster."""
    own_address = header["ship_to"] == header["sold_to"]
    amount = totals(draft).line_total
    stored = header | {"ship_to": "" if own_address else header["ship_to"], "line_total": amount}
    return records.save(session, SalesOrder, stored, draft.version)


def _check_unchanged(header: Values, saved: Values) -> None:
    """Whose order it is and in which currency stays as it was saved, for the lines were priced for it."""
    if header["currency"] != saved["currency"]:
        raise Refusal(HAS_CURRENCY_LINES, "currency")
    if header["sold_to"] != saved["sold_to"]:
        raise Refusal(CANNOT_CHANGE, "sold_to", what=dictionary(SalesOrder)["sold_to"].label)


def _revision(session: Session, draft: OrderDraft, line: int, standing: dict[int, Standing]) -> Revision:
    before = standing.get(line)
    if line not in draft.lines:
        return Revision(_removable(line, before), None)
    values = draft.lines[line]
    if before and all(values[name] == before.values[name] for name in ENTRIES if name not in BALANCES):
        return Revision(before, before)
    return Revision(before, _after(session, draft, values, before))


def _removable(line: int, before: Standing | None) -> Standing:
    if before is None:
        raise Refusal(LINE_DOES_NOT_EXIST, "line", line=line)
    if before.values["quantity_shipped"]:
        raise Refusal(LINE_SHIPPED, "line", line=line)
    return before


def _after(session: Session, draft: OrderDraft, values: Values, before: Standing | None) -> Standing:
    """The line as it will stand: what was entered, and the balances it has."""
    balances = {name: before.values[name] if before else ENTRIES[name].default() for name in BALANCES}
    try:
        checked = check_line(session, draft, values | balances, before)
    except Refusal as refusal:
        refusal.values.setdefault("line", values["line"])
        raise
    entered = {name: value for name, value in checked.items() if name not in LIMITS}
    pair = (item_named(session, values["item"]).id or 0, site_named(session, values["site"]).id or 0)
    if before is None:
        return Standing(0, pair, entered)
    return Standing(before.id, pair, before.values | entered, before.general, dict(before.details))


def _is_change(revision: Revision) -> bool:
    return revision.before is not revision.after


def write_lines(session: Session, order_id: int, number: str, revisions: list[Revision]) -> None:
    """Write the rows of changed lines, and their audit."""
    removed = [r.before for r in revisions if r.before and not r.after]
    changed = [r.after for r in revisions if r.before and r.after]
    new = [r.after for r in revisions if r.after and not r.before]
    references, fresh = References(session), _stamp(session) | {"order_id": order_id, "version": 1}
    release_details(session, removed)
    if removed:
        session.connection().execute(delete(_LINE).where(_LINE.c.id.in_([line.id for line in removed])))
    for line in changed:
        statement = update(_LINE).where(_LINE.c.id == line.id).values(version=_LINE.c.version + 1)
        session.connection().execute(statement, _row(references, line) | _stamp(session))
    if new:
        session.connection().execute(insert(_LINE), [_row(references, line) | fresh for line in new])
    audit.record(session, *(_note(session, number, revision) for revision in revisions))


def _row(references: References, line: Standing) -> dict[str, Any]:
    """The columns of a line; codes become surrogate keys."""
    line.values["quantity_allocated"] = line.quantity_allocated
    named = {entry.attribute: references.id_of(entry, line.values) if entry.reference else line.values[entry.name]
             for entry in ENTRIES.values()}  # fmt: skip
    return named | {"general_allocated": line.general}


def _stamp(session: Session) -> dict[str, Any]:
    operator = operator_of(session)
    return {"modified_by": operator.user, "modified_at": operator.clock.now()}


def _note(session: Session, number: str, revision: Revision) -> dict[str, Any]:
    before, after = (line.values if line else None for line in (revision.before, revision.after))
    return audit.note(session, _LINE.name, f"{number}/{revision.line.line}", before, after)


def _as_saved(session: Session, draft: OrderDraft, found: records.Found, revisions: list[Revision]) -> OrderDraft:
    header = found.values | {"ship_to": found.values["ship_to"] or found.values["sold_to"]}
    limits = {line: {name: values.get(name, 0) for name in LIMITS} for line, values in draft.lines.items()}
    lines = {r.after.line: r.after.values | limits[r.after.line] for r in revisions if r.after}
    return replace(
        draft, header=header, posting_id=operator_of(session).ids(), lines=lines, removed=set(),
        stored=frozenset(lines), version=found.version,
    )  # fmt: skip
