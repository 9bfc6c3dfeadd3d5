"""Records as a key frame asks for them: the one with this key, the one before or after it, and what paths show.

Whoever has rights to sites finds what belongs to those and passes over the rest.
"""

from collections.abc import Sequence
from itertools import takewhile

from sqlmodel import Session, SQLModel

from qadtui.definitions.screens import Screen
from qadtui.language import messages
from qadtui.language.messages import Refusal
from qadtui.models import records
from qadtui.models.dictionary import dictionary, natural_key
from qadtui.models.visibility import visible
from qadtui.reports.selection import values_at
from qadtui.terminal.frames import Values


def beyond_key(
    session: Session,
    model: type[SQLModel],
    field: str,
    values: Values,
    forward: bool,
    paths: Sequence[str],
    shown: Values,
) -> Values | None:
    """The record after or before the typed key, among those that agree with it in front of the field; in an outer key
    field that refers to a table, its next code.

    `shown` is the record that was shown last. What is typed instead is where paging starts: the record with just that
    key comes first, and what stood behind the field belonged to the other one.
    """
    key = natural_key(model)
    entry = dictionary(model).get(field)
    if entry is None:
        return None
    if entry.reference is not None and entry.name != key[-1].name:
        target = entry.reference.target
        code = natural_key(target)[-1].name
        found = records.step(session, target, {code: values.get(field)}, forward, {}, visible(session, target))
        return {field: found.values[code]} if found else None
    outer = {part.name: values.get(part.name) for part in takewhile(lambda part: part.name != field, key)}
    typed = {part.name: values.get(part.name) for part in key}
    found, among = None, visible(session, model)
    if typed[field] != shown.get(field):
        typed = outer | {field: typed[field]}
        found = records.find(session, model, typed, among)
    found = found or records.step(session, model, typed, forward, outer, among)
    return _with_paths(session, model, found, paths) if found else None


def whole_record(
    session: Session, model: type[SQLModel], values: Values, paths: Sequence[str]
) -> tuple[Values, int] | None:
    """The record with this key, what its dotted paths lead to, and its version. Refusal: OF_ANOTHER_SITE."""
    key = {part.name: values.get(part.name) for part in natural_key(model)}
    found, among = records.find(session, model, key), visible(session, model)
    if found and among and not records.find(session, model, key, among):
        raise _about(messages.OF_ANOTHER_SITE, model, values)
    return (_with_paths(session, model, found, paths), found.version) if found else None


def no_such(model: type[SQLModel], values: Values) -> Refusal:
    """The refusal of a key that no record has; the cursor goes to its innermost part."""
    return _about(messages.DOES_NOT_EXIST, model, values)


def _about(message: messages.Message, model: type[SQLModel], values: Values) -> Refusal:
    entry = natural_key(model)[-1]
    return Refusal(message, entry.name, what=entry.label, code=values.get(entry.name, ""))


def _with_paths(session: Session, model: type[SQLModel], found: records.Found, paths: Sequence[str]) -> Values:
    return found.values | values_at(session, model, found.id, paths)


def dotted_paths(screen: Screen, model: type[SQLModel]) -> list[str]:
    """The dotted paths that the screen's frames show of a record."""
    if screen.table != model.__name__:
        return []
    names = (field.name for frame in screen.frames.values() for field in frame.fields)
    return [name for name in names if "." in name and name.partition(".")[0] in dictionary(model)]
