"""From codes to surrogate keys: which row a reference means, remembered while one transaction's records are written."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, SQLModel

from qadtui.language.messages import DOES_NOT_EXIST, Refusal
from qadtui.models.dictionary import Entry, natural_key
from qadtui.models.view import view_of


class References:
    """Looks up referenced rows; each only once in a transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[tuple[object, ...], int] = session.info.setdefault("references", {})

    def id_of(self, entry: Entry, values: Mapping[str, Any]) -> int | None:
        """The id of the row that `entry` of the record `values` refers to; None for a blank. Refusal: DOES_NOT_EXIST.

        The outer parts of the target's key come from the record's own fields, as the dictionary's `within` says.
        """
        assert entry.reference is not None
        code, target = values[entry.name], entry.reference.target
        if code in ("", None):
            return None
        *outer, last = natural_key(target)
        key = {part.name: values[entry.reference.within[part.name]] for part in outer} | {last.name: code}
        found = self._find(target, key)
        if found is None:
            raise Refusal(DOES_NOT_EXIST, entry.name, what=entry.label, code=code)
        return found

    def _find(self, target: type[SQLModel], key: Mapping[str, Any]) -> int | None:
        known = (target, *key.values())
        if known not in self._known:
            view = view_of(target)
            statement = view.rows().with_only_columns(view.table.c.id).where(view.is_key(key))
            found = self._session.connection().execute(statement).scalar()
            if found is None:
                return None  # it may be written yet
            self._known[known] = found
        return self._known[known]


def forget(session: Session) -> None:
    """A row was deleted in this transaction: look all up again."""
    session.info.pop("references", None)
