"""Where reports go and when: printers, batches, and what an operator asked for last."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import JSON, LargeBinary, UniqueConstraint
from sqlmodel import Field

from qadtui.language.text import Text
from qadtui.models.columns import CodeText, Stamp, SurrogateKey
from qadtui.models.dictionary import field, refers_to
from qadtui.models.tables.base import LookUp, Master, Table


class PrinterType(Master, table=True):
    """What a make of printer understands (36.13.1). A code is typed with its unprintable bytes as /nnn: /027 is Esc."""

    title: ClassVar = Text("Printer type", "table")
    look_up: ClassVar = LookUp(("code", "description"))

    code: str = field(
        "Printer Type", "x(8)", qad="prt_type", key=True, unique=True, help="A name for a make of printer."
    )
    description: str = field("Description", "x(24)", qad="prt_desc", default="", help="What kind of printer it is.")
    lines: int = field(
        "Lines per Page", ">>9", qad="prt_lines", default=66, positive=True, help="How many lines a sheet of paper has."
    )
    form_feed: bool = field(
        "Form Feed",
        qad="prt_feed",
        default=True,
        help="Yes: a form feed ends a page; no: empty lines up to its length do, as on continuous forms.",
    )
    charset: str = field(
        "Character Set",
        "x(12)",
        qad="prt_charset",
        upper=False,
        default="utf-8",
        help="How characters are sent: utf-8, gbk (Chinese dot-matrix printers), ascii, cp437 ...",
    )
    start: str = field(
        "Start Code", "x(40)", qad="prt_init", upper=False, default="", help="Sent before the first page."
    )
    narrow: str = field(
        "80 Columns", "x(40)", qad="prt_80", upper=False, default="", help="Makes lines of 80 columns fit the paper."
    )
    wide: str = field(
        "132 Columns", "x(40)", qad="prt_132", upper=False, default="", help="Makes lines of 132 columns fit the paper."
    )
    bold: str = field("Bold", "x(40)", qad="prt_bold", upper=False, default="", help="What follows is printed bold.")
    plain: str = field(
        "Plain", "x(40)", qad="prt_plain", upper=False, default="", help="What follows is printed plain."
    )
    reset: str = field(
        "Reset Code", "x(40)", qad="prt_reset", upper=False, default="", help="Sent after the last page."
    )


class Printer(Master, table=True):
    """A device that reports can be printed on (36.13.2)."""

    title: ClassVar = Text("Printer", "table")
    look_up: ClassVar = LookUp(("name", "description", "destination"))

    name: str = field(
        "Output To",
        "x(20)",
        qad="prd_dev",
        key=True,
        upper=False,
        unique=True,
        help="The printer's name, as it is typed in a report's Output field.",
    )
    description: str = field("Description", "x(24)", qad="prd_desc", default="", help="Where it stands.")
    type_id: int = refers_to(PrinterType, "Printer Type", qad="prd_type", help="What it understands.")
    kind: str = field(
        "Destination Type",
        "x(6)",
        qad="prd_dest_type",
        upper=False,
        choices=("queue", "device"),
        default="queue",
        help="queue: a print queue of this machine (CUPS); device: bytes go straight to a device or file.",
    )
    destination: str = field(
        "Destination",
        "x(60)",
        qad="prd_path",
        upper=False,
        required=True,
        default="",
        help="The queue's name, or the device's path such as /dev/usb/lp0.",
    )
    copies: int = field("Copies", ">9", qad="prd_copies", default=1, positive=True, help="How often it is printed.")


class PrinterDefault(Master, table=True):
    """Where a user's reports go unless they say otherwise (36.13.4)."""

    title: ClassVar = Text("Printer default", "table")
    look_up: ClassVar = LookUp(("user", "function", "output"))

    __table_args__ = (UniqueConstraint("user", "function"),)

    user: str = field(
        "User ID",
        "x(8)",
        qad="upd_userid",
        key=True,
        upper=False,
        default="*",
        help="Whose default it is; * is everybody.",
    )
    function: str = field(
        "Menu Number",
        "x(16)",
        qad="upd_nbr",
        key=True,
        required=False,
        default="",
        help="For which report, such as 7.1.20.13; blank is all of them.",
    )
    output: str = field(
        "Output To",
        "x(20)",
        qad="upd_dev",
        upper=False,
        required=True,
        default="",
        help="A printer's name, or terminal.",
    )


class BatchId(Master, table=True):
    """A batch: reports that wait for each other, and when they run (36.14.1)."""

    title: ClassVar = Text("Batch ID", "table")
    look_up: ClassVar = LookUp(("code", "description", "priority"))

    code: str = field("Batch ID", "x(12)", qad="bc_batch", key=True, unique=True, help="A name for the batch.")
    description: str = field("Description", "x(24)", qad="bc_desc", default="", help="What the batch is for.")
    permanent: bool = field(
        "Permanent", qad="bc_perm", default=False, help="Yes: its reports stay and run again; no: each runs once."
    )
    priority: int = field(
        "Priority", ">>9", qad="bc_prio", default=0, positive=True, help="The batch of the highest priority runs first."
    )
    run_at: str = field(
        "Run At",
        "x(5)",
        qad="bc_time",
        default="",
        help="The time of day it runs at, such as 22:30; blank: at any time, or as the interval says.",
    )
    interval: int = field(
        "Interval (min)",
        ">>>>9",
        qad="bc_interval",
        default=0,
        positive=True,
        help="Minutes from one run to the next; 0: once a day at its time, or whenever something waits.",
    )


class BatchRequest(Table, table=True):
    """One report that somebody asked for in a batch, and what became of it."""

    title: ClassVar = Text("Batch request", "table")
    look_up: ClassVar = LookUp(("number", "batch", "function", "user", "state"))

    id: int | None = field(
        "Request",
        ">>>>>>>9",
        qad="bcd_nbr",
        key=True,
        name="number",
        type=SurrogateKey,
        default=None,
        primary_key=True,
        help="The request's number, counted up.",
    )
    batch_id: int = refers_to(BatchId, "Batch ID", qad="bcd_batch", help="The batch it waits in.")
    user: str = field("User ID", "x(8)", qad="bcd_userid", upper=False, default="", help="Who asked for it.")
    function: str = field("Menu Number", "x(16)", qad="bcd_exec", default="", help="The report's number in the menus.")
    output: str = field("Output", "x(40)", qad="bcd_dev", upper=False, default="", help="Where it goes.")
    state: str = field(
        "State",
        "x(8)",
        qad="bcd_stat",
        upper=False,
        choices=("waiting", "running", "done", "failed"),
        default="waiting",
        help="waiting, running, done or failed.",
    )
    rows: int = field("Rows", ">>>>>>>>9", qad="bcd_rows", default=0, help="How many rows it had the last time.")
    page_lines: int = field(
        "Lines per Page", ">>9", qad="bcd_lines", default=0, help="How long the pages of its result are; 0: no pages."
    )
    message: str = field("Message", "x(70)", qad="bcd_msg", default="", help="What came of it.")
    job: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    queued_at: datetime = field("Requested", qad="bcd_date", type=Stamp, help="When it was asked for.")
    started_at: datetime | None = field(
        "Started", qad="bcd_start", type=Stamp, default=None, help="When it last began."
    )
    ended_at: datetime | None = field("Ended", qad="bcd_end", type=Stamp, default=None, help="When it last ended.")


class BatchOutput(Table, table=True):
    """A piece of what a request printed, compressed: its lines in pieces, so that writing one holds nobody up."""

    title: ClassVar = Text("Batch output", "table")

    __table_args__ = (UniqueConstraint("request_id", "part"),)

    request_id: int = Field(foreign_key="batch_request.id", sa_type=SurrogateKey)
    part: int
    content: bytes = Field(sa_type=LargeBinary)


class Criteria(Table, table=True):
    """What a user asked of a report the last time."""

    title: ClassVar = Text("Criteria", "table")

    __table_args__ = (UniqueConstraint("user", "screen"),)

    user: str = Field(sa_type=CodeText)
    screen: str = Field(sa_type=CodeText)
    content: dict[str, object] = Field(sa_type=JSON)


class BrowseView(Table, table=True):
    """How a user likes a browse: its columns, their order, what it is sorted by."""

    title: ClassVar = Text("Browse view", "table")

    __table_args__ = (UniqueConstraint("user", "screen"),)

    user: str = Field(sa_type=CodeText)
    screen: str = Field(sa_type=CodeText)
    content: dict[str, object] = Field(sa_type=JSON)
