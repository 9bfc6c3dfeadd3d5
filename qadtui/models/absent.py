"""Inserting a row unless its key is there already, in one statement that both databases understand.

Only the dialect of the database in use is imported: PostgreSQL's takes longer than opening an SQLite file.
"""

from importlib import import_module
from typing import Any

from sqlalchemy import Dialect, Table


def insert_if_absent(dialect: Dialect, table: Table, *key: str) -> Any:
    """An insert into `table` that leaves a row with the same `key` columns as it is; its row count tells."""
    spoken = import_module(f"sqlalchemy.dialects.{dialect.name}")
    return spoken.insert(table).on_conflict_do_nothing(index_elements=key)
