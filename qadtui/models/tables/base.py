"""What every table has in common: a surrogate key, a name in snake case, and for what people edit a row version.

A table that people look records up in also says what they see of them.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from qadtui.language.text import Text
from qadtui.models.columns import CodeText, Stamp, SurrogateKey


@dataclass(frozen=True)
class LookUp:
    """What a look-up lists of a table: the `columns` by which people know a record (paths as in a report).

    Besides by the key it is sorted and searched by the columns in `searched`, each of which has an index behind the
    outer parts of the key; text is searched in capitals. Where the innermost part of the key has an index of its own,
    records are listed `anywhere`, also while the outer parts are not known.
    """

    columns: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    anywhere: bool = False


class Table(SQLModel):
    """A table: `SalesOrderLine` is stored as `sales_order_line`."""

    title: ClassVar[Text]
    """What people call a record of it."""

    look_up: ClassVar[LookUp] = LookUp()
    """What is listed where one is looked for; the key alone, if nothing is said."""

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
