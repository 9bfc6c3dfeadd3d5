"""Adding a row that somebody else may be adding at the same moment."""

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel


def add_once(session: Session, row: SQLModel) -> bool:
    """Add `row` unless its unique key is taken meanwhile; True when added. The transaction goes on either way."""
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
    except IntegrityError:
        return False
    return True
