"""Column types that mean the same on every database: codes, surrogate keys, time stamps.

Codes compare and sort by code point everywhere: SQLite does so by itself, PostgreSQL with `COLLATE "C"`.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String, TypeDecorator

CodeText = String().with_variant(String(collation="C"), "postgresql")
SurrogateKey = BigInteger().with_variant(Integer(), "sqlite")


class Stamp(TypeDecorator[datetime]):
    """An aware moment, always UTC: what clock and calendar a reader prefers is the screen's business."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stamp needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
