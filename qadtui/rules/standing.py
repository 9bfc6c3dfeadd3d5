"""An order's lines as they stand in the database: what is ordered, shipped and allocated, in the line's unit and in
stock's.

    ordered 10 CS    shipped 4 CS    open 6 CS  =  open_stock 72 EA  >=  allocated  =  general + detail

Whoever changes an order's lines locks the order first, so these figures stay true until the transaction ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from qadtui.language.messages import LINE_DOES_NOT_EXIST, ORDER_DOES_NOT_EXIST, Refusal
from qadtui.models.database import operator_of
from qadtui.models.tables import Allocation, SalesOrder, SalesOrderLine
from qadtui.models.view import Values, table_of, view_of
from qadtui.rules.item_sites import Pair
from qadtui.rules.units import line_quantity, stock_quantity

ZERO = Decimal(0)
_ORDER, _LINE, _DETAIL = table_of(SalesOrder), table_of(SalesOrderLine), table_of(Allocation)
_WRITE = update(_LINE).where(_LINE.c.id == bindparam("row")).values(version=_LINE.c.version + 1)
_OWN = (_LINE.c.item_id, _LINE.c.site_id, _LINE.c.general_allocated)


@dataclass
class Standing:
    """A line: `values` is its record, `general` and `details` (by stock id) what is allocated to it in stock units."""

    id: int
    pair: Pair
    values: Values
    general: Decimal = ZERO
    details: dict[int, Decimal] = field(default_factory=dict)

    @property
    def line(self) -> int:
        """The line's number."""
        return int(self.values["line"])

    @property
    def factor(self) -> Decimal:
        """Stock units in one of the line's."""
        return Decimal(self.values["um_conversion"])

    @property
    def open(self) -> Decimal:
        """What is still to be shipped, in the line's unit."""
        return max(ZERO, Decimal(self.values["quantity_ordered"] - self.values["quantity_shipped"]))

    @property
    def open_stock(self) -> Decimal:
        """What is still to be shipped, in stock units."""
        return stock_quantity(self.open, self.factor)

    @property
    def required(self) -> Decimal:
        """What the line asks of its site, in stock units."""
        return self.open_stock if self.values["confirmed"] else ZERO

    @property
    def detail(self) -> Decimal:
        """What is allocated in detail."""
        return sum(self.details.values(), ZERO)

    @property
    def allocated(self) -> Decimal:
        """What is allocated in general and in detail."""
        return self.general + self.detail

    @property
    def quantity_allocated(self) -> Decimal:
        """The same in the line's unit."""
        return line_quantity(self.allocated, self.factor)


def lock_order(session: Session, number: str, field: str = "order") -> tuple[int, Values, int]:
    """Id, record and version of an order nobody else can change now. Refusal ORDER_DOES_NOT_EXIST."""
    session.connection().execute(select(_ORDER.c.id).where(_ORDER.c.number == number).with_for_update())
    return read_order(session, number, field)


def read_order(session: Session, number: str, field: str = "order") -> tuple[int, Values, int]:
    """Id, record and version of an order; a customer's own address shows as their number. ORDER_DOES_NOT_EXIST."""
    view = view_of(SalesOrder)
    row = session.connection().execute(view.rows().where(_ORDER.c.number == number)).mappings().first()
    if row is None:
        raise Refusal(ORDER_DOES_NOT_EXIST, field, order=number)
    values = view.values(row)
    return row["id"], values | {"ship_to": values["ship_to"] or values["sold_to"]}, row["version"]


def lines_of(session: Session, order_id: int, line: int | None = None) -> dict[int, Standing]:
    """The lines of an order (or one of them) by number. Refusal LINE_DOES_NOT_EXIST (line)."""
    view = view_of(SalesOrderLine)
    statement = view.rows().add_columns(*_OWN).where(_LINE.c.order_id == order_id).order_by(_LINE.c.line)
    if line is not None:
        statement = statement.where(_LINE.c.line == line)
    found = {}
    for row in session.connection().execute(statement).mappings():
        pair = (row["item_id"], row["site_id"])
        found[row["value_line"]] = Standing(row["id"], pair, view.values(row), row["general_allocated"])
    if line is not None and not found:
        raise Refusal(LINE_DOES_NOT_EXIST, "line", line=line)
    _add_details(session, found.values())
    return found


def _add_details(session: Session, lines: Iterable[Standing]) -> None:
    by_id = {line.id: line for line in lines}
    statement = select(_DETAIL.c.line_id, _DETAIL.c.stock_id, _DETAIL.c.allocated).where(_DETAIL.c.line_id.in_(by_id))
    for line_id, stock_id, allocated in session.connection().execute(statement.order_by(_DETAIL.c.id)):
        by_id[line_id].details[stock_id] = allocated


def write(session: Session, line: Standing, **columns: object) -> None:
    """Write what is allocated to the line, and other `columns`, into its row and its record."""
    stamp = {"modified_by": operator_of(session).user, "modified_at": operator_of(session).clock.now()}
    columns |= {"quantity_allocated": line.quantity_allocated}
    line.values |= columns
    row = columns | stamp | {"general_allocated": line.general, "row": line.id}
    session.connection().execute(_WRITE, row)
