"""Comments: pages of text that stand on documents, and master comments that are copied into them.

MasterComment   reference C100, type "", page 1     "Deliver at the back door."
Comment         order SO1001, line 0, page 1        the same, as somebody changed it for this order; line 0 is its head
"""

from typing import ClassVar

from sqlalchemy import UniqueConstraint

from qadtui.language.text import Text
from qadtui.models.columns import CodeText
from qadtui.models.dictionary import field, refers_to
from qadtui.models.tables.base import Master, Table
from qadtui.models.tables.orders import SalesOrder


class MasterComment(Master, table=True):
    """A page of text kept under a name, such as a customer's or an item's number."""

    title: ClassVar = Text("Master comment", "table")

    __table_args__ = (UniqueConstraint("reference", "language", "type", "page"),)

    reference: str = field(
        "Master Reference",
        "x(18)",
        qad="cd_ref",
        key=True,
        help="The name the comment is kept under: the number of a customer or an item, or a word of your own.",
    )
    language: str = field(
        "Language",
        "x(5)",
        qad="cd_lang",
        key=True,
        required=False,
        upper=False,
        default="",
        help="The language the comment is written in; blank = any.",
    )
    type: str = field(
        "Type", "x(8)", qad="cd_type", key=True, required=False, default="", help="What kind of comment it is."
    )
    page: int = field("Page", ">9", qad="cd_seq", key=True, default=1, help="The page of the comment.")
    text: str = field("Text", qad="cd_cmmt", type=CodeText, default="", help="The page's lines.")


class Comment(Table, table=True):
    """A page of comments of an order or one of its lines, and the papers it is printed on."""

    title: ClassVar = Text("Comment", "table")

    __table_args__ = (UniqueConstraint("order_id", "line", "page"),)

    order_id: int = refers_to(SalesOrder, "Order", qad="so_cmtindx", key=True, index=False, help="The sales order.")
    line: int = field("Ln", ">>9", qad="sod_cmtindx", key=True, help="The order's line; 0 is the order's head.")
    page: int = field("Page", ">9", qad="cmt_seq", key=True, help="The page of the comment.")
    reference: str = field(
        "Master Reference",
        "x(18)",
        qad="cmt_ref",
        upper=True,
        default="",
        help="The master comment to copy: the number of a customer or an item, or a word of your own.",
    )
    language: str = field(
        "Language", "x(5)", qad="cmt_lang", default="", help="The language of the master comment; blank = any."
    )
    type: str = field(
        "Type", "x(8)", qad="cmt_type", upper=True, default="", help="What kind of comment the master comment is."
    )
    text: str = field("Text", qad="cmt_cmmt", type=CodeText, default="", help="The page's lines.")
    print_quote: bool = field("Print On Quote", qad="cmt_print", default=True, help="Whether it stands on quotes.")
    print_order: bool = field("Print On Order", qad="cmt_print", default=True, help="Whether it stands on orders.")
    print_packing_list: bool = field(
        "Print On Packing List", qad="cmt_print", default=True, help="Whether it stands on packing lists."
    )
    print_invoice: bool = field(
        "Print On Invoice", qad="cmt_print", default=True, help="Whether it stands on invoices."
    )
