"""Users and their rights, and what the house itself keeps: audit, locks, drafts, counters, postings."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from qadtui.language.text import Text
from qadtui.models.columns import CodeText, Stamp, SurrogateKey
from qadtui.models.dictionary import field, refers_to
from qadtui.models.numbers import Amount
from qadtui.models.tables.base import Ledger, LookUp, Master, Table


class Role(Master, table=True):
    """A set of rights with a name."""

    title: ClassVar = Text("Role", "table")
    look_up: ClassVar = LookUp(("code", "description"))

    code: str = field("Role", "x(8)", qad="usrg_group_name", key=True, unique=True, help="A name for a set of rights.")
    description: str = field("Description", "x(24)", qad="usrg_desc", help="What people with this role do.", default="")


class RoleRight(Master, table=True):
    """One right of a role; see `models.users` for what the kinds mean."""

    title: ClassVar = Text("Right", "table")

    __table_args__ = (UniqueConstraint("role_id", "kind", "name"),)

    role_id: int = refers_to(Role, "Role", qad="usrw_group", key=True, help="The role that has the right.")
    kind: str = field(
        "Kind",
        "x(8)",
        qad="usrw_kind",
        key=True,
        upper=False,
        choices=("menu", "approve", "limit", "date", "site"),
        help="menu: run programs; approve: approve something; limit: go up to an amount; date: set the session date; "
        "site: see these sites only (without it: all).",
    )
    name: str = field(
        "Name",
        "x(20)",
        qad="usrw_name",
        key=True,
        upper=False,
        default="*",
        help="Which: for menus a number such as 7.1.6 or all below one as 7.*; * is everything.",
    )
    limit: Decimal = field(
        "Limit",
        ">>>,>>>,>>9.99",
        qad="usrw_limit",
        type=Amount,
        default=Decimal(0),
        positive=True,
        help="How far a limit goes; 0 = as far as they like. For menus, approvals and dates it has no meaning.",
    )


class User(Master, table=True):
    """Who may work here. The identity comes from the operating system or `--user`."""

    title: ClassVar = Text("User", "table")
    look_up: ClassVar = LookUp(("user_id", "name", "role"))

    user_id: str = field(
        "User ID",
        "x(8)",
        qad="usr_userid",
        key=True,
        unique=True,
        upper=False,
        help="The name the operator is known by: the operating system's user name, or the one given with --user.",
    )
    name: str = field("Name", "x(35)", qad="usr_name", help="The operator's full name.", default="")
    language: str = field(
        "Language",
        "x(5)",
        qad="usr_lang",
        choices=("", "en", "zh_CN"),
        default="",
        help="The language of screens and messages: en or zh_CN. Blank takes the terminal's.",
    )
    date_order: str = field(
        "Date Order",
        "x(3)",
        qad="usr_date_order",
        choices=("mdy", "dmy", "ymd"),
        default="mdy",
        help="How dates are typed and shown: mdy, dmy or ymd.",
    )
    role_id: int | None = refers_to(
        Role, "Role", qad="usr_groups", optional=True, help="The role whose rights the operator has."
    )
    active: bool = field(
        "Active", qad="usr_active", default=True, help="No keeps the operator out without deleting them."
    )
    remarks: str = field("Remarks", "x(40)", qad="usr_rmks", default="", help="Any remark.")


class UserMenu(Master, table=True):
    """A user's favourite program, at its place in the list that F6 opens."""

    title: ClassVar = Text("User menu", "table")
    look_up: ClassVar = LookUp(("user", "position", "function"))

    __table_args__ = (UniqueConstraint("user_id", "position"),)

    user_id: int = refers_to(User, "User ID", qad="usrm_userid", key=True, index=False, help="Whose menu it is.")
    position: int = field(
        "Selection",
        ">9",
        qad="usrm_select",
        key=True,
        positive=True,
        help="The number it is chosen by.",
    )
    function: str = field(
        "Menu Number",
        "x(16)",
        qad="usrm_exec",
        required=True,
        default="",
        help="The program's number in the menus, such as 7.1.6.",
    )


class Audit(Ledger, table=True):
    """Who wrote what, when, where, with the record before and after as JSON."""

    title: ClassVar = Text("Audit", "table")

    at: datetime = field("Date/Time", qad="aud_date", type=Stamp, index=True, help="When it was written.")
    user: str = field("User ID", "x(8)", qad="aud_userid", help="Who wrote it.")
    terminal: str = field("Terminal", "x(16)", qad="aud_dev", help="The terminal they sat at.")
    program: str = field("Program", "x(12)", qad="aud_program", help="The program they wrote it with.")
    table: str = field("Table", "x(20)", qad="aud_dataset", help="The table that was written to.")
    key: str = field("Record", "x(40)", qad="aud_key1", index=True, help="The key of the record.")
    action: str = field("Action", "x(8)", qad="aud_action", help="Whether it was added, changed or deleted.")
    before: dict[str, object] | None = Field(default=None, sa_type=JSON)
    after: dict[str, object] | None = Field(default=None, sa_type=JSON)


class EditLock(Table, table=True):
    """Who is editing a document. The row tells people; a lock of the operating system or of PostgreSQL frees it at
    death.
    """

    title: ClassVar = Text("Edit lock", "table")

    __table_args__ = (UniqueConstraint("table", "key"),)

    table: str = field("Table", "x(20)", qad="lck_table", key=True, upper=False, help="What kind of document it is.")
    key: str = field("Document", "x(18)", qad="lck_key", key=True, upper=False, help="The document's number.")
    user: str = field("User ID", "x(8)", qad="lck_userid", help="Who is editing it.")
    terminal: str = field("Terminal", "x(16)", qad="lck_dev", help="The terminal they sit at.")
    session: str = Field(sa_type=CodeText)
    since: datetime = field("Since", qad="lck_since", type=Stamp, help="Since when.")


class Draft(Table, table=True):
    """A document being entered, kept frame by frame, so that a dropped line costs at most the frame being typed."""

    title: ClassVar = Text("Draft", "table")

    __table_args__ = (UniqueConstraint("user", "program", "key"),)

    user: str = Field(sa_type=CodeText)
    program: str = Field(sa_type=CodeText)
    key: str = Field(sa_type=CodeText)
    terminal: str = Field(sa_type=CodeText)
    kept_at: datetime = Field(sa_type=Stamp)
    content: dict[str, object] = Field(sa_type=JSON)


class DraftPart(Table, table=True):
    """A piece of a draft that is kept by itself, such as a line, so that keeping it costs no more than it."""

    title: ClassVar = Text("Part of a draft", "table")

    __table_args__ = (UniqueConstraint("draft_id", "part"),)

    draft_id: int = Field(foreign_key="draft.id", sa_type=SurrogateKey)
    part: str = Field(sa_type=CodeText)
    content: dict[str, object] = Field(sa_type=JSON)


class Counter(Table, table=True):
    """The next number of a kind of document."""

    title: ClassVar = Text("Counter", "table")

    name: str = Field(unique=True, sa_type=CodeText)
    next: int = Field(default=1, sa_type=SurrogateKey)


class Posting(Ledger, table=True):
    """One posting, known by the id its session made before it began: asked for again, it is found and not repeated."""

    title: ClassVar = Text("Posting", "table")

    posting_id: str = Field(unique=True, sa_type=CodeText)
    kind: str = Field(sa_type=CodeText)
    at: datetime = Field(sa_type=Stamp)
    user: str = Field(sa_type=CodeText)
    terminal: str = Field(sa_type=CodeText)
    program: str = Field(sa_type=CodeText)
    result: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
