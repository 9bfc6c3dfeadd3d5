"""Comments on orders and their lines, and the master comments that are copied into them.

    comments[0][1]      the first page of the order's head        comments[3][2]      the second page of line 3

A page is a record of `Comment` without its place: reference, language, type, text, and what it is printed on. It is
part of the order's draft and written with it.
"""

from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlmodel import Session

from qadtui.models import audit, records
from qadtui.models.dictionary import dictionary
from qadtui.models.tables import Comment, MasterComment
from qadtui.models.view import Values, table_of

Comments = dict[int, dict[int, Values]]

HEAD = 0
"""The line that stands for the order's head."""

LINES, WIDTH, LAST_PAGE = 15, 76, 99
"""The size of a page, and how many there are."""

_TABLE = table_of(Comment)
_NAMES = [name for name in dictionary(Comment) if name not in ("order", "line", "page")]
_CHANGE = update(_TABLE).where(_TABLE.c.id == bindparam("row"))
_REMOVE = delete(_TABLE).where(_TABLE.c.id == bindparam("row"))


def new_page(reference: str = "") -> Values:
    """A page with nothing on it yet, which would take the master comment of `reference`."""
    defaults = {name: dictionary(Comment)[name].default() for name in _NAMES}
    return defaults | {"reference": reference}


def master_text(session: Session, reference: str, language: str, type: str, page: int) -> str | None:
    """The text of a master comment: in this language, else in any; None if there is none."""
    for written_in in dict.fromkeys((language, "")):
        key = {"reference": reference, "language": written_in, "type": type, "page": page}
        found = records.find(session, MasterComment, key) if reference else None
        if found:
            return str(found.values["text"])
    return None


def read(session: Session, order_id: int) -> Comments:
    """All comments of an order."""
    found: Comments = {}
    for (line, page), (_, values) in _standing(session, order_id).items():
        found.setdefault(line, {})[page] = values
    return found


def write(session: Session, order_id: int, number: str, comments: Comments) -> None:
    """Make the order's comments these; only what differs is written, with its audit."""
    wanted = {(line, page): values for line, pages in comments.items() for page, values in pages.items()}
    standing = _standing(session, order_id)
    kept = wanted.keys() & standing.keys()
    changed = [place for place in kept if wanted[place] != standing[place][1]]
    new = [place for place in wanted if place not in standing]
    removed = [place for place in standing if place not in wanted]
    here = {"order_id": order_id}
    _execute(session, _REMOVE, [{"row": standing[place][0]} for place in removed])
    _execute(session, _CHANGE, [{"row": standing[place][0]} | wanted[place] for place in changed])
    _execute(session, insert(_TABLE), [here | _place(place) | wanted[place] for place in new])
    audit.record(session, *(_note(session, number, place, standing, wanted) for place in (*removed, *changed, *new)))


def _execute(session: Session, statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(statement, rows)


def _place(place: tuple[int, int]) -> dict[str, int]:
    return {"line": place[0], "page": place[1]}


def _note(session: Session, number: str, place: tuple[int, int], standing: Any, wanted: Any) -> dict[str, Any]:
    before = standing[place][1] if place in standing else None
    line, page = place
    return audit.note(session, _TABLE.name, f"{number}/{line}/{page}", before, wanted.get(place))


def _standing(session: Session, order_id: int) -> dict[tuple[int, int], tuple[int, Values]]:
    statement = select(_TABLE).where(_TABLE.c.order_id == order_id).order_by(_TABLE.c.line, _TABLE.c.page)
    rows = session.connection().execute(statement).mappings()
    return {(row["line"], row["page"]): (row["id"], {name: row[name] for name in _NAMES}) for row in rows}
