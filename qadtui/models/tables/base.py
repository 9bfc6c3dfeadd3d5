"""What every table has in common: a surrogate key, a name in snake case, and for what people edit a row version."""

import re
from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from qadtui.language.text import Text
from qadtui.models.columns import CodeText, Stamp, SurrogateKey


class Table(SQLModel):
    """A table: `SalesOrderLine` is stored as `sales_order_line`."""

    title: ClassVar[Text]
    """What people call a record of it."""

    id: int | None = Field(default=None, primary_key=True, sa_type=SurrogateKey)

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Master(Table):
    """What people edit: a row version, and who wrote it last, for "changed meanwhile by ..."."""

    version: int = 1
    modified_by: str = Field(default="", sa_type=CodeText)
    modified_at: datetime | None = Field(default=None, sa_type=Stamp)


class Ledger(Table):
    """What only grows: a wrong row is corrected by a reversing row."""


def every_table() -> list[type[Table]]:
    """All tables that are defined."""
    kinds = [Table, Master, Ledger]
    return [table for kind in kinds for table in kind.__subclasses__() if table not in kinds]
