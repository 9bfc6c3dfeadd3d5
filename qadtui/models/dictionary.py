"""The data dictionary is the model.

Label, format, help and reference of a field stand once, on its column:

    class Location(Master, table=True):
        site_id: int = refers_to(Site, "Site", qad="loc_site", key=True)
        code: str = field("Location", "x(8)", qad="loc_loc", key=True)

Screens, reports, files and the checks on writing all read it from here, by the field's *dictionary name*: the
attribute's name, and for a reference the name without `_id`. The value of a reference, seen from outside, is the
natural code of the row it points to, so a record outside the database is plain text, numbers and dates:

    {"site": "EAST", "code": "A-01"}            never {"site_id": 7}

A dotted path walks along references: `order.sold_to.name`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from sqlmodel import Field, SQLModel

from qadtui.language.text import Text
from qadtui.models.columns import CodeText, SurrogateKey

_DEFAULT_FORMATS = {date: "99/99/99", datetime: "99/99/99 99:99", bool: "yes/no"}


@dataclass(frozen=True)
class Reference:
    """Where a reference points: the table, and which sibling fields give the outer parts of its natural key.

    `within={"site": "site"}` on a line's location says: the location is looked up within the line's own site.
    """

    target: type[SQLModel]
    within: Mapping[str, str] = dataclass_field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """One field of the dictionary. `kind` is the Python type of its plain value."""

    name: str
    attribute: str
    label: Text
    column_label: Text
    format: str
    kind: type
    help: Text
    qad: str
    key: bool
    required: bool
    upper: bool
    choices: tuple[str, ...]
    positive: bool
    secret: bool
    reference: Reference | None
    default: Callable[[], Any]


def field(
    label: str,
    format: str = "",
    *,
    qad: str,
    help: str,
    column: str = "",
    key: bool = False,
    required: bool | None = None,
    upper: bool | None = None,
    choices: tuple[str, ...] = (),
    positive: bool = False,
    secret: bool = False,
    name: str = "",
    type: Any = None,
    default: Any = ...,
    primary_key: bool = False,
    **more: Any,
) -> Any:
    """A column with its dictionary entry.

    `format` as QAD writes it (`x(8)`, `->>,>>9.99`); dates, stamps and yes/no fields have theirs. `column` is the
    heading in lists. Key fields are required and upper-cased unless `required` and `upper` say otherwise. `positive`
    refuses negative numbers; what is `secret` is in no report, browse or look-up. `type` is the column's SQLAlchemy
    type where it is not the usual one (Amount, Price, ...); `more` goes to SQLModel's Field.
    """
    notes = {
        "label": label,
        "format": format,
        "qad": qad,
        "help": help,
        "column": column,
        "key": key,
        "required": key if required is None else required,
        "upper": key if upper is None else upper,
        "choices": choices,
        "positive": positive,
        "secret": secret,
        "name": name,
    }
    return _column(notes, type, default, primary_key=primary_key, **more)


def refers_to(
    target: type[SQLModel] | None,
    label: str,
    *,
    qad: str,
    help: str,
    column: str = "",
    key: bool = False,
    optional: bool = False,
    within: Mapping[str, str] | None = None,
    format: str = "",
    **more: Any,
) -> Any:
    """A foreign key with its dictionary entry; the format of its code is the target's unless given.

    `target` None is the table itself (give it the table's name in `foreign_key`). `within` names, for each outer part
    of the target's natural key, the sibling field that gives it.
    """
    notes = {
        "label": label,
        "format": format,
        "qad": qad,
        "help": help,
        "column": column,
        "key": key,
        "required": not optional,
        "upper": True,
        "choices": (),
        "positive": False,
        "secret": False,
        "name": "",
        "target": target,
        "within": within or {},
        "refers": True,
    }
    if target is not None:
        more["foreign_key"] = f"{target.__tablename__}.id"
    more.setdefault("index", True)
    return _column(notes, SurrogateKey, None if optional else ..., **more)


def _column(notes: dict[str, Any], type_: Any, default: Any, **more: Any) -> Any:
    kwargs: dict[str, Any] = dict(more, schema_extra={"json_schema_extra": {"dictionary": notes}})
    if type_ is not None:
        kwargs["sa_type"] = type_
    elif notes["format"].startswith("x"):
        kwargs["sa_type"] = CodeText
    if callable(default):
        kwargs["default_factory"] = default
    elif default is not ...:
        kwargs["default"] = default
    return Field(**kwargs)


@cache
def dictionary(model: type[SQLModel]) -> dict[str, Entry]:
    """The entries of a table by dictionary name, in the order of its columns; columns without an entry are left out."""
    entries = (_entry(model, attribute, info) for attribute, info in model.model_fields.items())
    return {entry.name: entry for entry in entries if entry}


def entry_at(model: type[SQLModel], path: str) -> Entry:
    """The entry a dotted path leads to. Raises KeyError with the step that does not exist."""
    name, _, rest = path.partition(".")
    found = dictionary(model).get(name)
    if found is None:
        raise KeyError(f"{model.__name__} has no field {name}")
    if not rest:
        return found
    if found.reference is None:
        raise KeyError(f"{model.__name__}.{name} refers to no other table")
    return entry_at(found.reference.target, rest)


def owner_of(model: type[SQLModel], path: str) -> type[SQLModel]:
    """The table that the last step of a dotted path belongs to. Raises KeyError like `entry_at`."""
    first, _, rest = path.partition(".")
    if not rest:
        return model
    reference = entry_at(model, first).reference
    if reference is None:
        raise KeyError(f"{model.__name__}.{first} refers to no other table")
    return owner_of(reference.target, rest)


def natural_key(model: type[SQLModel]) -> tuple[Entry, ...]:
    """The entries that identify a record to people, outermost first."""
    return tuple(entry for entry in dictionary(model).values() if entry.key)


def _entry(model: type[SQLModel], attribute: str, info: Any) -> Entry | None:
    notes = (info.json_schema_extra or {}).get("dictionary")
    if notes is None:
        return None
    target = Reference(notes["target"] or model, notes["within"]) if notes.get("refers") else None
    code = natural_key(target.target)[-1] if target and target.target is not model else None
    kind = _kind(info.annotation) if target is None else (code.kind if code else str)
    return Entry(
        name=notes["name"] or (attribute.removesuffix("_id") if target else attribute),
        attribute=attribute,
        label=Text(notes["label"], notes["qad"]),
        column_label=Text(notes["column"] or notes["label"], notes["qad"]),
        format=notes["format"] or (code.format if code else _DEFAULT_FORMATS.get(kind, "")),
        kind=kind,
        help=Text(notes["help"], "help"),
        qad=notes["qad"],
        key=notes["key"],
        required=notes["required"],
        upper=code.upper if code else notes["upper"],
        choices=notes["choices"],
        positive=notes["positive"],
        secret=notes["secret"],
        reference=target,
        default=_default(kind, info, target is not None),
    )


def _kind(annotation: Any) -> type:
    kind: type = next((part for part in get_args(annotation) if part is not type(None)), annotation)
    return kind


def _default(kind: type, info: Any, is_reference: bool) -> Callable[[], Any]:
    if info.default_factory is not None:
        return info.default_factory  # type: ignore[no-any-return]
    if is_reference or info.is_required() or info.default is None:
        blank = {str: "", int: 0, Decimal: Decimal(0), bool: False}.get(kind)
        return lambda: blank
    return lambda: info.default
